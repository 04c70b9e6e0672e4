//! `trucewatch calendar`: meetings, deadlines, renewals.

use publish::{calendar, ics};

use crate::args::{Calendar, CalendarForm};
use crate::error::CommandError;
use crate::{ask, output};

pub(crate) fn run(options: &Calendar) -> Result<(), CommandError> {
    let loaded = ask::load(&options.of.case)?;
    let calendar = calendar::Calendar::of(&loaded.case);
    match options.format {
        CalendarForm::Table => output::page(&calendar.page()),
        // the same case gives the same bytes: it is stamped with the end of its record, not with today
        CalendarForm::Ics => output::text(&ics::write(&calendar, loaded.case.record_until)),
    }
}
