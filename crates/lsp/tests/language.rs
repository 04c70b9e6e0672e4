//! The table of the language against the language itself, and the meanings against the table.

#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    clippy::allow_attributes,
    reason = "a test may fail"
)]

use std::collections::BTreeSet;

use casefile::{Limits, SourceFile, check_texts};
use lsp::kinds::Kind;
use lsp::language::{Shape, TOP};
use lsp::words::{meanings, of_node, of_property, of_value};

/// Every node of the table with the way to it.
fn nodes() -> Vec<(Vec<&'static str>, &'static Shape)> {
    let mut all = Vec::new();
    let mut open: Vec<(Vec<&'static str>, &'static Shape)> = vec![(Vec::new(), &TOP)];
    while let Some((way, shape)) = open.pop() {
        for (name, child) in shape.children {
            let way: Vec<_> = way.iter().copied().chain([*name]).collect();
            open.push((way.clone(), child));
            all.push((way, *child));
        }
    }
    all.sort_by(|a, b| a.0.cmp(&b.0));
    all
}

/// What stands before the line of a node and behind it, and its name.
fn around<'n>(way: &[&'n str]) -> (String, &'n str, String) {
    let (last, outer) = way.split_last().unwrap();
    let inner = way.iter().skip(1);
    let open = outer.iter().zip(inner).map(|(name, inner)| line(name, inner)).collect();
    (open, last, "}\n".repeat(outer.len()))
}

/// What the language says that a node takes when it is given what it does not know.
fn taken(way: &[&str], unknown: &str, code: &str) -> BTreeSet<String> {
    let (open, last, close) = around(way);
    let value = VALUES.iter().find(|(name, _)| *name == last).map_or("\"x\"", |(_, value)| value);
    let own = if code.ends_with("node") {
        let beside = if last == "clause" { PERMIT } else { "" };
        format!("{last} {value} {{ {beside}{unknown}; }}")
    } else {
        format!("{last} {value} {unknown}=1")
    };
    let said = format!("`{last}` has no `{unknown}");
    told(&format!("{open}{own}\n{close}"), code, &said)
}

/// The words that the language tells where one that it does not know stands in a text.
fn told(text: &str, code: &str, said: &str) -> BTreeSet<String> {
    let loaded = check_texts(vec![SourceFile::new("a.kdl", text)], &Limits::default());
    let found = loaded.diagnostics.iter().find(|d| d.code == code && d.message.starts_with(said));
    let found = found.unwrap_or_else(|| panic!("no diagnostic for\n{text}\n{:#?}", loaded.diagnostics));
    let help = found.help.clone().unwrap_or_default();
    help.split('`').skip(1).step_by(2).map(str::to_owned).collect()
}

/// The line of an outer node, with what must stand in it before what is asked about is read.
fn line(name: &str, inner: &str) -> String {
    let beside = if ["from", "only-if"].contains(&inner) && name == "clause" { PERMIT } else { "" };
    format!("{name} \"x\" {{\n{beside}")
}

/// The conditions of a permit are read only where there is one.
const PERMIT: &str = "permit \"attack\"; by \"bound\"; ";

/// A word that is like no other, so that the language lists what it takes instead of guessing what was meant.
const UNKNOWN: &str = "zzzzqqqq";

/// Read only together with another node, so that nothing can be asked of it alone.
const ONLY_WITH_ANOTHER: &[&str] = &["line"];

/// Asked with a value of their own: a ring round a point is measured from no line, and of a body that decides in no known way
/// nothing else is read.
const VALUES: &[(&str, &str)] = &[("ring", ""), ("decides", "\"majority\"")];

