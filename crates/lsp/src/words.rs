//! What the words of the language mean, in plain words: the one table that hovers and completions show.
//!
//! A node stands under its name, a property under its name and `=`, a value in quotes. Where a word means something of its own
//! inside another node, the name of that node stands before it; before a property, the names of its node, or of its node and the
//! one around it. A test holds the table against the language: no word lacks a meaning. Acts, targets, weapons and attributes
//! bring their own, see `model::act` and `model::claim`.

mod agreement;
mod body;
mod case;
mod claims;
mod clause;
mod obligation;
mod properties;
mod reading;
mod values;

/// A word with its meaning.
type Meaning = (&'static str, &'static str);

const TABLES: &[&[Meaning]] = &[
    agreement::NODES,
    agreement::PROPERTIES,
    body::NODES,
    body::PROPERTIES,
    case::NODES,
    case::PROPERTIES,
    claims::NODES,
    claims::PROPERTIES,
    clause::NODES,
    clause::PROPERTIES,
    obligation::NODES,
    obligation::PROPERTIES,
    reading::NODES,
    reading::PROPERTIES,
    properties::PROPERTIES,
    values::VALUES,
];

/// Every word with its meaning.
pub fn meanings() -> impl Iterator<Item = Meaning> {
    TABLES.iter().flat_map(|table| table.iter().copied())
}

/// Returns what a node means inside another; `""` for one that is not known.
pub fn of_node(within: Option<&str>, name: &str) -> &'static str {
    let own = within.and_then(|outer| find(&format!("{outer} {name}")));
    own.or_else(|| find(name)).unwrap_or_default()
}

/// Returns what a property of a node means, which may stand inside another; `""` for one that is not known.
pub fn of_property(within: Option<&str>, node: &str, name: &str) -> &'static str {
    let own = within.and_then(|outer| find(&format!("{outer} {node} {name}=")));
    let own = own.or_else(|| find(&format!("{node} {name}=")));
    own.or_else(|| find(&format!("{name}="))).unwrap_or_default()
}

/// Returns what a word means as a value; `""` for one that is not known.
pub fn of_value(word: &str) -> &'static str {
    find(&format!("\"{word}\"")).unwrap_or_default()
}

fn find(key: &str) -> Option<&'static str> {
    meanings().find(|(known, _)| *known == key).map(|(_, meaning)| meaning)
}
