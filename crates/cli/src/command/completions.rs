//! `trucewatch completions`: a script that completes commands in a shell.

use clap::CommandFactory;

use crate::args::{Args, Completions};
use crate::error::CommandError;
use crate::output;

pub(crate) fn run(options: &Completions) -> Result<(), CommandError> {
    let mut script = Vec::new();
    clap_complete::generate(options.shell, &mut Args::command(), "trucewatch", &mut script);
    output::text(&String::from_utf8_lossy(&script))
}
