//! What a text says twice, and readings that part in words only.

use std::collections::BTreeMap;

use kdltree::{Node, Span};
use model::ReadingId;
use model::agreement::{EachParameter, Parameter, Rule};

use super::Page;
use super::find::Sentence;
use crate::code;

/// Warns of clauses that say one thing twice, and of readings that never differ.
pub(super) fn repeats(page: &Page<'_>) {
    let mut said: BTreeMap<Vec<String>, &str> = BTreeMap::new();
    let mut ruled: Vec<(&Rule, &str)> = Vec::new();
    for (clause, piece) in page.clauses() {
        let id = clause.id.as_str();
        let own: Vec<String> =
            Sentence::of(clause.words.plain()).words().map(|(word, _)| word.to_owned()).collect();
        let rule = ruled.iter().find(|(rule, _)| **rule == clause.rule).map(|(_, first)| *first);
        let message = match (said.get(&own), rule) {
            (Some(first), _) => Some(format!("it has the same words as the clause `{first}`")),
            (None, Some(first)) => Some(format!("it forbids or permits just what the clause `{first}` does")),
            (None, None) => None,
        };
        if let Some(message) = message.filter(|_| !own.is_empty()) {
            let help = "make one clause of the two: every act gets two findings, and is counted as two breaches; the official table of violations in Sri Lanka \
                        does not even add up (priu.gov.lk)";
            page.warn(piece, code::LINT_REPEATS, piece.span_of("words"), &message, help);
        }
        said.entry(own).or_insert(id);
        ruled.push((&clause.rule, id));
    }
    let mut alike = Alike::default();
    page.agreement.each_parameter(&mut alike);
    for (point, reading) in alike.found {
        let message = format!(
            "the reading `{reading}` answers “{point}” in other words than the text, and to the same effect"
        );
        let help = "give the reading what it takes the text to mean, or leave it out; where copies part, one word may be all: “before” the 20th, or “by” it \
                    (Nagorno-Karabakh 2020; news.ru)";
        page.warn_of_all(code::LINT_READINGS_AGREE, span_of(page.node, &point, &reading), &message, help);
    }
}

/// Readings that take a parameter as it stands in the text, with the point.
#[derive(Default)]
struct Alike {
    found: Vec<(String, ReadingId)>,
}

impl EachParameter for Alike {
    fn on<T: PartialEq>(&mut self, parameter: &Parameter<T>) {
        let Some(point) = &parameter.point else { return };
        for taken in parameter.taken.iter().filter(|taken| taken.to.as_ref() == Some(&parameter.plain)) {
            self.found.extend(taken.by.iter().map(|reading| (point.id.clone(), reading.clone())));
        }
    }
}

/// Where a reading stands below the node that has the point.
fn span_of(agreement: &Node, point: &str, reading: &ReadingId) -> Span {
    let mut open = vec![agreement];
    while let Some(node) = open.pop() {
        if node.prop("point").and_then(|entry| entry.value.as_str()) == Some(point) {
            let named =
                |child: &&Node| child.args().any(|entry| entry.value.as_str() == Some(reading.as_str()));
            if let Some(child) = node.children_named("reading").find(named) {
                return child.span;
            }
        }
        open.extend(&node.children);
    }
    agreement.span
}
