//! `trucewatch fmt`: files the way that every file of a case looks.

use std::path::Path;

use casefile::{Limits, SourceFile, shown_path};
use terms::Diagnostic;

use crate::args::Fmt;
use crate::error::{CommandError, Kind};
use crate::{output, render};

/// What became of a file.
enum Layout {
    AsItShould,
    Changed,
}

pub(crate) fn run(options: &Fmt) -> Result<(), CommandError> {
    let mut worst: Option<CommandError> = None;
    for path in &options.files {
        let ended = match lay_out(path, options.check) {
            Ok(Layout::AsItShould) => continue,
            Ok(Layout::Changed) => {
                output::text(&format!("{}\n", shown_path(path)))?;
                if !options.check {
                    continue;
                }
                CommandError::found()
            }
            Err(error) => {
                output::failure(&error);
                CommandError::said()
            }
        };
        if worst.as_ref().is_none_or(|known| known.kind == Kind::Found) {
            worst = Some(ended);
        }
    }
    worst.map_or(Ok(()), Err)
}

fn lay_out(path: &Path, only_look: bool) -> Result<Layout, CommandError> {
    let name = shown_path(path);
    let left = |diagnostics: &[Diagnostic], files: &[SourceFile]| {
        render::some(diagnostics, files);
        CommandError::input(format!("`{name}` is left as it is"))
    };
    let file =
        casefile::read_file(path, &Limits::default())?.map_err(|diagnostics| left(&diagnostics, &[]))?;
    let laid_out = terms::format(&file.text, &file.path)
        .map_err(|diagnostics| left(&diagnostics, std::slice::from_ref(&file)))?;
    if laid_out == *file.text {
        return Ok(Layout::AsItShould);
    }
    if !only_look {
        // what a link leads to is laid out, and the link stays a link
        path.canonicalize()
            .and_then(|target| output::replace(&target, &laid_out))
            .map_err(|error| CommandError::input(format!("`{name}`: {error}")))?;
    }
    Ok(Layout::Changed)
}
