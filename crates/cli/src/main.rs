//! The command line of Trucewatch.
//!
//! `args` says what can be asked, `command` holds one file for each subcommand, `ask` turns options into a question, `render` shows
//! diagnostics, each with an `excerpt` of its file, `output` writes, `words` holds words of commands and paths as they are printed, and `error` says how a command may fail and with which exit code.

use std::process::ExitCode;

use clap::Parser;

mod args;
mod ask;
mod command;
mod error;
mod excerpt;
mod output;
mod render;
mod words;

fn main() -> ExitCode {
    let args = args::Args::parse();
    // a panic is a fault of this program, and has the exit code for that; the message of the panic is already printed
    std::panic::catch_unwind(|| command::run(args.command)).unwrap_or_else(|_| error::Kind::Internal.into())
}
