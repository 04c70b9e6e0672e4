//! The passes in a row: a node of a file to an agreement or a reading.

use std::sync::Arc;

use kdltree::{Limits, Node};
use model::agreement::{Agreement, Clause, Definition, Rule};
use model::reading::Reading;

use crate::check;
use crate::diagnostic::{Diagnostic, Reporter, Sink};
use crate::names::{Names, zone};
use crate::resolve::{self, Context, Own, all};
use crate::surface;

/// The names of the nodes that stand in no block and are read here.
pub const NODES: &[&str] = &["agreement", "reading"];

/// Reads an `agreement` node of `file`. Whatever is wrong with it goes to `sink`; where that is an error, the result is `None`.
pub fn agreement(node: &Node, file: &Arc<str>, names: &Names, sink: &Sink) -> Option<Agreement> {
    let errors = sink.errors();
    let at = Reporter::new(file, sink);
    let written = surface::agreement::Agreement::read(node, at);
    let at = at.within(written.part());
    check::agreement::agreement(&written, at);
    check::parameter::parameters(&written, at);

    let zone = written.zone.as_ref().and_then(|name| zone(name, at));
    let mut own = written.own();
    let defined = definitions(&written, &mut own, names, zone.as_ref().unwrap_or(names.zone()), at);
    let cx = Context { names, zone: zone.as_ref().unwrap_or(names.zone()), own: &own, at };
    let head = resolve::agreement::agreement(&written, cx);
    if let (Some(written), Some(head)) = (&written.in_force, &head) {
        check::period::in_force(written, &head.in_force, cx);
    }
    if let Some(head) = &head {
        check::clock::circles(&written, head, at);
    }
    let id = written.id.value;
    let clauses = all(written.clauses.iter().map(|written| clause(written, cx.within(written.part(id)))));
    let signed_on = head.as_ref().and_then(|head| head.signed_on.as_ref());
    let obligations = all(written.obligations.iter().map(|obligation| {
        let cx = cx.within(obligation.part(id));
        check::obligation::words(obligation, written.signed_on.is_some(), cx.at);
        check::recurring::words(obligation, cx.at);
        check::recurring::waits(obligation, &written.obligations, cx.at);
        let resolved = resolve::obligation::obligation(obligation, signed_on, cx)?;
        check::obligation::times(obligation, &resolved, cx.at);
        check::recurring::times(obligation, &resolved, cx);
        Some(resolved)
    }));

    defined?;
    let agreement = Agreement { clauses: clauses?, obligations: obligations?, ..head? };
    (sink.errors() == errors).then_some(agreement)
}

/// Resolves the definitions in the order of the text, so that one may use those before it; `None` where any failed.
fn definitions<'a>(
    written: &surface::agreement::Agreement<'a>,
    own: &mut Own<'a>,
    names: &Names,
    zone: &jiff::tz::TimeZone,
    at: Reporter<'_>,
) -> Option<()> {
    let mut whole = true;
    for definition in &written.definitions {
        let resolved: Option<Definition> =
            resolve::definition::definition(definition, Context { names, zone, own, at });
        whole &= resolved.is_some();
        own.definitions.extend(resolved);
    }
    whole.then_some(())
}

fn clause(written: &surface::clause::Clause<'_>, cx: Context<'_>) -> Option<Clause> {
    check::exception::exceptions(written, cx.at);
    check::clause::clause(written, cx.at);
    let clause = resolve::clause::clause(written, cx)?;
    let conduct = match &clause.rule {
        Rule::Forbid(conduct) => Some(&**conduct),
        Rule::Permit(permit) => Some(&permit.conduct),
        Rule::Asks { .. } => None,
    };
    if let (Some(written), Some(resolved)) = (written.rule.conduct(), conduct) {
        check::clause::target(written, resolved, cx.at);
        if let (Some(written), Some(resolved)) = (&written.in_force, &resolved.in_force) {
            check::period::in_force(written, resolved, cx);
        }
    }
    Some(clause)
}

/// Reads a `reading` node of `file`. Whatever is wrong with it goes to `sink`; where that is an error, the result is `None`.
pub fn reading(node: &Node, file: &Arc<str>, names: &Names, sink: &Sink) -> Option<Reading> {
    let errors = sink.errors();
    let at = Reporter::new(file, sink);
    let written = surface::reading::Reading::read(node, at)?;
    let at = at.within(written.part());
    check::reading::reading(&written, at);
    let own = Own::default();
    let reading = resolve::reading::reading(&written, Context { names, zone: names.zone(), own: &own, at })?;
    (sink.errors() == errors).then_some(reading)
}

/// Writes a file the way that every file of a case looks; what it says stays the same. `file` is its name as people see it.
///
/// # Errors
///
/// What KDL does not allow in it.
pub fn format(text: &str, file: &Arc<str>) -> Result<String, Vec<Diagnostic>> {
    kdltree::format(text, &Limits::default())
        .map_err(|errors| errors.into_iter().map(|error| Diagnostic::syntax(file, error)).collect())
}
