//! Searches for attacks that were answered, all at once: two lists in order of time are gone through side by side.
//!
//! What a row answers stands in the group the other way round. Rows whose verdict waits for that alone are marked while all rows are judged;
//! then each group is gone through once, together with its counterpart.

use model::Truth;

use super::index::Index;
use crate::columns::{Columns, Row};
use crate::engine::attacks::{Answer, Attack, Attacks, Measure};
use crate::engine::plan::Excuse;
use crate::engine::stance::{Stance, byte, verdict_of, waiting};

/// What was found for rows that waited: the byte of each.
pub(super) struct Searched<'s> {
    pub(super) columns: &'s Columns,
    pub(super) stance: &'s Stance,
    pub(super) index: &'s Index,
    pub(super) clauses: &'s [(usize, usize)],
    /// The bytes as they are, with the rows that wait.
    pub(super) bytes: &'s [u8],
}

impl Searched<'_> {
    /// Goes through the groups of a part.
    pub(super) fn part(&self, groups: std::ops::Range<usize>) -> Vec<(usize, u8)> {
        let mut found = Vec::new();
        for group in groups {
            let (acts, others) = self.index.both_ways(group);
            if acts.is_empty() {
                continue;
            }
            for (number, (plan, clause)) in self.clauses.iter().enumerate() {
                let clause = self.stance.plans.get(*plan).and_then(|plan| plan.clauses.get(*clause));
                let Some(conduct) = clause.and_then(|clause| clause.conduct.as_ref()) else { continue };
                let Excuse::Search(search) = conduct.excuse else { continue };
                let Some(measure) = self.stance.measures.get(search) else { continue };
                self.group(acts, others, number, measure, &mut |row, at, waiting, attack| {
                    let rest = self.columns.rows.rest.get(row as usize).copied().unwrap_or(0);
                    let Some(cell) = conduct.rests.get(rest as usize) else { return };
                    let [without, perhaps, with] = cell.free;
                    let free = match attack {
                        Truth::False => without,
                        Truth::Maybe => perhaps,
                        Truth::True => with,
                    };
                    found.push((at, byte(Some(verdict_of(waiting.and(free))))));
                });
            }
        }
        found
    }

    /// Goes through one group and its counterpart, both in order of time.
    fn group(
        &self,
        acts: &[Attack],
        others: &[Attack],
        clause: usize,
        measure: &Measure,
        each: &mut impl FnMut(Row, usize, Truth, Truth),
    ) {
        let (width, longest) = (self.clauses.len(), self.index.longest());
        let mut first = 0;
        for act in acts {
            let at = act.row as usize * width + clause;
            let Some(waiting) = self.bytes.get(at).and_then(|byte| waiting(*byte)) else { continue };
            let reach = measure.before(act.from).saturating_sub(longest);
            while others.get(first).is_some_and(|other| other.from < reach) {
                first += 1;
            }
            let mut found = Truth::False;
            let mut answer = None;
            for other in others.get(first..).unwrap_or_default() {
                if other.from > act.until || found == Truth::True {
                    break;
                }
                let in_time = measure.is_shortly_before(other, act);
                if in_time == Truth::False {
                    continue;
                }
                let answer = answer.get_or_insert_with(|| self.answer(act));
                found =
                    found.or(answer.as_ref().map_or(Truth::Maybe, |answer| answer.answers(other, measure)));
            }
            each(act.row, at, waiting, found);
        }
    }

    fn answer(&self, act: &Attack) -> Option<Answer<'_>> {
        let cells = self.columns.cells(act.row)?;
        Answer::of(self.columns, &self.stance.lens, &self.stance.heard, (act.row, cells))
    }
}
