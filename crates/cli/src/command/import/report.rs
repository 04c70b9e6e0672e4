//! What became of the rows: counts that add up, what was put aside, which names stand for nobody.

use std::fmt::Write;

use casefile::shown_path;
use intake::names_seen::Sort;
use intake::{Mapping, Sorted, Stamp};

use super::files::Done;
use crate::args::Import;
use crate::error::CommandError;
use crate::render::counted;
use crate::{output, words};

/// Lines of one sort that are shown.
const MOST: usize = 12;

/// All that there is to say.
#[derive(Debug)]
pub(super) struct Said<'a> {
    pub(super) options: &'a Import,
    pub(super) stamp: &'a Stamp,
    pub(super) sorted: &'a Sorted,
    pub(super) mapping: &'a Mapping,
    pub(super) done: &'a Done,
    pub(super) aside: Option<String>,
}

/// Says it; ends with 1 where rows were put aside or somebody stopped it.
pub(super) fn print(said: &Said<'_>) -> Result<(), CommandError> {
    let Said { options, stamp, sorted, done, .. } = said;
    faults(said);
    let case = words::path_word(&options.into);
    let mut out = format!(
        "{} read from {} ({} {}, retrieved {})\n",
        counted(number(sorted.read), "row"),
        shown_path(&options.file),
        stamp.dataset.title(),
        words::harmless(&stamp.version),
        stamp.retrieved
    );
    let mut line = |text: String| {
        let _ = writeln!(out, "  {text}");
    };
    line(format!(
        "{} in, in {} of {}",
        done.rows,
        counted(done.files, "new file"),
        shown_path(&options.into)
    ));
    line(format!("{} there before", sorted.duplicates.len()));
    if options.country.is_some() {
        line(format!("{} of other countries, left out as asked", sorted.elsewhere));
    }
    match &said.aside {
        Some(path) => {
            line(format!("{} put aside in {path}, with line, column and reason", sorted.rejects.len()));
        }
        None => line("0 put aside".to_owned()),
    }
    let left = number(sorted.entering()) - done.rows;
    if done.stopped {
        line(format!("{left} not yet in: it was stopped"));
    }
    unnamed(said, &mut out);
    let _ = write!(out, "{}", next(said, &case, left));
    output::text(&words::harmless(&out))?;
    if done.stopped || !sorted.rejects.is_empty() { Err(CommandError::found()) } else { Ok(()) }
}

fn next(said: &Said<'_>, case: &str, left: usize) -> String {
    if left > 0 {
        return "The same command goes on from here.\n".to_owned();
    }
    if said.stamp.dataset.is_machine_coded() {
        return format!("Next: trucewatch leads {case}\n");
    }
    format!("Next: trucewatch check {case}\n")
}

/// Each row that was put aside, as far as they can be looked over.
fn faults(said: &Said<'_>) {
    let name = shown_path(&said.options.file);
    for reject in said.sorted.rejects.iter().take(MOST) {
        output::note(&words::harmless(&format!("{name}: {}", reject.fault)));
    }
    if let more @ 1.. = said.sorted.rejects.len().saturating_sub(MOST) {
        output::note(&format!("and {more} more"));
    }
}

/// The names that stand for nobody in the case, with their rows.
fn unnamed(said: &Said<'_>, out: &mut String) {
    if said.mapping.proposed > 0 {
        let _ = writeln!(
            out,
            "{} of the mapping only proposed: no person has confirmed it, and it counts for nothing",
            counted(said.mapping.proposed, "line")
        );
    }
    for (sort, what) in [
        (Sort::Actor, "stand for nobody in the case; who did it, or who was hit, is left open"),
        (Sort::Area, "stand for no area in the case; places lie in the next larger one that does"),
        (
            Sort::Source,
            "stand for no source in the case; the data set counts as the origin of what rests on them alone",
        ),
    ] {
        let names = said.sorted.names.of(sort);
        let open: Vec<_> = names.into_iter().filter(|(party, _)| !said.mapping.has(sort, party)).collect();
        if open.is_empty() {
            continue;
        }
        let names = if open.len() == 1 { "name" } else { "names" };
        let _ = writeln!(out, "{} {names} of {}s {what}:", open.len(), sort.word());
        for (party, rows) in open.iter().take(MOST) {
            let _ = writeln!(out, "  {} ({})", party.name, counted(number(*rows), "row"));
        }
        if open.len() > MOST {
            let _ = writeln!(out, "  and {} more", open.len() - MOST);
        }
    }
}

fn number(rows: u64) -> usize {
    usize::try_from(rows).unwrap_or(usize::MAX)
}
