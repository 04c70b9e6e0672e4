//! `trucewatch tallies`: who counted what.

use publish::Question;
use publish::tallies::Tallies;

use crate::args::OfCase;
use crate::error::CommandError;
use crate::{ask, output, words};

pub(crate) fn run(options: &OfCase) -> Result<(), CommandError> {
    let loaded = ask::load(&options.case)?;
    let question = Question::new(&loaded.case, &words::path_word(&options.case));
    output::page(&Tallies::of(&question).page())
}
