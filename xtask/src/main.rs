//! Makes files of this repository that are committed, but not written by hand.

mod outlines;
mod topology;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "cargo xtask", about)]
struct Args {
    #[command(subcommand)]
    task: Task,
}

#[derive(Subcommand)]
enum Task {
    /// Makes the outlines of countries that maps are drawn from.
    Outlines(outlines::Args),
}

fn main() -> ExitCode {
    let Task::Outlines(args) = Args::parse().task;
    match outlines::run(&args) {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("{fault}");
            ExitCode::FAILURE
        }
    }
}
