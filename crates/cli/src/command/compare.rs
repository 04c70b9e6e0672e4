//! `trucewatch compare`: where two readings part.

use publish::compare::Compared;
use publish::{csv, json, markdown};

use crate::args::{Compare, Form};
use crate::error::CommandError;
use crate::{ask, output};

pub(crate) fn run(options: &Compare) -> Result<(), CommandError> {
    let loaded = ask::load(&options.asked.at.of.case)?;
    let (a, b) = (ask::reading(&loaded.case, &options.a)?, ask::reading(&loaded.case, &options.b)?);
    if a == b {
        return Err(CommandError::input("a reading never parts from itself").hint("name two readings"));
    }
    let question = ask::as_known(&loaded.case, &options.asked, &[])?;
    let compared = Compared::of(&question, &a, &b);
    match options.format {
        Form::Table => output::page(&compared.page()),
        Form::Md => output::text(&markdown::write(&compared.page())),
        Form::Json => output::text(&json::compare(&compared).map_err(CommandError::internal)?),
        Form::Csv => output::text(&csv::compare(&compared).map_err(CommandError::internal)?),
    }
}
