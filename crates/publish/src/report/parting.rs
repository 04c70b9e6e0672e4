//! Where the readings part: on the incidents that the page shows, one by one; on all else, how often.

use std::cmp::Reverse;
use std::collections::{BTreeMap, BTreeSet};

use model::finding::{Finding, Matter, Pivot, Verdict};
use model::{AgreementId, ClauseId, IncidentId, ReadingId};

use super::{Extent, Week};
use crate::engine::Engine;
use crate::found::Verdicts;
use crate::outcomes::{Outcome, Outcomes};
use crate::page::Page;
use crate::question::Question;
use crate::words::count;

/// Where the readings part.
#[derive(Clone, PartialEq, Debug)]
pub struct Parting {
    /// The pivots of the incidents shown that split the readings most, each with whether its clause must be named: where several clauses
    /// take the incident up.
    pub pivots: Vec<(Pivot, bool)>,
    /// On how many more of the incidents shown they part.
    pub more: usize,
    /// On how many incidents that are not shown they part.
    pub elsewhere: usize,
    /// On how many obligations they part.
    pub obligations: usize,
    /// Two readings that part on some incident, shown or not.
    pub pair: Option<(ReadingId, ReadingId)>,
    /// Whether the page shows every incident.
    pub all: bool,
}

/// How many pivots are shown. Each is worked out on its own, which takes its time.
const MOST: usize = 5;

/// The verdicts of some readings.
type Answers<'f> = BTreeMap<&'f ReadingId, Verdict>;

/// The verdicts of one clause on one incident, by clause and agreement.
type Row<'f> = ((&'f ClauseId, &'f AgreementId), Answers<'f>);

/// One incident on which readings part.
struct Parted<'f> {
    incident: &'f IncidentId,
    pair: (&'f ReadingId, &'f ReadingId),
    /// By how much: over all clauses first, then pairs of breach and no breach, then others.
    split: (bool, usize, usize),
    /// The clauses that take it up, those first that give the two readings what they find over all clauses.
    rows: Vec<Row<'f>>,
}

impl Parting {
    /// Takes the incidents that split the readings most, and one pair of readings for each.
    pub(super) fn of(
        engine: &Engine<'_>,
        outcomes: &Outcomes,
        incidents: &[Verdicts<'_>],
        week: &Week<'_>,
        extent: Extent,
    ) -> Self {
        let all = extent == Extent::All;
        let shown: BTreeSet<&IncidentId> = week.shown().0.iter().map(|row| &row.incident.id).collect();
        let question = engine.question();
        let by_incident = by_incident(outcomes);
        let parted = incidents
            .iter()
            .filter_map(|verdicts| part(question, verdicts, by_incident.get(&verdicts.incident.id)?));
        let (mut here, elsewhere): (Vec<Parted<'_>>, Vec<Parted<'_>>) =
            parted.partition(|parted| all || shown.contains(parted.incident));
        here.sort_by_key(|parted| Reverse(parted.split));
        let pair = here.first().or(elsewhere.first()).map(|one| (one.pair.0.clone(), one.pair.1.clone()));
        let pivots: Vec<(Pivot, bool)> = here.iter().take(MOST).filter_map(|one| one.pivot(engine)).collect();
        Self {
            more: here.len() - pivots.len(),
            pivots,
            elsewhere: elsewhere.len(),
            obligations: obligations(&outcomes.owed),
            pair,
            all,
        }
    }

    pub(super) fn say(&self, question: &Question<'_>, page: &mut Page) {
        if question.readings.len() < 2 {
            return;
        }
        page.heading("5. Where do the readings part?");
        if self.pivots.is_empty() && self.more == 0 {
            page.text(if self.all {
                "On no incident recorded."
            } else {
                "On none of the incidents of section 3."
            });
        }
        page.list(self.pivots.iter().map(line).collect());
        page.text(self.rest());
        if let [first, .., last] = question.readings.as_slice() {
            let pair = self.pair.as_ref();
            let (a, b) = pair.map_or((first, last), |(a, b)| (a, b));
            page.hint("All differences of two readings", question.command("compare", &format!("{a} {b}")));
        }
        if self.elsewhere > 0 {
            page.hint("Each incident under each reading", question.command("assess", "--all"));
        }
    }

    /// On how much else they part.
    fn rest(&self) -> String {
        let mut sentences = Vec::new();
        if self.more > 0 {
            let table = if self.all { "section 8" } else { "section 3" };
            let more = count(self.more, "more incident", "more incidents");
            sentences.push(format!("They part on {more} of {table}: there the columns differ."));
        }
        if self.elsewhere > 0 {
            let others = count(self.elsewhere, "incident", "incidents");
            sentences.push(format!("They part on {others} of the record that section 3 does not show."));
        }
        if self.obligations > 0 {
            let owed = count(self.obligations, "obligation", "obligations");
            sentences.push(format!("They part on {owed}: see section 4."));
        }
        sentences.join(" ")
    }
}

fn line((pivot, name_clause): &(Pivot, bool)) -> String {
    match &pivot.about {
        Matter::Incident(incident, clause) if *name_clause => {
            format!("{incident}, clause {clause} of {}: {}", pivot.agreement, pivot.sentence)
        }
        Matter::Incident(incident, _) => format!("{incident}: {}", pivot.sentence),
        Matter::Obligation(obligation) => format!("{obligation}: {}", pivot.sentence),
    }
}

/// What is found of each incident.
fn by_incident(outcomes: &Outcomes) -> BTreeMap<&IncidentId, &[Outcome]> {
    let alike = outcomes.incidents.chunk_by(|a, b| a.incident == b.incident);
    alike.filter_map(|alike| Some((&alike.first()?.incident, alike))).collect()
}

/// What each clause gives for an incident, by reading.
fn rows(outcomes: &[Outcome]) -> BTreeMap<(&ClauseId, &AgreementId), Answers<'_>> {
    let mut rows: BTreeMap<(&ClauseId, &AgreementId), Answers<'_>> = BTreeMap::new();
    for one in outcomes {
        rows.entry((&one.clause, &one.agreement)).or_default().insert(&one.reading, one.verdict);
    }
    rows
}

