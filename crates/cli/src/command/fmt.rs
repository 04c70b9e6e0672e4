//! `trucewatch fmt`: files the way that every file of a case looks.

use std::path::Path;
use std::sync::Arc;

use casefile::SourceFile;

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
                output::text(&format!("{}\n", path.display()))?;
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
    let name = path.display().to_string();
    let unreadable = |error: std::io::Error| {
        CommandError::input(format!("`{name}`: {error}")).hint("give the files that are to be laid out")
    };
    if !path.metadata().map_err(unreadable)?.is_file() {
        return Err(CommandError::input(format!("`{name}` is no file")).hint("give files, not folders"));
    }
    let text = std::fs::read_to_string(path).map_err(unreadable)?;
    let shown: Arc<str> = Arc::from(name.as_str());
    let laid_out = terms::format(&text, &shown).map_err(|diagnostics| {
        render::some(&diagnostics, &[SourceFile::new(&name, &text)]);
        CommandError::input(format!("`{name}` is left as it is"))
    })?;
    if laid_out == text {
        return Ok(Layout::AsItShould);
    }
    if !only_look {
        output::replace(path, &laid_out)
            .map_err(|error| CommandError::input(format!("`{name}`: {error}")))?;
    }
    Ok(Layout::Changed)
}
