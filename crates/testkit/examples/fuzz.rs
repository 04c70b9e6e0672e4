//! Fuzzes terms, cases and the engines on any stable compiler.
//!
//! ```text
//! cargo run --release -p testkit --example fuzz -- terms --seconds 60
//! cargo run --release -p testkit --example fuzz -- case --seconds 60 --seed 7
//! cargo run --release -p testkit --example fuzz -- engines --seconds 60
//! cargo run --release -p testkit --example fuzz -- case --input target/fuzz/case-7-12.kdl
//! cargo run --release -p testkit --example fuzz -- seeds case fuzz/corpus/case
//! ```
//!
//! Exit codes: 0 no fault, 1 faults, which are in `target/fuzz`, 2 wrong usage.

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::{Duration, SystemTime, UNIX_EPOCH};
use std::{env, fs, io};

use testkit::fuzz::hunt::{self, Hunt};
use testkit::fuzz::{Seeds, Target};

const USAGE: &str = "usage: fuzz terms|case|engines [--seconds N] [--seed N] [--from N] [--input FILE]\n       fuzz seeds terms|case|engines FOLDER";

fn main() -> ExitCode {
    let words: Vec<String> = env::args().skip(1).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    match run(&words) {
        Ok(code) => code,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::from(2)
        }
    }
}

fn run(words: &[&str]) -> io::Result<ExitCode> {
    match words {
        ["worker", target, options @ ..] => {
            hunt::work(&asked(target, options)?)?;
            Ok(ExitCode::SUCCESS)
        }
        ["seeds", target, folder] => write_seeds(self::target(target)?, Path::new(folder)),
        [target, "--input", file] => {
            hunt::once(self::target(target)?, fs::read(file)?)?;
            Ok(ExitCode::SUCCESS)
        }
        [target, options @ ..] => fuzz(&asked(target, options)?),
        [] => Err(wrong("what is to be fuzzed?")),
    }
}

fn fuzz(hunt: &Hunt) -> io::Result<ExitCode> {
    let word = hunt.target.word();
    println!("{word}: seed {}, {} s", hunt.seed, hunt.time.as_secs());
    let bag = hunt.run(&env::current_exe()?)?;
    let (slowest, took) = bag.slowest;
    println!("{word}: {} inputs, the slowest number {slowest} with {} ms", bag.inputs, took.as_millis());
    for (file, what) in &bag.faults {
        println!("\nFAULT {what}");
        println!("  to see it: cargo run -p testkit --example fuzz -- {word} --input {}", file.display());
    }
    Ok(if bag.faults.is_empty() { ExitCode::SUCCESS } else { ExitCode::from(1) })
}

fn write_seeds(target: Target, folder: &Path) -> io::Result<ExitCode> {
    fs::create_dir_all(folder)?;
    for (number, text) in Seeds::collect(&root(), target, 0)?.texts().iter().enumerate() {
        fs::write(folder.join(format!("seed-{number:04}")), text)?;
    }
    Ok(ExitCode::SUCCESS)
}

fn asked(target: &str, mut options: &[&str]) -> io::Result<Hunt> {
    let target = self::target(target)?;
    let mut hunt = Hunt { root: root(), target, seed: any_seed(), from: 0, time: Duration::from_mins(1) };
    while let [option, value, rest @ ..] = options {
        let number: u64 = value.parse().map_err(|_| wrong(&format!("`{value}` is no number")))?;
        match *option {
            "--seconds" => hunt.time = Duration::from_secs(number),
            "--seed" => hunt.seed = number,
            "--from" => hunt.from = number,
            _ => return Err(wrong(&format!("there is no `{option}`"))),
        }
        options = rest;
    }
    if options.is_empty() { Ok(hunt) } else { Err(wrong("an option has no value")) }
}

fn target(word: &str) -> io::Result<Target> {
    let found = Target::WORDS.iter().find(|(own, _)| *own == word);
    found.map(|(_, target)| *target).ok_or_else(|| wrong(&format!("there is no `{word}` to fuzz")))
}

fn wrong(what: &str) -> io::Error {
    io::Error::other(format!("{what}\n{USAGE}"))
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).ancestors().nth(2).map(Path::to_path_buf).unwrap_or_default()
}

/// A seed that was not used before.
#[expect(
    clippy::disallowed_methods,
    reason = "each run without a seed is to be another; the seed is printed"
)]
fn any_seed() -> u64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs())
}
