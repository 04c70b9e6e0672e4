//! `trucewatch terms explain`: a file of terms said back in plain sentences.

use std::path::{Path, PathBuf};

use casefile::{Limits, Loaded, SourceFile, agreements_in, beside, is_part_of, shown_path};
use model::{AgreementId, Case};
use publish::terms::Said;
use publish::{json, markdown};
use terms::Severity;

use crate::args::{TermsExplain, TextForm};
use crate::error::CommandError;
use crate::{output, render, words};

pub(crate) fn explain(options: &TermsExplain) -> Result<(), CommandError> {
    let file = read(&options.file)?;
    let case = options.case.clone().or_else(|| folder_of_case(&options.file));
    let (case, ids) = match case {
        Some(folder) => in_case(&folder, &options.file, file)?,
        None => alone(&options.file, &file)?,
    };
    if ids.is_empty() {
        let message = format!("no agreement is in `{}`", shown_path(&options.file));
        return Err(CommandError::input(message).hint("a file of terms holds `agreement \"…\" { … }`"));
    }
    let said = Said::new(&case, &ids, &shown_path(&options.file));
    match options.format {
        TextForm::Table => output::page(&said.page()),
        TextForm::Md => output::text(&markdown::write(&said.page())),
        TextForm::Json => output::text(&json::terms(&said).map_err(CommandError::internal)?),
    }
}

/// Reads a file of terms, or shows why it is not read.
pub(super) fn read(path: &Path) -> Result<SourceFile, CommandError> {
    casefile::read_file(path, &Limits::default())?.map_err(|diagnostics| {
        render::some(&diagnostics, &[]);
        CommandError::said()
    })
}

/// The folder of the case that a file lies in: the nearest one above it that has a `case.kdl`.
fn folder_of_case(file: &Path) -> Option<PathBuf> {
    let file = file.canonicalize().ok()?;
    file.ancestors().skip(1).find(|folder| folder.join("case.kdl").is_file()).map(Path::to_owned)
}

fn alone(path: &Path, file: &SourceFile) -> Result<(Case, Vec<AgreementId>), CommandError> {
    let loaded = casefile::check_files(&[path.to_owned()], &Limits::default())?;
    refuse_faults(&loaded, &file.path)?;
    Ok((loaded.case, agreements_in(&file.text)))
}

fn in_case(folder: &Path, path: &Path, file: SourceFile) -> Result<(Case, Vec<AgreementId>), CommandError> {
    let record = casefile::load(folder, &Limits::default())?;
    if !is_part_of(path, folder) {
        let beside = beside(&record, file, &Limits::default());
        refuse_faults(&beside.loaded, &beside.file)?;
        say_faults_elsewhere(&record, folder);
        return Ok(beside.as_written());
    }
    let shown = record.files.iter().find(|own| own.text == file.text && ends_alike(&own.path, &file.path));
    refuse_faults(&record, shown.map_or(&*file.path, |own| &own.path))?;
    say_faults_elsewhere(&record, folder);
    let ids = agreements_in(&file.text);
    Ok((record.case, ids))
}

/// Whether two paths that people see lead to files of the same name.
fn ends_alike(a: &str, b: &str) -> bool {
    Path::new(a).file_name() == Path::new(b).file_name()
}

/// Shows what is wrong with a file, and goes no further where that is an error.
fn refuse_faults(loaded: &Loaded, file: &str) -> Result<(), CommandError> {
    let own: Vec<_> = loaded.diagnostics.iter().filter(|one| &*one.file == file).cloned().collect();
    if own.iter().any(|one| one.severity == Severity::Error) {
        render::some(&own, &loaded.files);
        return Err(CommandError::said());
    }
    Ok(())
}

fn say_faults_elsewhere(record: &Loaded, folder: &Path) {
    let (errors, _) = render::numbers(record);
    if errors > 0 {
        let number = render::counted(errors, "error");
        output::note(&format!(
            "the case has {number}, so some names may be missing; see them with: trucewatch check {}",
            words::path_word(folder)
        ));
    }
}
