//! Leads: what nobody has looked into yet; and the check that a machine's word becomes a claim only where a person took it up.

use kdltree::Node;
use model::Case;
use model::claim::{Claim, Subject};
use model::lead::Lead;
use terms::fields::Field;
use terms::{Diagnostic, Reporter, Sink};

use crate::desk::Desk;
use crate::index::{Index, Kind};
use crate::times::end_of;
use crate::{code, documents, places, times};

/// Reads `lead "gdelt-879" "Fighting reported" from="gdelt" learnt="…" { when "…"; place "…"; words "…"; document "…" }`.
pub(crate) fn lead(node: &Node, desk: Desk<'_>) -> Option<Lead> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the lead").and_then(Field::new_id);
    let title = fields.text_and("what it is about, in a few words", "title");
    let from = desk.needed(&mut fields, "from");
    let via = fields.property("via").and_then(Field::string);
    let learnt = desk.time(&mut fields, "learnt").as_ref().and_then(end_of);
    if fields.child("when").is_none() {
        fields.missing("`when`");
    }
    let when = times::child(&mut fields, "when", desk);
    if fields.child("place").is_none() {
        fields.missing("`place`");
    }
    let place = places::child(&mut fields, desk);
    let words = fields.texts("words");
    let notes = fields.notes();
    let document = documents::only(&mut fields, desk);
    fields.finish();
    Some(Lead {
        id: id?.value,
        title: title?,
        when: when?,
        place: place?,
        from: from?,
        via,
        learnt: learnt.unwrap_or(desk.record_until),
        words,
        notes,
        document,
    })
}

/// Reports claims that rest on a machine-coded source though no person took up a lead: trap T-20.
pub(crate) fn check(case: &Case, index: &Index<'_>, sink: &Sink) {
    let is_machine = |id| case.sources.get(id).is_some_and(|source| source.machine_coded);
    for claim in case.claims.values().filter(|claim| is_machine(&claim.from) || is_machine(claim.origin())) {
        if is_taken_up(case, claim) {
            continue;
        }
        if let Some(spot) = index.spot(Kind::Claim, claim.id.as_str()) {
            let source = if is_machine(&claim.from) { &claim.from } else { claim.origin() };
            let message =
                format!("`{source}` is written by a machine, and nobody is named who looked into this");
            let help = "write a `lead`; or, where somebody looked into it, `from-lead \"…\" taken-up-by=\"…\"` in the incident";
            let report = Diagnostic::error(code::MACHINE_CODED, spot.span(), message).help(help);
            Reporter::new(&spot.file.path, sink).report(report);
        }
    }
}

fn is_taken_up(case: &Case, claim: &Claim) -> bool {
    let Subject::Incident(id) = &claim.about else { return false };
    case.incidents.get(id).is_some_and(|incident| !incident.from_leads.is_empty())
}