#[test]
fn every_block_of_the_table_holds_what_the_language_takes_there() {
    let mut wrong = Vec::new();
    for (way, shape) in
        nodes().into_iter().filter(|(way, _)| !ONLY_WITH_ANOTHER.contains(way.last().unwrap()))
    {
        let nodes: BTreeSet<_> = shape.children.iter().map(|(name, _)| *name).collect();
        compare(&way, "nodes", &nodes, &taken(&way, UNKNOWN, "terms::unknown-node"), &mut wrong);
        let properties: BTreeSet<_> = shape.properties.iter().map(|(name, _)| *name).collect();
        compare(
            &way,
            "properties",
            &properties,
            &taken(&way, UNKNOWN, "terms::unknown-property"),
            &mut wrong,
        );
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

fn compare(
    way: &[&str],
    what: &str,
    known: &BTreeSet<&str>,
    taken: &BTreeSet<String>,
    wrong: &mut Vec<String>,
) {
    let lacking: Vec<_> = taken.iter().filter(|name| !known.contains(name.as_str())).collect();
    let surplus: Vec<_> = known.iter().filter(|name| !taken.contains(**name)).collect();
    if !lacking.is_empty() || !surplus.is_empty() {
        wrong.push(format!("{what} of {way:?}: the table lacks {lacking:?}, and has too many: {surplus:?}"));
    }
}

#[test]
fn every_list_of_words_is_the_one_that_the_language_takes_there() {
    let mut wrong = Vec::new();
    let mut asked = 0;
    for (way, shape) in nodes() {
        let (open, last, close) = around(&way);
        let mut ask = |place: String, kind: Kind| {
            if !matches!(kind, Kind::Words(_) | Kind::Fixed(_))
                || kind.words().iter().any(|(word, _)| *word == "#true")
            {
                return;
            }
            asked += 1;
            let words: BTreeSet<_> = kind.words().into_iter().map(|(word, _)| word).collect();
            let told = told(
                &format!("{open}{last} {place}\n{close}"),
                "terms::unknown-word",
                &format!("`{UNKNOWN}`"),
            );
            compare(&way, &format!("words of {place}"), &words, &told, &mut wrong);
        };
        for (key, kind) in shape.properties {
            let value = VALUES.iter().find(|(name, _)| *name == last).map_or("\"x\"", |(_, value)| value);
            ask(format!("{value} {key}=\"{UNKNOWN}\""), *kind);
        }
        if let Some(kind) = shape.values.first() {
            ask(format!("\"{UNKNOWN}\""), *kind);
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    assert!(asked > 30, "only {asked} lists were asked for");
}

#[test]
fn the_top_of_the_table_is_the_top_of_a_file() {
    let loaded = check_texts(vec![SourceFile::new("a.kdl", UNKNOWN)], &Limits::default());
    let help = loaded.diagnostics.first().unwrap().help.clone().unwrap();
    let known: BTreeSet<_> = help.split('`').skip(1).step_by(2).collect();
    assert_eq!(TOP.children.iter().map(|(name, _)| *name).collect::<BTreeSet<_>>(), known);
    assert!(terms::NODES.iter().all(|name| known.contains(name)));
}

#[test]
fn no_node_property_or_word_lacks_a_meaning() {
    let mut lacking = BTreeSet::new();
    for (way, shape) in nodes() {
        let (name, outer) = way.split_last().unwrap();
        if of_node(outer.last().copied(), name).is_empty() {
            lacking.insert(format!("{way:?}"));
        }
        for (key, kind) in shape.properties {
            if of_property(outer.last().copied(), name, key).is_empty() {
                lacking.insert(format!("{key}= of {way:?}"));
            }
            lacking.extend(without_meaning(*kind));
        }
        lacking.extend(shape.values.iter().flat_map(|kind| without_meaning(*kind)));
    }
    assert!(lacking.is_empty(), "give these a meaning in `words`: {lacking:#?}");
}

fn without_meaning(kind: Kind) -> Vec<String> {
    kind.words()
        .into_iter()
        .filter(|(_, meaning)| meaning.is_empty())
        .map(|(word, _)| format!("{word:?}"))
        .collect()
}

#[test]
fn no_meaning_is_of_a_word_that_the_language_lacks() {
    let mut known = BTreeSet::new();
    for (way, shape) in nodes() {
        let (name, outer) = way.split_last().unwrap();
        known.insert((*name).to_owned());
        known.extend(outer.last().map(|outer| format!("{outer} {name}")));
        for (key, _) in shape.properties {
            known.extend([format!("{key}="), format!("{name} {key}=")]);
            known.extend(outer.last().map(|outer| format!("{outer} {name} {key}=")));
        }
        let kinds = shape.values.iter().copied().chain(shape.properties.iter().map(|(_, kind)| *kind));
        known.extend(kinds.flat_map(Kind::words).map(|(word, _)| format!("\"{word}\"")));
    }
    let idle: Vec<_> = meanings().map(|(key, _)| key).filter(|key| !known.contains(*key)).collect();
    assert!(idle.is_empty(), "{idle:?}");
    let mut keys = BTreeSet::new();
    let twice: Vec<_> = meanings().map(|(key, _)| key).filter(|key| !keys.insert(*key)).collect();
    assert!(twice.is_empty(), "these stand twice: {twice:?}");
}

#[test]
fn the_colours_of_an_editor_know_the_nodes() {
    let path =
        concat!(env!("CARGO_MANIFEST_DIR"), "/../../editors/vscode/syntaxes/trucewatch-kdl.tmLanguage.json");
    let grammar: serde_json::Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    let words = |at: usize| -> BTreeSet<String> {
        let pattern = grammar["repository"]["node"]["patterns"][at]["match"].as_str().unwrap();
        let list = pattern.split(['(', ')']).find(|part| part.contains('|')).unwrap();
        list.split('|').map(str::to_owned).collect()
    };
    let all: BTreeSet<_> = nodes().into_iter().map(|(way, _)| (*way.last().unwrap()).to_owned()).collect();
    let unknown: Vec<_> = words(0).union(&words(1)).filter(|word| !all.contains(*word)).cloned().collect();
    assert!(unknown.is_empty(), "no nodes: {unknown:?}");
    let things = nodes().into_iter().filter(|(way, shape)| {
        way.len() == 1 || shape.values.first().is_some_and(|kind| kind.defines().is_some())
    });
    let things: BTreeSet<_> = things.map(|(way, _)| (*way.last().unwrap()).to_owned()).collect();
    assert_eq!(words(0), things);
}

#[test]
fn a_word_means_what_it_means_where_it_stands() {
    assert_eq!(of_node(Some("claim"), "by"), "Who did it. Several are said to have done it together.");
    assert!(of_node(Some("clause"), "by").starts_with("Who must not do it"));
    assert!(of_property(None, "claim", "from").starts_with("Who said it first"));
    assert!(of_property(Some("count-days"), "reading", "from").starts_with("Which day is the first"));
    assert_eq!(of_property(Some("unless"), "reading", "from"), "Only from this time on.");
    assert_eq!(of_value("bound"), "Whoever is a party.");
    assert_eq!(of_node(None, "nothing-of-the-kind"), "");
}
