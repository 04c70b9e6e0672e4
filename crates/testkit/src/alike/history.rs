//! A history of a record: claims and incidents told in any order, wrongly at first, withdrawn, merged, split; terms and clock changed;
//! questions asked in between, and changes that must be refused.

use std::collections::BTreeMap;

use assess::Asked;
use assess::incremental::{Change, Changed, Incremental};
use fastrand::Rng;
use jiff::{SignedDuration, Timestamp};
use model::claim::Subject;
use model::finding::Matter;
use model::{Case, ClaimId, IncidentId, ReadingId};

use super::{Verdicts, alike, by_reference, verdicts};

/// How many batches of changes one history has.
const BATCHES: usize = 3;

/// The case as it stands in a history, with when it is asked.
#[derive(Clone, Debug)]
pub struct History {
    /// The record as it stands.
    pub case: Case,
    /// When it is asked about.
    pub asked: Asked,
}

impl History {
    /// Does to the case what a change says.
    pub fn apply(&mut self, change: &Change) {
        let case = &mut self.case;
        match change {
            Change::Incident(incident) => {
                case.incidents.insert(incident.id.clone(), (**incident).clone());
            }
            Change::DropIncident(id) => {
                case.incidents.remove(id);
            }
            Change::Claim(claim) => {
                case.claims.insert(claim.id.clone(), (**claim).clone());
            }
            Change::Retract(id) => {
                case.claims.remove(id);
            }
            Change::Frame(frame) => {
                let (incidents, claims) =
                    (std::mem::take(&mut case.incidents), std::mem::take(&mut case.claims));
                *case = Case { incidents, claims, ..(**frame).clone() };
            }
            Change::AsOf(as_of) => self.asked.as_of = *as_of,
        }
    }
}

/// Drives the incremental engine through a history made from a whole case, and holds it against the reference at each step.
///
/// # Errors
///
/// What the engine says otherwise than the reference, or where it told a turn that was none, in words.
pub fn retold(whole: &Case, asked: Asked, seed: u64) -> Result<(), String> {
    let mut rng = Rng::with_seed(seed);
    let some = rng.bool();
    let case = if some { half(whole, &mut rng) } else { bare(whole) };
    let mut history = History { case, asked };
    let readings: Vec<&ReadingId> = whole.readings.keys().collect();
    let mut engine =
        Incremental::new(history.case.clone(), &readings, asked, 1).map_err(|e| e.to_string())?;
    let mut told =
        vec![format!("at first {:?} {:?}", history.case.incidents.keys(), history.case.claims.keys())];
    for _ in 0..BATCHES {
        let changes = some_changes(whole, &history.case, &mut rng);
        told.push(changes.iter().map(words).collect::<Vec<_>>().join(", "));
        let so_far = |error: String| format!("{error}\n{}", told.join("\n"));
        one_batch(&mut engine, &mut history, changes, &mut rng).map_err(so_far)?;
    }
    for (of, finding) in by_reference(&history.case, history.asked) {
        let explained = engine.finding(&of.0, &of.1, &of.2, &of.3);
        if explained.as_ref() != Some(&finding) {
            return Err(format!(
                "{of:?} is explained otherwise: {explained:#?}\n{finding:#?}\n{}",
                told.join("\n")
            ));
        }
    }
    Ok(())
}

fn one_batch(
    engine: &mut Incremental,
    history: &mut History,
    changes: Vec<Change>,
    rng: &mut Rng,
) -> Result<(), String> {
    let before = engine.verdicts();
    let mut after = history.clone();
    for change in &changes {
        after.apply(change);
    }
    let expected = verdicts(&after.case, after.asked);
    if rng.u8(..3) == 0 {
        let supposed = engine.what_if(changes.clone()).map_err(|e| format!("refused to suppose: {e}"))?;
        alike("the engine after a question", &engine.verdicts(), &before)?;
        turned(&supposed, &before, &expected).map_err(|error| format!("supposed: {error}"))?;
    }
    if rng.u8(..4) == 0 {
        let mut wrong = changes.clone();
        wrong.push(Change::Retract(ClaimId::new("nobody-claimed-this")));
        if engine.apply(wrong).is_ok() {
            return Err("what nobody claimed was withdrawn".to_owned());
        }
        alike("the engine after a refusal", &engine.verdicts(), &before)?;
    }
    let told = engine.apply(changes).map_err(|error| format!("refused: {error}"))?;
    alike("the engine", &engine.verdicts(), &expected)?;
    turned(&told, &before, &expected)?;
    *history = after;
    Ok(())
}

/// Holds what is said to have turned against what turned.
fn turned(said: &[Changed], before: &Verdicts, after: &Verdicts) -> Result<(), String> {
    let of = |c: &Changed| {
        let Matter::Incident(incident, clause) = &c.about else { return None };
        Some((c.reading.clone(), incident.clone(), c.agreement.clone(), clause.clone()))
    };
    let said: BTreeMap<_, _> = said.iter().filter_map(|c| Some((of(c)?, (c.before, c.after)))).collect();
    let mut turned = BTreeMap::new();
    for of in before.keys().chain(after.keys()) {
        let (was, is) = (before.get(of).copied(), after.get(of).copied());
        if was != is {
            turned.insert(of.clone(), (was, is));
        }
    }
    if said == turned { Ok(()) } else { Err(format!("said to have turned: {said:?}\nturned: {turned:?}")) }
}

