//! Where two readings part (`docs/meaning.md`, "Pivot").

use std::collections::BTreeSet;

use model::agreement::{Agreement, Parameter, Rule};
use model::claim::Attribute;
use model::finding::{Finding, Matter, Pivot, PivotPoint, Verdict};
use model::reading::Reading;
use model::{ActorId, AgreementId, Case, ReadingId};

use super::finding::{findings, reading, under};
use super::guard::Known;
use super::standing::standing;
use super::view::View;
use super::{evidence, words};
use crate::Asked;

/// Every matter on which two readings come to different verdicts, each with its pivot.
pub fn compare(case: &Case, a: &ReadingId, b: &ReadingId, asked: Asked) -> Vec<Pivot> {
    let mut matters: BTreeSet<(Matter, AgreementId)> = BTreeSet::new();
    for reading in [a, b] {
        matters.extend(findings(case, reading, asked).into_iter().map(|f| (f.about, f.agreement)));
    }
    matters.iter().filter_map(|(matter, agreement)| pivot(case, matter, agreement, a, b, asked)).collect()
}

/// The pivot between two readings on one matter; `None` where their verdicts agree or there is no such matter.
///
/// It is the smallest set of points such that each reading, taking these points as the other takes them, comes to the other's verdict.
pub fn pivot(
    case: &Case,
    matter: &Matter,
    agreement: &AgreementId,
    a: &ReadingId,
    b: &ReadingId,
    asked: Asked,
) -> Option<Pivot> {
    let (a, b, agreement) = (reading(case, a)?, reading(case, b)?, case.agreements.get(agreement)?);
    let find = |reading| under(&View::new(case, reading, asked), matter, agreement);
    let (left, right) = (find(a)?, find(b)?);
    if left.verdict == right.verdict {
        return None;
    }
    let points = differences(case, matter, agreement, [a, b], asked);
    let parts = |set: &BTreeSet<PivotPoint>| {
        let after = |from: &Reading, other: &Reading| {
            let own = case.readings.get(&from.id)?;
            let other = case.readings.get(&other.id)?;
            under(&View::new(case, own, asked).with_points_of(other, set.clone()), matter, agreement)
        };
        after(a, b).is_some_and(|f| f.verdict == right.verdict)
            && after(b, a).is_some_and(|f| f.verdict == left.verdict)
    };
    let chosen = smallest(&points, parts);
    let sentence = sentence(case, agreement, [(a, &left), (b, &right)], &chosen, asked);
    Some(Pivot {
        about: matter.clone(),
        agreement: agreement.id.clone(),
        verdicts: [(a.id.clone(), left.verdict), (b.id.clone(), right.verdict)],
        points: chosen,
        sentence,
    })
}

/// Up to this many points every set is tried, smallest first; beyond it points are dropped one by one while the rest still suffices.
const TRIED_IN_FULL: usize = 3;

fn smallest(points: &[PivotPoint], parts: impl Fn(&BTreeSet<PivotPoint>) -> bool) -> Vec<PivotPoint> {
    for size in 1..=TRIED_IN_FULL.min(points.len()) {
        let found = subsets(points, size).into_iter().find(|set| parts(&set.iter().cloned().collect()));
        if let Some(set) = found {
            return set;
        }
    }
    let mut kept: Vec<PivotPoint> = points.to_vec();
    for point in points {
        let fewer: Vec<PivotPoint> = kept.iter().filter(|kept| *kept != point).cloned().collect();
        if parts(&fewer.iter().cloned().collect()) {
            kept = fewer;
        }
    }
    kept
}

fn subsets(points: &[PivotPoint], size: usize) -> Vec<Vec<PivotPoint>> {
    let Some((first, rest)) = points.split_first() else {
        return if size == 0 { vec![Vec::new()] } else { Vec::new() };
    };
    if size == 0 {
        return vec![Vec::new()];
    }
    let with = subsets(rest, size - 1).into_iter().map(|mut set| {
        set.insert(0, first.clone());
        set
    });
    with.chain(subsets(rest, size)).collect()
}

