//! Editions: a case as it stands at one time, assessed once and asked many times.
//!
//! An [`Edition`] holds the verdicts on every incident and obligation under every reading, and the ways into them: by id, by day, by who says
//! what. Explanations and pivots are worked out when somebody asks. It is never changed: a case that changes gives a new edition, and
//! [`Edition::turned_since`] says what turned. It can be shared among threads.
//!
//! [`Edition::at`] gives the same case at another time, or from another state of the record. Both share the record; and what nothing learnt in between
//! bears on is not judged again.

mod days;
mod ground;
mod harm;
mod heard;
mod incidents;
mod parting;
mod record;
mod words;

use std::sync::{Arc, OnceLock};

use assess::Asked;
use assess::batch::Batch;
use assess::columns::ColumnsError;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::claim::Claim;
use model::finding::{Finding, Matter, Verdict};
use model::incident::Incident;
use model::{AgreementId, Case, ClaimId, ClauseId, IncidentId, ReadingId};

use crate::calendar;
use crate::feeds::{Log, incidents as feed};
use crate::question::Question;
pub use days::{Day, Week};
use ground::Ground;
pub use harm::Harm;
pub use heard::Tallied;
pub use incidents::{Entry, Under};
pub use parting::Parting;
use record::Record;
use words::Words;

/// A case as it stands at one time.
pub struct Edition {
    record: Arc<Record>,
    asked: Asked,
    readings: Vec<ReadingId>,
    ground: Ground,
    /// In the order of time.
    entries: Vec<Entry>,
    owed: Vec<Finding>,
    days: OnceLock<Vec<Day>>,
    harm: OnceLock<Vec<Harm>>,
    words: OnceLock<Words>,
    learnt: OnceLock<Option<Timestamp>>,
    log: OnceLock<Log<usize>>,
    partings: Vec<OnceLock<Option<Parting>>>,
}

/// A verdict that is not what it was in an earlier edition.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Turned {
    /// Of which incident.
    pub incident: IncidentId,
    /// Under which reading, over all clauses.
    pub reading: ReadingId,
    /// What it was; `None` where no clause took it up, or the incident was not there.
    pub before: Option<Verdict>,
    /// What it is.
    pub after: Option<Verdict>,
}

/// So many threads judge the incidents.
const THREADS: usize = 2;

impl Edition {
    /// Assesses a case under all of its readings.
    ///
    /// # Errors
    ///
    /// What cannot be laid out in columns: a time finer than a microsecond.
    pub fn of(case: Arc<Case>, asked: Asked) -> Result<Self, ColumnsError> {
        let readings: Vec<ReadingId> = case.readings.keys().cloned().collect();
        let ground = Ground::of(&case, &readings, asked, None)?;
        let record = Arc::new(Record::of(case, ground.columns()));
        Ok(Self::over(record, readings, ground, asked))
    }

    /// The same case as of another time, or from another state of the record.
    ///
    /// # Errors
    ///
    /// As [`of`](Self::of).
    pub fn at(&self, asked: Asked) -> Result<Self, ColumnsError> {
        let (record, readings) = (Arc::clone(&self.record), self.readings.clone());
        let ground = Ground::of(&record.case, &readings, asked, Some(&self.ground))?;
        let mut new = Self::over(record, readings, ground, asked);
        // where anything is as before, both have the same incidents in the same order
        new.partings = new
            .entries
            .iter()
            .zip(&self.partings)
            .map(|(entry, known)| {
                if new.ground.ask(|batch| batch.is_as_before(entry.row)) {
                    known.clone()
                } else {
                    OnceLock::new()
                }
            })
            .collect();
        new.partings.resize_with(new.entries.len(), OnceLock::new);
        Ok(new)
    }

