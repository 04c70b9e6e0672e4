//! `trucewatch lsp`: a language server for editors.

use lsp::Ended;

use crate::error::CommandError;

pub(crate) fn run() -> Result<(), CommandError> {
    match lsp::serve() {
        Ok(Ended::Asked) => Ok(()),
        Ok(Ended::Abruptly) => Err(CommandError::found()),
        Err(error) => Err(CommandError::input(format!("the editor cannot be understood: {error}"))),
    }
}
