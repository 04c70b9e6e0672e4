//! `trucewatch standing`: who is bound.

use publish::standing::Standings;

use crate::args::AtTime;
use crate::error::CommandError;
use crate::{ask, output};

pub(crate) fn run(options: &AtTime) -> Result<(), CommandError> {
    let loaded = ask::load(&options.of.case)?;
    let question = ask::at(&loaded.case, options)?;
    output::page(&Standings::of(&question).page())
}
