//! Checks that claims and decisions are of use: that something looks at them.

use model::agreement::Rule;
use model::body::Decision;
use model::claim::{Claim, Subject, Value};
use model::obligation::{Obligation, Recurs};
use model::{ActorId, AgreementId, Case, ObligationId};
use terms::{Diagnostic, Reporter, Sink};

use crate::code;
use crate::index::{Index, Kind};

/// Warns of claims about obligations that no finding looks at, and of decisions by somebody who was not asked or by people without a seat.
pub(crate) fn check(case: &Case, index: &Index<'_>, sink: &Sink) {
    let report = |kind, id: &str, of: Option<&str>, code, message: String, help: &str| {
        if let Some(spot) = index.spot(kind, id) {
            let span = match of {
                None => spot.span(),
                Some(of) if code == code::WITHOUT_SEAT => spot.span_below(of),
                Some(of) => spot.span_of(of),
            };
            let warning = Diagnostic::warning(code, span, message).help(help);
            Reporter::new(&spot.file.path, sink).report(warning);
        }
    };
    for claim in case.claims.values() {
        if let Some((message, help)) = unheeded(case, claim) {
            report(Kind::Claim, claim.id.as_str(), None, code::UNHEEDED, message, help);
        }
    }
    for decision in case.decisions.values() {
        for (who, code, message, help) in amiss(case, decision) {
            report(Kind::Decision, decision.id.as_str(), Some(who.as_str()), code, message, help);
        }
    }
}

fn obligation<'c>(case: &'c Case, agreement: &AgreementId, id: &ObligationId) -> Option<&'c Obligation> {
    case.agreements.get(agreement)?.obligations.iter().find(|owed| owed.id == *id)
}

/// Why nothing looks at a claim that something was done.
fn unheeded(case: &Case, claim: &Claim) -> Option<(String, &'static str)> {
    let (of, id, after) = match &claim.about {
        Subject::Fulfilment(of, id) => (of, id, false),
        Subject::Response(of, id, _) => (of, id, true),
        _ => return None,
    };
    let owed = obligation(case, of, id)?;
    if owed.measure.is_some() {
        let message = format!("`{id}` is measured: nobody's word that it was done says how much");
        return Some((message, "write a `count` of what it measures"));
    }
    match (&owed.recurs, after) {
        (Some(Recurs::AfterBreach { .. }), false) => {
            let message = format!("`{id}` is owed after each breach: after which was this?");
            Some((message, "write `after=` with the incident"))
        }
        (None | Some(Recurs::Every { .. }), true) => {
            let message = format!("`{id}` is not owed after each breach");
            Some((message, "leave `after=` out, or write `after-each-breach` in the obligation"))
        }
        (Some(Recurs::Every { .. }), false) if claim.since.is_none() && says_not_done(claim) => {
            let message = format!("`{id}` is owed again and again: in which time was it not done?");
            Some((message, "write `since=` and `until=`"))
        }
        _ => None,
    }
}

fn says_not_done(claim: &Claim) -> bool {
    claim.asserts.iter().any(|assertion| assertion.one_of.contains(&Value::YesNo(false)))
}

/// What is amiss with a decision, and about whom.
fn amiss<'c>(case: &Case, decision: &'c Decision) -> Vec<(&'c ActorId, &'static str, String, &'static str)> {
    let (of, clause) = &decision.clause;
    let Some(agreement) = case.agreements.get(of) else { return Vec::new() };
    let mut all = Vec::new();
    let rule = agreement.clauses.iter().find(|own| own.id == *clause).map(|clause| &clause.rule);
    if let Some(Rule::Asks { body, .. }) = rule
        && *body != decision.by
    {
        let message = format!("`{clause}` asks `{body}`, and `{}` decided", decision.by);
        all.push((
            &decision.by,
            code::NOT_ASKED,
            message,
            "this settles nothing; look at `by=` and `clause=`",
        ));
    }
    let body = agreement.bodies.iter().find(|body| body.actor == decision.by);
    let Some(body) = body.filter(|body| !body.seats.is_empty()) else { return all };
    let has_seat = |who: &ActorId| body.seats.iter().any(|(seat, _)| seat == who);
    for who in
        decision.present.iter().map(|(who, _)| who).chain(&decision.dissent).filter(|who| !has_seat(who))
    {
        let message = format!("`{who}` has no seat on `{}`", body.actor);
        let help = "it counts neither for the quorum nor in the vote; look at `seat` in the agreement";
        all.push((who, code::WITHOUT_SEAT, message, help));
    }
    all
}
