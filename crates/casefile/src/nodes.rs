//! The nodes of a case: second of two passes. Each is handed to the module that reads it; what comes back is put into the case.

use std::collections::BTreeMap;

use kdltree::Node;
use model::Case;
use model::claim::Claim;
use terms::{Diagnostic, suggest};

use crate::desk::Desk;
use crate::index::Kind;
use crate::{
    actors, areas, calendar, case_node, code, decisions, documents, incidents, leads, matters, sources,
    statements, tallies, translations,
};

/// Reads one top-level node into the case.
pub(crate) fn read(node: &Node, desk: Desk<'_>, case: &mut Case) {
    documents::collect(node, &mut case.documents);
    match node.name.value.as_str() {
        "case" => case_node::read(node, desk, case),
        "actor" => put(&mut case.actors, actors::actor(node, desk), |actor| actor.id.clone()),
        "area" => put(&mut case.areas, areas::area(node, desk), |area| area.id.clone()),
        "side" => put(&mut case.sides, sources::side(node, desk), |side| side.id.clone()),
        "source" => put(&mut case.sources, sources::source(node, desk), |source| source.id.clone()),
        "agreement" => {
            put(
                &mut case.agreements,
                terms::agreement(node, desk.file, desk.names(), desk.at.sink()),
                |agreement| agreement.id.clone(),
            );
        }
        "reading" => put(
            &mut case.readings,
            terms::reading(node, desk.file, desk.names(), desk.at.sink()),
            |reading| reading.id.clone(),
        ),
        "incident" => {
            let (incident, claims) = incidents::incident(node, desk);
            put(&mut case.incidents, incident, |incident| incident.id.clone());
            put_claims(case, claims);
        }
        "lead" => put(&mut case.leads, leads::lead(node, desk), |lead| lead.id.clone()),
        "standing" => put_claims(case, matters::standing(node, desk)),
        "control" => put_claims(case, matters::control(node, desk)),
        "fulfilment" => put_claims(case, matters::fulfilment(node, desk)),
        "occurrence" => put_claims(case, matters::occurrence(node, desk)),
        "count" => put_claims(case, matters::count(node, desk)),
        "decision" => {
            put(&mut case.decisions, decisions::decision(node, desk), |decision| decision.id.clone());
        }
        "tally" => put(&mut case.tallies, tallies::tally(node, desk), |tally| tally.id.clone()),
        "statement" => {
            put(&mut case.statements, statements::statement(node, desk), |statement| statement.id.clone());
        }
        "entry" => put(&mut case.entries, calendar::entry(node, desk), |entry| entry.id.clone()),
        "restriction" => {
            put(&mut case.restrictions, incidents::restriction(node, desk), |restriction| {
                restriction.id.clone()
            });
        }
        "translation" => translations::read(node, desk, case),
        unknown => refuse(unknown, node, desk),
    }
}

/// Puts a thing under its id; of two with one id, which is reported elsewhere, the first stays.
fn put<K: Ord, T>(map: &mut BTreeMap<K, T>, thing: Option<T>, id: impl Fn(&T) -> K) {
    if let Some(thing) = thing {
        map.entry(id(&thing)).or_insert(thing);
    }
}

fn put_claims(case: &mut Case, claims: Vec<Claim>) {
    for claim in claims {
        put(&mut case.claims, Some(claim), |claim| claim.id.clone());
    }
}

fn refuse(name: &str, node: &Node, desk: Desk<'_>) {
    let shown: String = name.chars().take(60).collect();
    let report = Diagnostic::error(code::UNKNOWN_NODE, node.name.span, format!("a case has no `{shown}`"));
    let help = if desk.at.sink().is_full() { None } else { Some(advice(name)) };
    desk.at.report(report.maybe_help(help));
}

fn advice(name: &str) -> String {
    const OTHERS: &[&str] =
        &["case", "standing", "control", "fulfilment", "occurrence", "count", "translation"];
    if ["claim", "clause", "obligation"].contains(&name) {
        return format!("`{name}` stands inside another node: look for a `}}` too early");
    }
    let known = Kind::NODES.iter().map(|(word, _)| *word).chain(OTHERS.iter().copied());
    match suggest(name, known.clone()) {
        Some(meant) => format!("did you mean `{meant}`?"),
        None => format!(
            "a file of a case has {}",
            known.map(|word| format!("`{word}`")).collect::<Vec<_>>().join(", ")
        ),
    }
}
