//! Questions of the text that stand at several places: whoever holds one open must find the same answers at each of them.

use std::collections::{BTreeMap, BTreeSet};

use model::agreement::{Agreement, EachParameter, Parameter};
use model::{Case, ReadingId};
use terms::{Diagnostic, Reporter, Sink};

use crate::code;
use crate::index::{Index, Kind};

/// The readings that give an answer of their own, answer by answer in the order of the text.
type Answers = Vec<BTreeSet<ReadingId>>;

/// Reports every place of a question that some reading holds open and whose answers are given by other readings than at its first place.
pub(crate) fn check(case: &Case, index: &Index<'_>, sink: &Sink) {
    let mut all = Walk::default();
    for agreement in case.agreements.values() {
        all.agreement = Some(agreement);
        agreement.each_parameter(&mut all);
    }
    for (point, places) in &all.places {
        let mut places = places.iter();
        let Some((_, first)) = places.next().filter(|_| all.held_open.contains(point)) else { continue };
        let Some((agreement, _)) = places.find(|(_, answers)| answers != first) else { continue };
        let Some(spot) = index.spot(Kind::Agreement, agreement.id.as_str()) else { continue };
        let message = format!(
            "the question `{point}` is held open, and answered by other readings here than elsewhere"
        );
        let help = "let the same readings answer it in the same order wherever it stands, or give this place a question of its own";
        let report = Diagnostic::error(code::ANSWERED_BY_OTHERS, spot.span_of(point), message).help(help);
        Reporter::new(&spot.file.path, sink).report(report);
    }
}

#[derive(Default)]
struct Walk<'c> {
    agreement: Option<&'c Agreement>,
    places: BTreeMap<String, Vec<(&'c Agreement, Answers)>>,
    held_open: BTreeSet<String>,
}

impl EachParameter for Walk<'_> {
    fn on<T: PartialEq>(&mut self, parameter: &Parameter<T>) {
        let (Some(point), Some(agreement)) = (&parameter.point, self.agreement) else { return };
        let given = parameter.taken.iter().filter(|taken| taken.to.is_some());
        let answers = given.map(|taken| taken.by.iter().cloned().collect()).collect();
        self.places.entry(point.id.clone()).or_default().push((agreement, answers));
        if parameter.taken.iter().any(|taken| taken.to.is_none()) {
            self.held_open.insert(point.id.clone());
        }
    }
}
