//! `trucewatch try`: a draft text held against what a case has recorded.

use casefile::{Added, Beside, Limits, Loaded, is_part_of, shown_path};
use model::AgreementId;
use publish::trial::Trial;
use publish::trial::stage::{CannotStage, Draft, Staged, stage};
use publish::{csv, json, markdown};

use super::terms::read;
use crate::args::{Form, Try};
use crate::error::CommandError;
use crate::{ask, output, render, words};

pub(crate) fn run(options: &Try) -> Result<(), CommandError> {
    let record = ask::load(&options.on)?;
    let staged = staged(options, &record)?;
    let times = [options.as_of.as_deref(), options.known_at.as_deref()];
    let question = ask::question(&staged.case, &options.on, times, &options.reading)?;
    let trial = Trial::of(question, &staged, &record.case);
    match options.format {
        Form::Table => output::page(&trial.page()),
        Form::Md => output::text(&markdown::write(&trial.page())),
        Form::Json => output::text(&json::trial(&trial).map_err(CommandError::internal)?),
        Form::Csv => output::text(&csv::assess(&trial.found).map_err(CommandError::internal)?),
    }
}

/// The case with the draft in it.
fn staged(options: &Try, record: &Loaded) -> Result<Staged, CommandError> {
    let shown = shown_path(&options.draft);
    let old = options.instead_of.as_deref().map(|id| agreement(record, id)).transpose()?;
    let file = read(&options.draft)?;
    if is_part_of(&options.draft, &options.on) {
        return Err(CommandError::input(format!("`{shown}` is a part of the case already"))
            .hint("keep a draft outside the folder of the case that it is tried on"));
    }
    let beside = casefile::draft(record, file, &Limits::default());
    refuse_faults(&beside)?;
    for Added { written, stands_as } in &beside.agreements {
        if written != stands_as && old.as_ref() != Some(written) {
            return Err(CommandError::input(format!("the case already has an agreement `{written}`")).hint(
                format!(
                    "give the draft another id, or put it in that one's place: --instead-of {}",
                    words::word(written.as_str())
                ),
            ));
        }
    }
    let drafts = beside.agreements.into_iter();
    let drafts = drafts.map(|Added { written, stands_as }| Draft { written, stands_as }).collect();
    stage(beside.loaded.case, drafts, old, options.throughout).map_err(|error| match error {
        CannotStage::Empty => CommandError::input(format!("no agreement is in `{shown}`"))
            .hint("a draft is a file with `agreement \"…\" { … }`"),
        CannotStage::WhichOne => CommandError::input(format!(
            "`{shown}` holds several agreements, and which of them takes the place is not clear"
        ))
        .hint(
            "give that one the id of the agreement whose place it takes, or put the others into another file",
        ),
    })
}

fn agreement(record: &Loaded, id: &str) -> Result<AgreementId, CommandError> {
    let known = AgreementId::new(id);
    if record.case.agreements.contains_key(&known) {
        return Ok(known);
    }
    Err(ask::unknown("agreement", id, record.case.agreements.keys().map(AgreementId::as_str)))
}

/// Shows what is wrong with the draft, warnings too, and goes no further where that is an error.
fn refuse_faults(beside: &Beside) -> Result<(), CommandError> {
    let own =
        beside.loaded.diagnostics.iter().filter(|one| one.file == beside.file).cloned().collect::<Vec<_>>();
    render::some(&own, &beside.loaded.files);
    if !beside.loaded.has_errors() {
        return Ok(());
    }
    // the case alone is sound, so that an error anywhere else is brought about by the draft
    let elsewhere: Vec<_> = beside
        .loaded
        .diagnostics
        .iter()
        .filter(|one| one.file != beside.file && one.severity == terms::Severity::Error)
        .cloned()
        .collect();
    render::some(&elsewhere, &beside.loaded.files);
    Err(CommandError::said())
}
