//! The linter of the terms, run over every agreement of a case that has no errors.

use model::{AgreementId, Case};
use terms::lint::{Page, lint};
use terms::{Diagnostic, Severity, Sink};

use crate::trees::Tree;

/// What the linter says of the agreements of a case. `whole` is whether all of the case is there.
pub(crate) fn of_case(trees: &[Tree<'_>], case: &Case, whole: bool) -> Vec<Diagnostic> {
    let sink = Sink::new();
    for tree in trees {
        for node in tree.nodes.iter().filter(|node| node.name.value == "agreement") {
            let id = node.args().next().and_then(|entry| entry.value.as_str());
            let Some(agreement) = id.and_then(|id| case.agreements.get(&AgreementId::new(id))) else {
                continue;
            };
            let (text, at) = (&*tree.file.text, tree.reporter(&sink));
            lint(&Page { agreement, node, text, case, whole, at });
        }
    }
    // that more was found than is told is no error of the text either
    let warning = |diagnostic| Diagnostic { severity: Severity::Warning, ..diagnostic };
    sink.into_sorted().into_iter().map(warning).collect()
}
