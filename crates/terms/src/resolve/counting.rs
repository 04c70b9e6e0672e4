//! Events, quantities, working days and the texts that there are.

use jiff::civil::Date;
use model::agreement::{Quantity, TextVersion};
use model::clock::{Event, WorkingWeek};
use model::{EventId, QuantityId};

use super::{Context, all, maybe};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::fields::shown;
use crate::surface::Word;
use crate::surface::agreement as surface;
use crate::surface::counting::{Item, WorkingDays};

/// Takes an event as it is written.
pub fn event(written: &Item<'_>) -> Event {
    Event {
        id: EventId::new(written.id.value),
        cites: written.cites.as_ref().map(|cites| cites.value.to_owned()),
        words: written.words.clone(),
        notes: written.notes.clone(),
    }
}

/// Takes a quantity as it is written.
pub fn quantity(written: &Item<'_>) -> Quantity {
    Quantity {
        id: QuantityId::new(written.id.value),
        words: written.words.clone(),
        notes: written.notes.clone(),
    }
}

/// Resolves the days on which people work: Saturday and Sunday are off where nothing else is said.
pub fn working_week(written: &WorkingDays<'_>, cx: Context<'_>) -> Option<WorkingWeek> {
    let usual = WorkingWeek::default();
    let off = written.off.as_ref().map_or(usual.off, |off| off.iter().map(|day| day.value).collect());
    let holidays = all(written.holidays.iter().map(|day| date(day, cx)))?;
    Some(WorkingWeek { off, holidays: holidays.into_iter().collect() })
}

fn date(word: &Word<'_>, cx: Context<'_>) -> Option<Date> {
    let text = word.value.trim();
    let date = if text.len() == 10 { text.parse().ok() } else { None };
    if date.is_none() {
        let message = format!("`{}` is not a day; write it as `2016-07-06`", shown(text));
        cx.at.report(Diagnostic::error(code::BAD_TIME, word.span, message));
    }
    date
}

/// Resolves one text of an agreement.
pub fn text(written: &surface::TextVersion<'_>, cx: Context<'_>) -> Option<TextVersion> {
    let on = maybe(written.on.as_ref(), |on| cx.when(on))?;
    Some(TextVersion {
        id: written.id.value.to_owned(),
        title: written.title.clone(),
        lang: written.lang.map(str::to_owned),
        authentic: written.authentic,
        on,
        document: written.document.clone(),
    })
}
