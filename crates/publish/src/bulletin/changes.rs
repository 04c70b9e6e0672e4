//! What changed from one version of a bulletin to the next.

use std::collections::{BTreeMap, BTreeSet};

use model::count::Count;
use model::finding::Verdict;
use model::{IncidentId, ReadingId, SourceId};

use super::{Bulletin, Row};

/// One thing that changed since the version before.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Change {
    /// These incidents were not in it.
    More(Vec<IncidentId>),
    /// These were, and are no more.
    Fewer(Vec<IncidentId>),
    /// A verdict is not what it was.
    Turned {
        /// On which incident.
        incident: IncidentId,
        /// Under which reading.
        reading: ReadingId,
        /// What it was; `None` where no clause took it up.
        before: Option<Verdict>,
        /// What it is.
        after: Option<Verdict>,
    },
    /// An author's casualties of an incident are not what they were: killed and injured, before and now. None where it gave none.
    Casualties {
        /// Who says so.
        author: SourceId,
        /// Of which incident.
        incident: IncidentId,
        /// What it said.
        before: Vec<[Option<Count>; 2]>,
        /// What it says.
        after: Vec<[Option<Count>; 2]>,
    },
    /// Something else in this part of the bulletin, by the key of the sentence that heads it.
    Part(&'static str),
}

/// Each part of the canonical form, with the key of what heads it, as far as no other change speaks of it.
const PARTS: &[(&str, &str)] = &[
    ("title", "bulletin-changed-head"),
    ("zone", "bulletin-changed-head"),
    ("readings", "reading"),
    ("force", "today-force"),
    ("restrictions", "bulletin-seen"),
    ("partings", "today-part"),
    ("authors", "bulletin-authors"),
    ("tallies", "bulletin-tallies"),
    ("statements", "bulletin-statements"),
    ("duties", "bulletin-duties"),
    ("unwatched", "bulletin-unwatched"),
];

impl Bulletin {
    /// What changed since an earlier version of the same bulletin; empty where both say the same.
    pub fn changes_since(&self, earlier: &Self) -> Vec<Change> {
        let (now, then) = (self.core(), earlier.core());
        if now == then {
            return Vec::new();
        }
        let mut changes = self.incidents_since(earlier);
        changes.extend(self.casualties_since(earlier));
        let differs = |part: &str| now.get(part) != then.get(part);
        let parts: Vec<&'static str> =
            PARTS.iter().filter(|(part, _)| differs(part)).map(|(_, heads)| *heads).collect();
        changes.extend(parts.into_iter().map(Change::Part));
        changes.dedup();
        if changes.is_empty() {
            // the counts of what is not listed, or the words of what is
            changes.push(Change::Part("nav-incidents"));
        }
        changes
    }

    fn incidents_since(&self, earlier: &Self) -> Vec<Change> {
        let rows = |bulletin: &Self| -> BTreeMap<IncidentId, Row> {
            bulletin.incidents.iter().map(|row| (row.incident.clone(), row.clone())).collect()
        };
        let (now, then) = (rows(self), rows(earlier));
        let only_in =
            |one: &BTreeMap<IncidentId, Row>, other: &BTreeMap<IncidentId, Row>| -> Vec<IncidentId> {
                one.keys().filter(|id| !other.contains_key(*id)).cloned().collect()
            };
        let (more, fewer) = (only_in(&now, &then), only_in(&then, &now));
        let mut changes = Vec::new();
        changes.extend((!more.is_empty()).then_some(Change::More(more)));
        changes.extend((!fewer.is_empty()).then_some(Change::Fewer(fewer)));
        for (incident, row) in &now {
            let Some(known) = then.get(incident) else { continue };
            let each = self.readings.iter().zip(known.verdicts.iter().zip(&row.verdicts));
            for (reading, (before, after)) in each.filter(|(_, (before, after))| before != after) {
                let (incident, reading) = (incident.clone(), reading.clone());
                changes.push(Change::Turned { incident, reading, before: *before, after: *after });
            }
        }
        changes
    }

    fn casualties_since(&self, earlier: &Self) -> Vec<Change> {
        type Said = BTreeMap<(SourceId, IncidentId), Vec<[Option<Count>; 2]>>;
        let said = |bulletin: &Self| -> Said {
            let mut said = Said::new();
            for one in &bulletin.casualties {
                let of = (one.author.clone(), one.incident.clone());
                said.entry(of).or_default().push([one.killed.clone(), one.injured.clone()]);
            }
            said
        };
        let (now, then) = (said(self), said(earlier));
        let all: BTreeSet<_> = now.keys().chain(then.keys()).cloned().collect();
        let of = |said: &Said, key: &(SourceId, IncidentId)| said.get(key).cloned().unwrap_or_default();
        all.into_iter()
            .map(|key| (of(&then, &key), of(&now, &key), key))
            .filter(|(before, after, _)| before != after)
            .map(|(before, after, (author, incident))| Change::Casualties { author, incident, before, after })
            .collect()
    }
}
