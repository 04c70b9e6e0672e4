//! The row of what is owed after each breach. Which incidents are breaches is a matter of other findings, each to be checked by itself.

use std::collections::BTreeMap;

use jiff::Timestamp;
use model::agreement::Agreement;
use model::claim::Subject;
use model::finding::{Finding, Matter, ReasonCode, Verdict};
use model::id::ClauseId;
use model::obligation::Obligation;
use model::time::{Length, Precision, When, Window};
use model::{ActorId, IncidentId, Truth};

use super::{Row, Told, done_by};
use crate::Asked;
use crate::check::claims;
use crate::reference::standing::is_under;
use crate::reference::{View, finding, force};

pub(super) fn row(
    view: &View<'_>,
    agreement: &Agreement,
    owed: &Obligation,
    end: Timestamp,
    (within, of, by): (&Length, &[ClauseId], Option<&ActorId>),
) -> Row {
    let zone = force::zone(agreement);
    let mut rows: Vec<(bool, Row)> = Vec::new();
    for (incident, certain) in breaches(view, agreement, end, of, by) {
        let Some(happened) = view.case.incidents.get(&incident) else { continue };
        let after = |at: Option<Timestamp>| at.and_then(|at| within.after(at, &zone));
        let window = happened.when.window;
        let due = When {
            window: Window { from: after(window.from), until: after(window.until) },
            precision: if window.from == window.until { Precision::Exact } else { Precision::Range },
            lasting: false,
            said: String::new(),
        };
        let merged = view.case.incidents.keys().filter(|other| leads_to(view, other, &incident));
        let about: Vec<Subject> =
            merged.map(|id| Subject::Response(agreement.id.clone(), owed.id.clone(), id.clone())).collect();
        rows.push((certain, done_by(&Told::due_by(due, end), &claims::done(view, &about))));
    }
    let wanting = |row: &Row| row.0 != Verdict::NoBreach;
    let surely = |wanted: Verdict| rows.iter().find(|(certain, row)| *certain && row.0 == wanted);
    if let Some((_, row)) = surely(Verdict::Breach).or_else(|| surely(Verdict::Undetermined)) {
        return *row;
    }
    if rows.iter().any(|(certain, row)| !certain && wanting(row)) {
        return (Verdict::Undetermined, ReasonCode::ConditionOpen);
    }
    let mut fine = rows.iter().filter(|(certain, _)| *certain).map(|(_, row)| *row);
    let pending =
        |row: &Row| matches!(row.1, ReasonCode::Due | ReasonCode::NotStarted | ReasonCode::NotYetDue);
    let first = fine.clone().next();
    fine.find(pending).or(first).unwrap_or((Verdict::NoBreach, ReasonCode::ConditionNotMet))
}

/// The incidents that are breaches by whom they must be, with whether that is certain, in the order of time.
fn breaches(
    view: &View<'_>,
    agreement: &Agreement,
    end: Timestamp,
    of: &[ClauseId],
    by: Option<&ActorId>,
) -> Vec<(IncidentId, bool)> {
    let asked = Asked { as_of: end, ..view.asked };
    let mut found: BTreeMap<(When, IncidentId), Truth> = BTreeMap::new();
    for incident in finding::asked_about(view.case, asked) {
        for clause in agreement.clauses.iter().filter(|clause| of.is_empty() || of.contains(&clause.id)) {
            let matter = Matter::Incident(incident.id.clone(), clause.id.clone());
            let reading = &view.reading.id;
            if !finding::takes_up(view.case, &matter, &agreement.id, reading, view.asked) {
                continue;
            }
            let Some(finding) = finding::finding(view.case, &matter, &agreement.id, reading, view.asked)
            else {
                continue;
            };
            let truth = is_breach(&finding).and(is_by(view, &finding, by, &incident.when.window));
            let key = (incident.when.clone(), incident.id.clone());
            let before = found.get(&key).copied().unwrap_or(Truth::False);
            found.insert(key, before.or(truth));
        }
    }
    let some = found.into_iter().filter(|(_, truth)| *truth != Truth::False);
    some.map(|((_, id), truth)| (id, truth == Truth::True)).collect()
}

fn is_breach(finding: &Finding) -> Truth {
    match finding.verdict {
        Verdict::Breach => Truth::True,
        Verdict::NoBreach => Truth::False,
        Verdict::Undetermined => Truth::Maybe,
    }
}

fn is_by(view: &View<'_>, finding: &Finding, by: Option<&ActorId>, window: &Window) -> Truth {
    let Some(by) = by else { return Truth::True };
    let sets = &finding.attribution.candidates;
    let theirs = |set: &std::collections::BTreeSet<ActorId>| {
        set.iter().map(|actor| is_under(view.case, actor, by, window)).max().unwrap_or(Truth::False)
    };
    let answers: Vec<Truth> = sets.iter().map(theirs).collect();
    match answers.first() {
        Some(first) if answers.iter().all(|answer| answer == first) => *first,
        _ => Truth::Maybe,
    }
}

/// Whether an incident is another, or was merged into it, through any number of mergers.
fn leads_to(view: &View<'_>, from: &IncidentId, to: &IncidentId) -> bool {
    let next = |id: &&IncidentId| view.case.incidents.get(*id).and_then(|incident| incident.same_as.as_ref());
    std::iter::successors(Some(from), next).take(view.case.incidents.len() + 1).any(|id| id == to)
}
