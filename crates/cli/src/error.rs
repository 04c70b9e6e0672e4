//! How a command may end other than well, and the exit codes.

use std::fmt;
use std::process::ExitCode;

/// Why a command did not do what it was asked.
#[derive(Debug)]
pub(crate) struct CommandError {
    /// What sort of failure it is.
    pub(crate) kind: Kind,
    /// What went wrong, in words.
    pub(crate) message: String,
    /// What to do about it.
    pub(crate) hints: Vec<String>,
}

/// What sort of failure it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Kind {
    /// `fmt --check` found something: exit code 1.
    Found,
    /// The input or the command line is wrong: exit code 2.
    Input,
    /// This program failed: exit code 3.
    Internal,
    /// Nobody reads the output any more: no failure at all.
    Unread,
}

impl CommandError {
    /// The input or the command line is wrong.
    pub(crate) fn input(message: impl fmt::Display) -> Self {
        Self { kind: Kind::Input, message: message.to_string(), hints: Vec::new() }
    }

    /// This program failed.
    pub(crate) fn internal(message: impl fmt::Display) -> Self {
        Self { kind: Kind::Internal, message: message.to_string(), hints: Vec::new() }
    }

    /// The check found something, and it is already said what.
    pub(crate) fn found() -> Self {
        Self { kind: Kind::Found, message: String::new(), hints: Vec::new() }
    }

    /// The input is wrong, and it is already said how.
    pub(crate) fn said() -> Self {
        Self::input("")
    }

    /// Says what was found.
    pub(crate) fn saying(mut self, message: impl fmt::Display) -> Self {
        self.message = message.to_string();
        self
    }

    /// Says what to do about it.
    pub(crate) fn hint(mut self, hint: impl Into<String>) -> Self {
        self.hints.push(hint.into());
        self
    }
}

/// The output cannot be written.
impl From<std::io::Error> for CommandError {
    fn from(error: std::io::Error) -> Self {
        if error.kind() == std::io::ErrorKind::BrokenPipe {
            return Self { kind: Kind::Unread, message: String::new(), hints: Vec::new() };
        }
        Self::internal(format!("the output cannot be written: {error}"))
    }
}

impl From<casefile::LoadError> for CommandError {
    fn from(error: casefile::LoadError) -> Self {
        let help = error.help();
        Self::input(error).hint(help)
    }
}

impl From<Kind> for ExitCode {
    fn from(kind: Kind) -> Self {
        Self::from(match kind {
            Kind::Unread => 0,
            Kind::Found => 1,
            Kind::Input => 2,
            Kind::Internal => 3,
        })
    }
}
