//! `trucewatch assess`: the front page.

use publish::report::{Extent, Report};
use publish::{Found, csv, json, markdown};

use crate::args::{Assess, Form};
use crate::error::CommandError;
use crate::{ask, output};

pub(crate) fn run(options: &Assess) -> Result<(), CommandError> {
    let loaded = ask::load(&options.asked.at.of.case)?;
    let question = ask::as_known(&loaded.case, &options.asked, &options.reading)?;
    let extent = if options.all { Extent::All } else { Extent::Front };
    let page = || Report::of(&question, extent).page();
    match options.format {
        Form::Table => output::page(&page()),
        Form::Md => output::text(&markdown::write(&page())),
        Form::Json => {
            output::text(&json::assess(&question, &Found::of(&question)).map_err(CommandError::internal)?)
        }
        Form::Csv => output::text(&csv::assess(&Found::of(&question)).map_err(CommandError::internal)?),
    }
}