    fn over(record: Arc<Record>, readings: Vec<ReadingId>, ground: Ground, asked: Asked) -> Self {
        let owed = ground.ask(|batch| owed(batch, readings.len()));
        let entries = ground.ask(|batch| incidents::entries(batch, record.begun_before(asked.as_of)));
        let partings = entries.iter().map(|_| OnceLock::new()).collect();
        Self {
            record,
            asked,
            readings,
            ground,
            entries,
            owed,
            days: OnceLock::new(),
            harm: OnceLock::new(),
            words: OnceLock::new(),
            learnt: OnceLock::new(),
            log: OnceLock::new(),
            partings,
        }
    }

    /// The case.
    pub fn case(&self) -> &Arc<Case> {
        &self.record.case
    }

    /// Of which time, and from which state of the record.
    pub fn asked(&self) -> Asked {
        self.asked
    }

    /// The readings, in the order in which verdicts stand.
    pub fn readings(&self) -> &[ReadingId] {
        &self.readings
    }

    /// The zone of the case.
    pub fn zone(&self) -> &TimeZone {
        &self.record.zone
    }

    /// The instant from which the record was asked, where it was not all of it.
    pub fn known_at(&self) -> Option<Timestamp> {
        (self.asked.known_at != Timestamp::MAX).then_some(self.asked.known_at)
    }

