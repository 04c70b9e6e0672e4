//! Supplements: an agreement that adds to another must not come back to itself.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use kdltree::Span;
use model::AgreementId;
use model::agreement::Agreement;

use crate::code;
use crate::diagnostic::{Diagnostic, Part, Reporter, Sink};

/// Checks all agreements of a case together, each with its file and the place of its node. A circle is reported once.
pub fn supplements<'a>(
    agreements: impl IntoIterator<Item = (&'a Agreement, &'a Arc<str>, Span)>,
    sink: &Sink,
) {
    let all: BTreeMap<_, _> = agreements.into_iter().map(|entry| (&entry.0.id, entry)).collect();
    let mut done = BTreeSet::new();
    for id in all.keys() {
        let circle =
            circle(id, &done, |id| all.get(id).and_then(|(agreement, ..)| agreement.supplements.as_ref()));
        // an agreement that supplements itself was reported when it was read
        if circle.len() > 1
            && let Some((_, file, span)) = all.get(id)
        {
            let names: Vec<_> = circle.iter().map(|id| format!("`{id}`")).collect();
            let message = format!("{} supplement one another in a circle", names.join(", "));
            let part = Part { what: "agreement", id: id.as_str(), of: None };
            let help = "take one `supplements` out: an agreement adds to an earlier one";
            Reporter::new(file, sink)
                .within(part)
                .report(Diagnostic::error(code::CYCLE, *span, message).help(help));
        }
        done.extend(circle);
    }
}

/// The circle that starts at `id` and comes back to it; empty where there is none, or where it is done with.
fn circle<'a>(
    id: &'a AgreementId,
    done: &BTreeSet<&'a AgreementId>,
    next: impl Fn(&'a AgreementId) -> Option<&'a AgreementId>,
) -> Vec<&'a AgreementId> {
    if done.contains(id) {
        return Vec::new();
    }
    let mut path = vec![id];
    let mut seen = BTreeSet::from([id]);
    let mut last = id;
    while let Some(following) = next(last) {
        if following == id {
            return path;
        }
        if !seen.insert(following) {
            return Vec::new(); // it runs into a circle that `id` is not part of
        }
        path.push(following);
        last = following;
    }
    Vec::new()
}
