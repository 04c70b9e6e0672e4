//! `trucewatch tallies`: who counted what.

use publish::Question;
use publish::tallies::Tallies;

use crate::args::OfCase;
use crate::error::CommandError;
use crate::{ask, output};

pub(crate) fn run(options: &OfCase) -> Result<(), CommandError> {
    let loaded = ask::load(&options.case)?;
    let question = Question::new(&loaded.case, &ask::word(&options.case.display().to_string()));
    output::page(&Tallies::of(&question).page())
}
