//! `trucewatch man`: the manual pages.

use std::fs;
use std::path::Path;

use casefile::shown_path;
use clap::CommandFactory;
use clap_mangen::Man;

use crate::args::{Args, Man as Options};
use crate::error::CommandError;
use crate::output;

pub(crate) fn run(options: &Options) -> Result<(), CommandError> {
    let mut command = Args::command();
    command.build();
    match &options.dir {
        None => output::text(&page(command)?),
        Some(dir) => write_all(command, dir),
    }
}

fn write_all(command: clap::Command, dir: &Path) -> Result<(), CommandError> {
    let failed = |error: std::io::Error| CommandError::input(format!("`{}`: {error}", shown_path(dir)));
    fs::create_dir_all(dir).map_err(failed)?;
    let subcommands = below(&command, "trucewatch");
    for one in std::iter::once(command).chain(subcommands) {
        let name = one.get_display_name().unwrap_or(one.get_name()).to_owned();
        fs::write(dir.join(format!("{name}.1")), page(one)?).map_err(failed)?;
    }
    Ok(())
}

/// Every command below another, each with the words that lead to it for its name: `trucewatch-terms-explain`.
fn below(command: &clap::Command, name: &str) -> Vec<clap::Command> {
    let own = command.get_subcommands().filter(|subcommand| subcommand.get_name() != "help");
    own.flat_map(|subcommand| {
        let name = format!("{name}-{}", subcommand.get_name());
        let further = below(subcommand, &name);
        std::iter::once(subcommand.clone().display_name(name)).chain(further)
    })
    .collect()
}

fn page(command: clap::Command) -> Result<String, CommandError> {
    let mut bytes = Vec::new();
    Man::new(command).render(&mut bytes).map_err(CommandError::internal)?;
    Ok(String::from_utf8_lossy(&bytes).into_owned())
}