fn bare(whole: &Case) -> Case {
    Case { incidents: BTreeMap::new(), claims: BTreeMap::new(), ..whole.clone() }
}

fn half(whole: &Case, rng: &mut Rng) -> Case {
    let mut case = whole.clone();
    case.incidents.retain(|_, _| rng.bool());
    case.claims.retain(|_, _| rng.bool());
    case
}

fn some_changes(whole: &Case, now: &Case, rng: &mut Rng) -> Vec<Change> {
    let mut now = History { case: now.clone(), asked: Asked::of_all(whole) };
    let mut changes = Vec::new();
    for _ in 0..rng.usize(1..=6) {
        if let Some(change) = a_change(whole, &now.case, rng) {
            now.apply(&change);
            changes.push(change);
        }
    }
    changes
}

fn a_change(whole: &Case, now: &Case, rng: &mut Rng) -> Option<Change> {
    Some(match rng.u8(..24) {
        0..=8 => Change::Claim(Box::new(rng.choice(whole.claims.values())?.clone())),
        9..=13 => Change::Incident(Box::new(rng.choice(whole.incidents.values())?.clone())),
        14..=16 => Change::Retract(rng.choice(now.claims.keys())?.clone()),
        17 => Change::DropIncident(rng.choice(now.incidents.keys())?.clone()),
        18 => moved(whole, rng)?,
        19 | 20 => merged_otherwise(whole, rng)?,
        21 => misattributed(whole, rng)?,
        22 => Change::AsOf(an_instant(whole, rng)?),
        _ => Change::Frame(Box::new(another_frame(whole, rng))),
    })
}

/// An incident with the time and place of another.
fn moved(whole: &Case, rng: &mut Rng) -> Option<Change> {
    let mut incident = rng.choice(whole.incidents.values())?.clone();
    let other = rng.choice(whole.incidents.values())?;
    incident.when.clone_from(&other.when);
    incident.place.clone_from(&other.place);
    Some(Change::Incident(Box::new(incident)))
}

/// An incident merged into any other, or into none.
fn merged_otherwise(whole: &Case, rng: &mut Rng) -> Option<Change> {
    let mut incident = rng.choice(whole.incidents.values())?.clone();
    let other: Option<&IncidentId> = rng.choice(whole.incidents.keys()).filter(|id| **id < incident.id);
    incident.same_as = other.filter(|_| rng.u8(..3) > 0).cloned();
    Some(Change::Incident(Box::new(incident)))
}

/// A claim that is about another incident, or that corrects another claim.
fn misattributed(whole: &Case, rng: &mut Rng) -> Option<Change> {
    let mut claim = rng.choice(whole.claims.values())?.clone();
    if rng.bool() {
        claim.supersedes = rng.choice(whole.claims.keys()).filter(|id| **id < claim.id).cloned();
    } else if matches!(claim.about, Subject::Incident(_)) {
        claim.about = Subject::Incident(rng.choice(whole.incidents.keys())?.clone());
    }
    Some(Change::Claim(Box::new(claim)))
}

/// An instant at which something begins or ends, or just beside it.
pub fn an_instant(whole: &Case, rng: &mut Rng) -> Option<Timestamp> {
    let when = &rng.choice(whole.incidents.values())?.when.window;
    let at = if rng.bool() { when.from.or(when.until) } else { when.until.or(when.from) }?;
    at.checked_add(SignedDuration::from_secs(rng.i64(-1..=1))).ok()
}

/// The frame, perhaps without some of it.
fn another_frame(whole: &Case, rng: &mut Rng) -> Case {
    let mut frame = bare(whole);
    match rng.u8(..4) {
        0 => frame.decisions.retain(|_, _| rng.bool()),
        1 => frame.agreements.retain(|_, own| own.supplements.is_none() || rng.bool()),
        2 => {
            let mut left = 1;
            frame.readings.retain(|_, _| {
                left += 1;
                left == 2 || rng.bool()
            });
        }
        _ => {}
    }
    frame
}

fn words(change: &Change) -> String {
    match change {
        Change::Incident(incident) => {
            format!("{} is {} same as {:?}", incident.id, incident.when, incident.same_as)
        }
        Change::DropIncident(id) => format!("without {id}"),
        Change::Claim(claim) => format!("{} of {:?} corrects {:?}", claim.id, claim.about, claim.supersedes),
        Change::Retract(id) => format!("{id} withdrawn"),
        Change::Frame(frame) => format!(
            "frame with {:?} {:?} {:?}",
            frame.agreements.keys(),
            frame.readings.keys(),
            frame.decisions.keys()
        ),
        Change::AsOf(at) => format!("as of {at}"),
    }
}