/// Whether and how readings part on an incident: over all clauses, else on some clause. Under a reading for which no clause takes the
/// incident up there is no breach.
fn part<'f>(
    question: &'f Question<'_>,
    verdicts: &Verdicts<'f>,
    outcomes: &'f [Outcome],
) -> Option<Parted<'f>> {
    let silent = |verdict: Option<Verdict>| verdict.unwrap_or(Verdict::NoBreach);
    let over_all: Answers<'f> =
        question.readings.iter().zip(verdicts.under.iter().copied().map(silent)).collect();
    let mut rows: Vec<Row<'f>> = rows(outcomes)
        .into_iter()
        .map(|(about, answers)| {
            let of = |id| (id, silent(answers.get(id).copied()));
            (about, question.readings.iter().map(of).collect())
        })
        .collect();
    let incident = &verdicts.incident.id;
    if let Some((a, b)) = pair(&over_all) {
        let agrees = |answers: &Answers<'_>, id: &ReadingId| answers.get(id) == over_all.get(id);
        rows.sort_by_key(|(_, answers)| {
            let differs = answers.get(a) != answers.get(b);
            Reverse((differs, u8::from(agrees(answers, a)) + u8::from(agrees(answers, b))))
        });
        let (contradict, differ) = split(&over_all);
        return Some(Parted { incident, pair: (a, b), split: (true, contradict, differ), rows });
    }
    let (row, (a, b)) = rows.iter().enumerate().find_map(|(n, (_, answers))| Some((n, pair(answers)?)))?;
    let first = rows.remove(row);
    let (contradict, differ) = split(&first.1);
    rows.insert(0, first);
    Some(Parted { incident, pair: (a, b), split: (false, contradict, differ), rows })
}

impl Parted<'_> {
    /// The pivot under the first clause on which the two part, and whether there are other clauses that it could be.
    fn pivot(&self, engine: &Engine<'_>) -> Option<(Pivot, bool)> {
        let (a, b) = self.pair;
        let pivot = self.rows.iter().find_map(|((clause, agreement), _)| {
            let matter = Matter::Incident(self.incident.clone(), (*clause).clone());
            engine.pivot(&matter, agreement, [a, b])
        })?;
        Some((pivot, self.rows.len() > 1))
    }
}

/// On how many obligations readings part.
fn obligations(owed: &[Finding]) -> usize {
    let under = owed.chunk_by(|a, b| (&a.about, &a.agreement) == (&b.about, &b.agreement));
    under
        .filter(|under| {
            under.first().is_some_and(|first| under.iter().any(|one| one.verdict != first.verdict))
        })
        .count()
}

/// Pairs of breach and no breach, then pairs that differ at all.
fn split(verdicts: &Answers<'_>) -> (usize, usize) {
    let of = |wanted| verdicts.values().filter(|verdict| **verdict == wanted).count();
    let (breach, none, open) = (of(Verdict::Breach), of(Verdict::NoBreach), of(Verdict::Undetermined));
    (breach * none, breach * open + none * open)
}

/// The first two readings that contradict one another, else the first two that differ.
fn pair<'f>(verdicts: &Answers<'f>) -> Option<(&'f ReadingId, &'f ReadingId)> {
    let first = |wanted| verdicts.iter().find(|(_, verdict)| **verdict == wanted).map(|(id, _)| *id);
    let (breach, none, open) =
        (first(Verdict::Breach), first(Verdict::NoBreach), first(Verdict::Undetermined));
    breach.zip(none).or(breach.zip(open)).or(none.zip(open))
}