/// Every point on which two readings differ and that may bear on a matter, in a fixed order: terms, facts, standings, ownership.
fn differences(
    case: &Case,
    matter: &Matter,
    agreement: &Agreement,
    readings: [&Reading; 2],
    asked: Asked,
) -> Vec<PivotPoint> {
    let mut points = Vec::new();
    terms(case, agreement, matter, readings, &mut points);
    let view = |index: usize| {
        readings.get(index).and_then(|r| case.readings.get(&r.id)).map(|r| View::new(case, r, asked))
    };
    let (Some(left), Some(right)) = (view(0), view(1)) else { return points };
    match matter {
        Matter::Incident(incident, _) => {
            let Some(incident) = case.incidents.get(incident) else { return points };
            for (attribute, ..) in Attribute::WORDS {
                let of = |view| evidence::of_incident(view, incident, *attribute);
                let (l, r) = (of(&left), of(&right));
                if l.open != r.open
                    || !l.candidates.iter().map(|c| &c.value).eq(r.candidates.iter().map(|c| &c.value))
                {
                    points.push(PivotPoint::Fact(*attribute));
                }
            }
            for actor in involved(&Known::of(&left, incident)).union(&involved(&Known::of(&right, incident)))
            {
                let of = |view: &View<'_>| standing(view, agreement, actor, &incident.when.window).0;
                let (l, r) = (of(&left), of(&right));
                if l.open != r.open
                    || !l.candidates.iter().map(|c| &c.value).eq(r.candidates.iter().map(|c| &c.value))
                {
                    points.push(PivotPoint::Standing(actor.clone()));
                }
            }
        }
        Matter::Obligation(_) => {
            points.extend(Attribute::WORDS.iter().map(|(attribute, ..)| PivotPoint::Fact(*attribute)));
            points.extend(case.actors.keys().cloned().map(PivotPoint::Standing));
            points.insert(0, PivotPoint::Ownership);
        }
    }
    points
}

/// The points of the text on which two readings differ: of the agreement of an incident; of every agreement for an obligation, whose
/// conditions may look at others.
fn terms(
    case: &Case,
    agreement: &Agreement,
    matter: &Matter,
    readings: [&Reading; 2],
    points: &mut Vec<PivotPoint>,
) {
    let base = agreement.supplements.as_ref().and_then(|id| case.agreements.get(id));
    let agreements: Vec<&Agreement> = match matter {
        Matter::Incident(..) => std::iter::once(agreement).chain(base).collect(),
        Matter::Obligation(_) => case.agreements.values().collect(),
    };
    for agreement in agreements {
        let mut each = Differing { readings, points };
        each.period(&agreement.in_force);
        each.add(&agreement.area);
        each.add(&agreement.excluded);
        each.add(&agreement.parties);
        for clause in &agreement.clauses {
            let Rule::Forbid(rule) = &clause.rule else { continue };
            each.add(&rule.acts);
            each.add(&rule.by);
            each.add(&rule.on);
            rule.area.iter().for_each(|area| each.add(area));
            rule.in_force.iter().for_each(|in_force| each.period(in_force));
            rule.unless.iter().for_each(|exception| each.add(&exception.test));
        }
    }
}

struct Differing<'p> {
    readings: [&'p Reading; 2],
    points: &'p mut Vec<PivotPoint>,
}

impl Differing<'_> {
    fn add<T: PartialEq>(&mut self, parameter: &Parameter<T>) {
        let [a, b] = self.readings.map(|reading| parameter.under(&reading.id));
        let differ = a.len() != b.len() || a.iter().zip(&b).any(|(l, r)| l.0 != r.0);
        if let Some(point) = parameter.point.as_ref().filter(|_| differ) {
            let term = PivotPoint::Term(point.id.clone());
            if !self.points.contains(&term) {
                self.points.push(term);
            }
        }
    }

    fn period(&mut self, parameter: &Parameter<Vec<model::agreement::Period>>) {
        self.add(parameter);
        for renewal in parameter.plain.iter().flat_map(|period| &period.renewals) {
            self.add(&renewal.took_effect);
        }
    }
}

/// Everybody whose standing may matter to an incident.
fn involved(known: &Known) -> BTreeSet<ActorId> {
    use model::claim::{Target, Value};
    let mut all = BTreeSet::new();
    for considered in [&known.by, &known.on, &known.held_by, &known.present] {
        for candidate in &considered.candidates {
            match &candidate.value {
                Value::Actors(actors) => all.extend(actors.iter().cloned()),
                Value::Targets(targets) => all.extend(targets.iter().filter_map(|target| match target {
                    Target::Actor(actor) => Some(actor.clone()),
                    Target::Class(_) => None,
                })),
                _ => {}
            }
        }
    }
    all
}

/// "Washington finds a breach and Damascus no breach: they part on whether …; Washington: …; Damascus: …."
fn sentence(
    case: &Case,
    agreement: &Agreement,
    sides: [(&Reading, &Finding); 2],
    points: &[PivotPoint],
    asked: Asked,
) -> String {
    let verdict = |finding: &Finding| match finding.verdict {
        Verdict::Breach => "finds a breach",
        Verdict::NoBreach => "finds no breach",
        Verdict::Undetermined => "cannot tell",
    };
    let [(a, left), (b, right)] = sides;
    let parts: Vec<String> = points
        .iter()
        .map(|point| {
            let question = question(case, agreement, point);
            let [one, two] =
                sides.map(|(reading, finding)| takes(case, agreement, reading, finding, point, asked));
            format!("{question} ({}: {one}; {}: {two})", a.id, b.id)
        })
        .collect();
    format!(
        "{} {} and {} {}; they part on {}.",
        a.id,
        verdict(left),
        b.id,
        verdict(right),
        words::list(&parts, "and on")
    )
}

