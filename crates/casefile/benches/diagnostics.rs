//! What it costs to check a file: one agreement, a whole case, and 10 MB that are all wrong or all one agreement.
//!
//! ```text
//! cargo bench -p casefile
//! ```
//!
//! Each row is measured in a process of its own, so that its peak of memory is its own.

use std::env;
use std::fmt::Write;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use casefile::{Limits, Loaded, SourceFile, load, load_texts};

/// So long is what is made up.
const BYTES: usize = 10_000_000;

/// What is measured, and how many times; the least of them counts.
const ROWS: &[(&str, u32)] = &[
    ("the largest agreement of the library", 20),
    ("the whole library, folder by folder", 20),
    ("the Syria case", 20),
    ("10 MB, an unknown node on every line", 3),
    ("10 MB, bad syntax on every line", 3),
    ("10 MB, a bad value on every line", 3),
    ("10 MB, one agreement, too wide", 3),
    ("10 MB, one agreement, 1,999 long clauses", 3),
    ("10 MB, agreements of 100 clauses", 3),
];

fn main() {
    let row = env::args().skip_while(|word| word != "--row").nth(1).and_then(|row| row.parse().ok());
    match row.and_then(|row: usize| ROWS.get(row)) {
        Some((name, times)) => measure(name, *times),
        None => table(),
    }
}

fn table() {
    println!("what                                       seconds  × Syria  peak MiB  diagnostics");
    let Ok(program) = env::current_exe() else { return println!("this program has no path") };
    let mut rows: Vec<(&str, f64, String)> = Vec::new();
    for (row, (name, _)) in ROWS.iter().enumerate() {
        let Ok(out) = Command::new(&program).args(["--row", &row.to_string()]).output() else {
            return println!("{name}: did not run");
        };
        let out = String::from_utf8_lossy(&out.stdout).into_owned();
        let (seconds, rest) = out.trim().split_once(' ').unwrap_or(("", "did not run"));
        rows.push((name, seconds.parse().unwrap_or(f64::NAN), rest.to_owned()));
    }
    let syria =
        rows.iter().find(|(name, ..)| name.contains("Syria")).map_or(f64::NAN, |(_, seconds, _)| *seconds);
    for (name, seconds, rest) in rows {
        println!("{name:41}  {seconds:7.4}  {:7.1}  {rest}", seconds / syria);
    }
}

/// Measures one row and writes seconds, peak memory and the number of diagnostics.
fn measure(name: &str, times: u32) {
    let made = made_up(name);
    let mut least = f64::INFINITY;
    let mut found = 0;
    for _ in 0..times {
        let files = made.clone();
        let start = Instant::now();
        let loaded = run(name, files);
        least = least.min(start.elapsed().as_secs_f64());
        found = loaded.iter().map(|loaded| loaded.diagnostics.len()).sum();
    }
    println!("{least} {:8}  {found:11}", peak_mib());
}

fn run(name: &str, made: Option<SourceFile>) -> Vec<Loaded> {
    let limits = &Limits::default();
    let folders =
        |folders: Vec<PathBuf>| folders.iter().filter_map(|folder| load(folder, limits).ok()).collect();
    match made {
        Some(file) => vec![load_texts(vec![file], limits)],
        None if name.contains("Syria") => folders(vec![here("cases/syria-2016")]),
        None if name.contains("whole library") => folders(library()),
        None => folders(library().into_iter().max_by_key(|folder| bytes(folder)).into_iter().collect()),
    }
}

fn here(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

fn library() -> Vec<PathBuf> {
    paths(&here("agreements")).filter(|path| path.is_dir()).collect()
}

fn paths(folder: &Path) -> impl Iterator<Item = PathBuf> {
    fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path())
}

/// How long the texts of a folder are.
fn bytes(folder: &Path) -> u64 {
    let kdl = paths(folder).filter(|path| path.extension().is_some_and(|ext| ext == "kdl"));
    kdl.filter_map(|path| fs::metadata(path).ok()).map(|file| file.len()).sum()
}

fn made_up(name: &str) -> Option<SourceFile> {
    let case = "case \"big\" { title \"Big\"; time-zone \"UTC\"; record-until \"2016-12-31\"; side \"s\" { title \"S\" }; }\n\
                actor \"a\" kind=\"state\" { name \"A\" }\nactor \"b\" kind=\"state\" { name \"B\" }\n";
    let mut text = String::from(case);
    match name {
        name if name.contains("unknown node") => repeat(&mut text, |n, out| {
            let _ = writeln!(out, "incidant \"i{n}\" \"Shelling\"");
        }),
        name if name.contains("bad syntax") => repeat(&mut text, |n, out| {
            let _ = writeln!(out, "actor \"a{n}\" kind= \"state\" }} #maybe");
        }),
        name if name.contains("bad value") => repeat(&mut text, |n, out| {
            let _ = writeln!(out, "actor \"a{n}\" kind=\"stat\" {{ name \"A\"; ally-of \"nobody{n}\"; }}");
        }),
        name if name.contains("too wide") => {
            text.push_str(HEAD);
            repeat(&mut text, |n, out| clause(n, "The parties stop.", out));
            text.push_str("}\n");
        }
        name if name.contains("1,999") => {
            text.push_str(HEAD);
            let words = "The parties stop all attacks. ".repeat(160);
            // some children are the head's
            for n in 0..1_990 {
                clause(n, &words, &mut text);
            }
            text.push_str("}\n");
        }
        name if name.contains("of 100 clauses") => repeat(&mut text, |n, out| {
            out.push_str(&HEAD.replace("\"big\"", &format!("\"big{n}\"")));
            for n in 0..100 {
                clause(n, "The parties stop.", out);
            }
            out.push_str("}\n");
        }),
        _ => return None,
    }
    Some(SourceFile::new("big.kdl", &text))
}

const HEAD: &str = "agreement \"big\" {\n    title \"Big\"\n    time-zone \"UTC\"\n    in-force { period from=\"2016-02-27T00:00\"; }\n    \
                    parties \"a\" \"b\"\n    area everywhere=#true\n";

fn clause(number: usize, words: &str, out: &mut String) {
    let _ = writeln!(
        out,
        "    clause \"c{number}\" cites=\"{number}\" {{\n        words \"{words}\"\n        forbid \"attack\"\n        by \"bound\"\n        \
         on \"party\"\n        monitored-by \"a\"\n    }}"
    );
}

fn repeat(text: &mut String, mut one: impl FnMut(usize, &mut String)) {
    let mut number = 0;
    while text.len() < BYTES {
        one(number, text);
        number += 1;
    }
}

/// The most memory that this process ever held, where the system tells.
fn peak_mib() -> String {
    let status = fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    let kib = line.and_then(|line| line.trim().trim_end_matches("kB").trim().parse::<u64>().ok());
    kib.map_or_else(|| "unknown".to_owned(), |kib| (kib / 1024).to_string())
}
