//! `trucewatch leads`: what machines read and nobody has looked into.

use publish::Question;
use publish::leads::Leads;

use crate::args;
use crate::error::CommandError;
use crate::{ask, output, words};

pub(crate) fn run(options: &args::Leads) -> Result<(), CommandError> {
    let loaded = ask::load(&options.of.case)?;
    let question = Question::new(&loaded.case, &words::path_word(&options.of.case));
    output::page(&Leads::of(&question, options.open).page())
}