fn question(case: &Case, agreement: &Agreement, point: &PivotPoint) -> String {
    match point {
        PivotPoint::Fact(attribute) => attribute.words().to_owned(),
        PivotPoint::Standing(actor) => {
            format!("what {} is under {}", case.actor_name(actor), agreement.title.plain())
        }
        PivotPoint::Term(id) => {
            asks(case, id).map_or_else(|| id.clone(), |asks| format!("one question of the text: {asks}"))
        }
        PivotPoint::Ownership => "whether this is owed at all".into(),
    }
}

/// What a reading takes a point to be, in words.
fn takes(
    case: &Case,
    agreement: &Agreement,
    reading: &Reading,
    finding: &Finding,
    point: &PivotPoint,
    asked: Asked,
) -> String {
    let Some(reading) = case.readings.get(&reading.id) else { return String::new() };
    let view = View::new(case, reading, asked);
    match point {
        PivotPoint::Fact(attribute) => match &finding.about {
            Matter::Incident(incident, _) => case
                .incidents
                .get(incident)
                .map(|incident| words::told(case, &evidence::of_incident(&view, incident, *attribute)))
                .unwrap_or_default(),
            Matter::Obligation(_) => {
                finding.reasons.iter().map(|r| r.text.as_str()).collect::<Vec<_>>().join("; ")
            }
        },
        PivotPoint::Standing(actor) => match &finding.about {
            Matter::Incident(incident, _) => case
                .incidents
                .get(incident)
                .map(|incident| {
                    words::told(case, &standing(&view, agreement, actor, &incident.when.window).0)
                })
                .unwrap_or_default(),
            Matter::Obligation(_) => String::new(),
        },
        PivotPoint::Term(id) => says(case, id, &view),
        PivotPoint::Ownership => {
            if finding.reasons.iter().any(|r| r.code == model::finding::ReasonCode::NotOwned) {
                "it is not".into()
            } else {
                "it is".into()
            }
        }
    }
}

fn asks(case: &Case, id: &str) -> Option<String> {
    let mut found = None;
    each_point(
        case,
        &mut |point, _| {
            if point.id == id && found.is_none() {
                found = Some(point.asks.clone());
            }
        },
        None,
    );
    found
}

fn says(case: &Case, id: &str, view: &View<'_>) -> String {
    let mut found: Vec<String> = Vec::new();
    each_point(
        case,
        &mut |point, answers| {
            if point.id == id && found.is_empty() {
                found = answers;
            }
        },
        Some(view),
    );
    match found.as_slice() {
        [] => "nothing".into(),
        [one] => format!("“{one}”"),
        several => format!(
            "holds it open between {}",
            words::list(&several.iter().map(|s| format!("“{s}”")).collect::<Vec<_>>(), "and")
        ),
    }
}

/// Goes through every point of every agreement, with the answers that a view takes.
fn each_point(
    case: &Case,
    seen: &mut dyn FnMut(&model::agreement::Point, Vec<String>),
    view: Option<&View<'_>>,
) {
    fn one<T>(
        p: &Parameter<T>,
        seen: &mut dyn FnMut(&model::agreement::Point, Vec<String>),
        view: Option<&View<'_>>,
    ) {
        let Some(point) = &p.point else { return };
        let answers = view.map(|view| view.take(p).iter().map(|(_, says)| (*says).to_owned()).collect());
        seen(point, answers.unwrap_or_default());
    }
    for agreement in case.agreements.values() {
        one(&agreement.in_force, seen, view);
        for renewal in agreement.in_force.plain.iter().flat_map(|period| &period.renewals) {
            one(&renewal.took_effect, seen, view);
        }
        one(&agreement.area, seen, view);
        one(&agreement.excluded, seen, view);
        one(&agreement.parties, seen, view);
        for clause in &agreement.clauses {
            let Rule::Forbid(rule) = &clause.rule else { continue };
            one(&rule.acts, seen, view);
            one(&rule.by, seen, view);
            one(&rule.on, seen, view);
            rule.area.iter().for_each(|area| one(area, seen, view));
            rule.in_force.iter().for_each(|in_force| one(in_force, seen, view));
            rule.unless.iter().for_each(|exception| one(&exception.test, seen, view));
        }
    }
}
