//! `trucewatch init`: a new case from the template.

use std::fs;
use std::io;
use std::path::Path;

use casefile::{shown_path, template};

use crate::args::Init;
use crate::error::CommandError;
use crate::{output, words};

pub(crate) fn run(options: &Init) -> Result<(), CommandError> {
    let dir = &options.dir;
    let name = shown_path(dir);
    let failed = |error: io::Error| CommandError::input(format!("`{name}`: {error}"));
    if !is_free(dir).map_err(failed)? {
        return Err(CommandError::input(format!("`{name}` is not empty"))
            .hint("give a folder that is new or empty; nothing was written"));
    }
    fs::create_dir_all(dir).map_err(failed)?;
    for (file, text) in template::FILES {
        output::write_new(&dir.join(file), text).map_err(failed)?;
    }
    let files = template::FILES.len();
    let word = words::path_word(dir);
    output::text(&format!("{files} files are in {name}. Look at them, then: trucewatch assess {word}\n"))
}

/// Returns true where nothing is there, or an empty folder.
fn is_free(dir: &Path) -> io::Result<bool> {
    match fs::read_dir(dir) {
        Ok(mut inside) => Ok(inside.next().is_none()),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(true),
        Err(error) => Err(error),
    }
}
