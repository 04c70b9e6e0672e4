//! Writing: to the terminal, to a pipe, to files.

use std::fs;
use std::io::{self, IsTerminal, Write};
use std::path::Path;

use anstyle::Style;
use publish::Page;
use publish::text::{Tone, lines};

use crate::error::CommandError;
use crate::words;

/// Writes text to the standard output as it is.
pub(crate) fn text(text: &str) -> Result<(), CommandError> {
    bytes(text.as_bytes())
}

/// Writes bytes to the standard output as they are.
pub(crate) fn bytes(bytes: &[u8]) -> Result<(), CommandError> {
    let mut out = io::stdout().lock();
    out.write_all(bytes)?;
    out.flush()?;
    Ok(())
}

/// Writes a page to the standard output; in bold and dim where that is a terminal with colours.
pub(crate) fn page(page: &Page) -> Result<(), CommandError> {
    let mut out = anstream::AutoStream::auto(io::stdout().lock());
    for line in lines(page) {
        let style = match line.tone {
            Tone::Heading => Style::new().bold(),
            Tone::Plain => Style::new(),
            Tone::Quiet => Style::new().dimmed(),
        };
        writeln!(out, "{style}{}{style:#}", line.text)?;
    }
    out.flush()?;
    Ok(())
}

/// Writes a line to the standard error. Nobody is left to tell where that fails.
pub(crate) fn note(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}

/// Says why a command failed, and what to do about it.
pub(crate) fn failure(error: &CommandError) {
    if !error.message.is_empty() {
        note(&format!("trucewatch: {}", words::harmless(&error.message)));
    }
    error.hints.iter().for_each(|hint| note(&format!("  {}", words::harmless(hint))));
}

/// Returns true where the standard error is a terminal that may have colours.
pub(crate) fn errors_in_colour() -> bool {
    io::stderr().is_terminal() && anstream::AutoStream::choice(&io::stderr()) != anstream::ColorChoice::Never
}

/// Puts a text in the place of a file at once: whoever reads the file sees the old text or the new one, never half of it.
pub(crate) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let permissions = fs::metadata(path)?.permissions();
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(format!(".{}.tmp", std::process::id()));
    let beside = path.with_file_name(name);
    let written = write_new(&beside, text)
        .and_then(|()| fs::set_permissions(&beside, permissions))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        let _ = fs::remove_file(&beside);
    }
    written
}

/// Writes a file that must not be there yet.
pub(crate) fn write_new(path: &Path, text: &str) -> io::Result<()> {
    let mut file = fs::OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
