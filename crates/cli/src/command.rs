//! The subcommands, one file each.

use std::process::ExitCode;

use crate::args::{Command, Terms};
use crate::error::CommandError;
use crate::output;

mod assess;
mod bench;
mod bulletin;
mod calendar;
mod check;
mod compare;
mod completions;
mod explain;
mod fmt;
mod import;
mod init;
mod leads;
mod lsp;
mod man;
mod obligations;
mod serve;
mod standing;
mod tallies;
mod terms;
mod trial;

/// Runs a command and says how it ended.
pub(crate) fn run(command: Command) -> ExitCode {
    match dispatch(command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            output::failure(&error);
            error.kind.into()
        }
    }
}

fn dispatch(command: Command) -> Result<(), CommandError> {
    match command {
        Command::Assess(options) => assess::run(&options),
        Command::Explain(options) => explain::run(&options),
        Command::Compare(options) => compare::run(&options),
        Command::Standing(options) => standing::run(&options),
        Command::Obligations(options) => obligations::run(&options),
        Command::Tallies(options) => tallies::run(&options),
        Command::Calendar(options) => calendar::run(&options),
        Command::Bulletin(options) => bulletin::run(&options),
        Command::Serve(options) => serve::run(&options),
        Command::Terms(Terms::Explain(options)) => terms::explain(&options),
        Command::Try(options) => trial::run(&options),
        Command::Import(options) => import::run(&options),
        Command::Leads(options) => leads::run(&options),
        Command::Check(options) => check::run(&options),
        Command::Fmt(options) => fmt::run(&options),
        Command::Init(options) => init::run(&options),
        Command::Completions(options) => completions::run(&options),
        Command::Lsp => lsp::run(),
        Command::Bench(options) => bench::run(&options),
        Command::Man(options) => man::run(&options),
    }
}
