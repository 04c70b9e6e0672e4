//! `trucewatch bench`: how fast the engines are on this machine.

mod answer;
mod copies;
mod frame;
mod yardstick;

use crate::args::Bench;
use crate::error::CommandError;

pub(crate) fn run(bench: &Bench) -> Result<(), CommandError> {
    match bench {
        Bench::Yardstick(options) => yardstick::run(options),
        Bench::Copies(options) => copies::run(options),
    }
}