    /// The same as a question, for the views that answer one.
    pub fn question(&self) -> Question<'_> {
        self.asked_of(&self.record.case)
    }

    /// The same, of the case without its incidents and what is said of them: enough, and quicker, for what does not look at any.
    pub fn question_of_frame(&self) -> Question<'_> {
        self.asked_of(self.ground.frame())
    }

    fn asked_of<'e>(&'e self, case: &'e Case) -> Question<'e> {
        Question { readings: self.readings.clone(), asked: self.asked, ..Question::new(case, "CASE") }
    }

    /// Every incident with what each reading finds, in the order of time.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The number of an incident in the order of time. One that was merged into another has the number of that.
    pub fn number(&self, incident: &IncidentId) -> Option<usize> {
        self.record.number(incident).filter(|number| *number < self.entries.len())
    }

    /// Whether anything had been learnt of an incident by the time from which the record is asked.
    pub fn is_told(&self, number: usize) -> bool {
        self.record.placed(number).is_some_and(|placed| placed.told_at <= self.asked.known_at)
    }

    /// The entry of an incident.
    pub fn entry(&self, incident: &IncidentId) -> Option<&Entry> {
        self.entries.get(self.number(incident)?)
    }

    /// An incident as it is recorded.
    pub fn incident(&self, entry: &Entry) -> Option<&Incident> {
        self.case().incidents.get(&entry.incident)
    }

    /// What is claimed of an incident itself, as far as the record had learnt it, in the order of ids.
    pub fn claims_on<'e>(&'e self, incident: &IncidentId) -> impl Iterator<Item = &'e ClaimId> + use<'e> {
        self.record.claims_on(incident).iter().filter(|claim| self.had_learnt(claim))
    }

    /// What is claimed of anything but incidents, as far as the record had learnt it, in the order of ids.
    pub fn claims_apart(&self) -> impl Iterator<Item = &Claim> {
        let claims = self.record.claims_apart().iter().filter(|claim| self.had_learnt(claim));
        claims.filter_map(|claim| self.case().claims.get(claim))
    }

    /// Whether the record had learnt of a claim.
    fn had_learnt(&self, claim: &ClaimId) -> bool {
        let known_at = self.asked.known_at;
        known_at == Timestamp::MAX
            || self.case().claims.get(claim).is_some_and(|claim| claim.learnt <= known_at)
    }

    /// The incidents that were merged into an incident, in the order of ids.
    pub fn merged(&self, incident: &IncidentId) -> &[IncidentId] {
        self.record.merged(incident)
    }

    /// An incident and all that was merged into it, however many mergers lie between.
    pub fn with_merged<'e>(&'e self, incident: &'e IncidentId) -> Vec<&'e IncidentId> {
        let mut all = vec![incident];
        let mut at = 0;
        while let Some(one) = all.get(at) {
            // an incident that stands for itself is no part of another
            let more = self.merged(one).iter().filter(|id| !self.record.stands(id));
            all.extend(more);
            at += 1;
        }
        all
    }

    /// When the record last learnt anything of what is shown.
    pub fn learnt(&self) -> Option<Timestamp> {
        *self.learnt.get_or_init(|| crate::data::claims(self).map(|claim| claim.learnt).max())
    }

    /// When the record learnt something of which incident, by its number.
    pub fn log(&self) -> &Log<usize> {
        self.log.get_or_init(|| feed::told(self))
    }

    /// Works out what is otherwise worked out when somebody first asks, and takes as long as the record is large.
    pub fn prepare(&self) {
        self.days();
        self.learnt();
        self.harm();
        self.log();
        self.words();
        self.record.heard();
    }

    /// What each clause that takes an incident up gives under each reading, by agreement and clause.
    pub fn under(&self, entry: &Entry) -> Vec<Under> {
        self.ground.ask(|batch| incidents::under(batch, entry))
    }

    /// One finding on an incident, with its explanation.
    pub fn finding(
        &self,
        entry: &Entry,
        agreement: &AgreementId,
        clause: &ClauseId,
        reading: &ReadingId,
    ) -> Option<Finding> {
        let number = self.readings.iter().position(|own| own == reading)?;
        self.ground.ask(|batch| batch.finding(number, entry.row, agreement, clause))
    }

    /// Every finding on obligations: by agreement, obligation and reading.
    pub fn owed(&self) -> &[Finding] {
        &self.owed
    }

    /// Every finding, with its explanation: incidents before obligations.
    pub fn findings(&self) -> Vec<Finding> {
        let mut all: Vec<Finding> = (0..self.readings.len())
            .flat_map(|number| self.ground.ask(|batch| batch.findings(number)))
            .collect();
        all.retain(|finding| matches!(finding.about, Matter::Incident(..)));
        all.sort_by(|a, b| (&a.about, &a.agreement, &a.reading).cmp(&(&b.about, &b.agreement, &b.reading)));
        all.extend(self.owed.iter().cloned());
        all
    }

    /// The calendar.
    pub fn calendar(&self) -> calendar::Calendar<'_> {
        calendar::Calendar::asked(self.ground.frame(), self.asked)
    }

    /// What each day holds, from the first day of which something is recorded to the last that is asked about.
    pub fn days(&self) -> &[Day] {
        self.days.get_or_init(|| days::of(self))
    }

    /// Where the readings part most on an incident, over all clauses or else on some clause; `None` where they do not.
    pub fn parting(&self, number: usize) -> Option<&Parting> {
        let slot = self.partings.get(number)?;
        slot.get_or_init(|| parting::of(self, self.entries.get(number)?)).as_ref()
    }

    /// What turned since an earlier edition: verdicts over all clauses, by incident and reading.
    pub fn turned_since(&self, earlier: &Self) -> Vec<Turned> {
        let mut turned = Vec::new();
        for entry in &self.entries {
            let known = earlier.entry(&entry.incident);
            for (reading, after) in self.readings.iter().zip(&entry.over_all) {
                let at = earlier.readings.iter().position(|own| own == reading);
                let before = at.and_then(|at| known?.over_all.get(at).copied()).flatten();
                if before != *after {
                    let (incident, reading) = (entry.incident.clone(), reading.clone());
                    turned.push(Turned { incident, reading, before, after: *after });
                }
            }
        }
        turned
    }
}

/// What became of every obligation, by agreement, obligation and reading.
fn owed(batch: &Batch<'_>, readings: usize) -> Vec<Finding> {
    let mut owed: Vec<Finding> = (0..readings).flat_map(|number| batch.obligations(number)).collect();
    owed.sort_by(|a, b| (&a.agreement, &a.about, &a.reading).cmp(&(&b.agreement, &b.about, &b.reading)));
    owed
}
