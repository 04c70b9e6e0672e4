//! Proposals: a mapping to begin with, every line of which a person must confirm.

use std::fmt::Write;

use kdltree::quoted;
use model::Case;
use model::name::Text;

use crate::dataset::Dataset;
use crate::event::Party;
use crate::names_seen::{NamesSeen, Sort};

/// How alike two names must be for the one to be named beside the other, from 0 to 1.
const ALIKE: f64 = 0.86;

/// Names beside a name that are shown.
const MOST_ALIKE: usize = 3;

/// Writes a mapping of the names that stand in a file.
///
/// A name that is one of the names of just one thing in the case, capital letters aside, is proposed; it counts for nothing until a person takes
/// the mark away. Names that are only alike stand in a comment: they are often somebody else.
pub fn write(names: &NamesSeen, dataset: Dataset, case: &Case) -> String {
    let mut out = format!(
        "// Whom and what the names of {} stand for in this case. Proposed by `trucewatch import --propose`.\n\
         // A line with `proposed` counts for nothing. Look at each: take `proposed` away where it is right, correct it where it is not,\n\
         // and leave `is` out where nobody knows: then the rows go in with that side unnamed.\n\
         // Several ids behind `is` say: whichever of them it may be.\nmapping {} {{\n",
        dataset.title(),
        quoted(dataset.word())
    );
    let caution = dataset.caution();
    let _ = writeln!(out, "    note {}", quoted(caution));
    for sort in Sort::ALL {
        let known = known(*sort, case);
        for (party, rows) in names.of(*sort) {
            entry(&mut out, *sort, party, rows, &known);
        }
    }
    out.push_str("}\n");
    out
}

/// A thing of the case: its id and all its names.
type Known<'c> = (&'c str, Vec<&'c str>);

fn known(sort: Sort, case: &Case) -> Vec<Known<'_>> {
    fn all(text: &Text) -> Vec<&str> {
        text.versions().map(|(_, name)| name).collect()
    }
    match sort {
        Sort::Actor => case
            .actors
            .iter()
            .map(|(id, actor)| {
                let mut names = all(&actor.name);
                names.extend(actor.aliases.iter().map(String::as_str));
                (id.as_str(), names)
            })
            .collect(),
        Sort::Area => case.areas.iter().map(|(id, area)| (id.as_str(), all(&area.name))).collect(),
        Sort::Source => case.sources.iter().map(|(id, source)| (id.as_str(), all(&source.name))).collect(),
    }
}

fn entry(out: &mut String, sort: Sort, party: &Party, rows: u64, known: &[Known<'_>]) {
    let folded = party.name.to_lowercase();
    let same: Vec<&str> = known
        .iter()
        .filter(|(id, names)| {
            id.to_lowercase() == folded || names.iter().any(|name| name.to_lowercase() == folded)
        })
        .map(|(id, _)| *id)
        .collect();
    let plural = if rows == 1 { "row" } else { "rows" };
    let _ = write!(out, "\n    // {rows} {plural}");
    let alike = if same.len() == 1 { Vec::new() } else { alike(&folded, known, &same) };
    if !alike.is_empty() {
        let _ = write!(out, "; perhaps {}", alike.join(", "));
    }
    out.push('\n');
    let number = party.number.as_ref().map(|number| format!(" id={}", quoted(number))).unwrap_or_default();
    let _ = write!(out, "    {} {}{number}", sort.word(), quoted(&party.name));
    match same.as_slice() {
        [one] => {
            let _ = write!(out, " {{\n        proposed #true\n        is {}\n    }}\n", quoted(one));
        }
        _ => out.push('\n'),
    }
}

/// Names that are alike, best first, each as it may be shown in a comment.
fn alike(folded: &str, known: &[Known<'_>], same: &[&str]) -> Vec<String> {
    let likeness = |name: &str| {
        let name = name.to_lowercase();
        let holds = |long: &str, short: &str| short.chars().count() >= 4 && long.contains(short);
        if holds(folded, &name) || holds(&name, folded) { 1.0 } else { strsim::jaro_winkler(folded, &name) }
    };
    let mut all: Vec<(f64, &str, &str)> = Vec::new();
    for (id, names) in known {
        let best = names.iter().map(|name| (likeness(name), *name)).max_by(|a, b| a.0.total_cmp(&b.0));
        match best {
            Some((how, name)) if how >= ALIKE || same.contains(id) => all.push((how, id, name)),
            _ => {}
        }
    }
    all.sort_by(|a, b| b.0.total_cmp(&a.0).then_with(|| a.1.cmp(b.1)));
    all.into_iter()
        .take(MOST_ALIKE)
        .map(|(_, id, name)| format!("{} ({})", quoted(id), crate::event::one_line(name)))
        .collect()
}
