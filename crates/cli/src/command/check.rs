//! `trucewatch check`: what is wrong with a case or with files.

use casefile::Limits;

use crate::args::Files;
use crate::error::CommandError;
use crate::{output, render};

pub(crate) fn run(options: &Files) -> Result<(), CommandError> {
    let limits = Limits::default();
    let loaded = match options.paths.as_slice() {
        [one] if one.is_dir() => casefile::load(one, &limits)?,
        files => casefile::check_files(files, &limits)?,
    };
    let (errors, warnings) = render::numbers(&loaded);
    if errors + warnings > 0 {
        render::all(&loaded);
    }
    if errors > 0 {
        return Err(CommandError::said());
    }
    let files = render::counted(loaded.files.len(), "file");
    let warned =
        if warnings > 0 { format!(", {}", render::counted(warnings, "warning")) } else { String::new() };
    output::text(&format!("{files} checked, no error{warned}\n"))
}
