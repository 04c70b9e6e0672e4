//! `trucewatch obligations`: who owes what.

use publish::obligations::Obligations;

use crate::args::AtTime;
use crate::error::CommandError;
use crate::{ask, output};

pub(crate) fn run(options: &AtTime) -> Result<(), CommandError> {
    let loaded = ask::load(&options.of.case)?;
    let question = ask::at(&loaded.case, options)?;
    output::page(&Obligations::of(&question).page())
}
