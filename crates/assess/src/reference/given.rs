//! What an agreement gives for incidents, as conditions and what is owed after breaches look at it (`docs/meaning.md`, "Conditions over
//! time").

use std::collections::BTreeSet;

use model::agreement::Agreement;
use model::finding::Verdict;
use model::id::ClauseId;
use model::time::{When, Window};
use model::{ActorId, IncidentId, Truth};

use super::finding::{asked_about, attribution, taken_up};
use super::known::Known;
use super::standing::is_under;
use super::view::Within;
use super::{View, body};

/// What a clause gives for an incident that it takes up, or on which the body decided that it asks: a breach, or what may be one.
#[derive(Clone, Debug)]
pub(crate) struct Given {
    pub(crate) incident: IncidentId,
    /// When the incident was.
    pub(crate) when: When,
    pub(crate) clause: ClauseId,
    /// Never no breach: that bears on nothing.
    pub(crate) verdict: Verdict,
    /// Those who may have done it.
    pub(crate) by: Vec<BTreeSet<ActorId>>,
}

impl Given {
    /// Whether it is certainly a breach, and certainly inside of a window.
    pub(crate) fn breaks(&self, window: &Window) -> bool {
        self.verdict == Verdict::Breach && self.when.window.is_within(window)
    }

    /// Whether it is by somebody, or by somebody under their command: over all who may have done it.
    pub(crate) fn is_by(&self, view: &View<'_>, by: Option<&ActorId>) -> Truth {
        let Some(by) = by else { return Truth::True };
        Truth::over(self.by.iter().map(|set| self.is_of(view, set, by)))
    }

    /// Whether some of a set are somebody, or under their command.
    fn is_of(&self, view: &View<'_>, set: &BTreeSet<ActorId>, by: &ActorId) -> Truth {
        Truth::any(set.iter().map(|actor| is_under(view.case, actor, by, &self.when.window)))
    }

    /// Whether it is certainly a breach by those whose breaches count.
    pub(crate) fn is_certain(&self, view: &View<'_>, by: Option<&ActorId>) -> bool {
        let theirs = by.is_none_or(|by| {
            !self.by.is_empty() && self.by.iter().all(|set| self.is_of(view, set, by) == Truth::True)
        });
        self.verdict == Verdict::Breach && theirs
    }

    /// Whether it may be by those whose breaches count.
    pub(crate) fn is_possible(&self, view: &View<'_>, by: Option<&ActorId>) -> bool {
        let may_be = |set: &BTreeSet<ActorId>| by.is_none_or(|by| self.is_of(view, set, by) != Truth::False);
        self.by.is_empty() || self.by.iter().any(may_be)
    }
}

/// What an agreement gives for the incidents of a window, in order of time, save where it is no breach.
pub(crate) fn given(view: &View<'_>, agreement: &Agreement, window: Window) -> Vec<Given> {
    if let Some(known) = view.already().and_then(|already| already.given(view, &agreement.id, window)) {
        return known;
    }
    let mut all = Vec::new();
    for incident in asked_about(view.case, view.asked).filter(|i| !i.when.window.is_apart_from(&window)) {
        let known = Known::of(view, incident);
        let mut found: Vec<(ClauseId, Verdict)> = Vec::new();
        taken_up(view, agreement, incident, &known, |bench| {
            // what a reading does not own is no breach to it
            if view.owns(bench.clause) {
                found.push((bench.clause.id.clone(), bench.verdict()));
            }
        });
        let decided = body::decided(view, agreement, incident);
        found.extend(decided.into_iter().map(|(clause, verdict)| (clause.id.clone(), verdict)));
        for (clause, verdict) in found.into_iter().filter(|(_, verdict)| *verdict != Verdict::NoBreach) {
            let by = attribution(view.case, known.by()).candidates;
            let (incident, when) = (incident.id.clone(), incident.when.clone());
            all.push(Given { incident, when, clause, verdict, by });
        }
    }
    all.sort_by(|a, b| (&a.when, &a.incident).cmp(&(&b.when, &b.incident)));
    all
}

/// What comes first in a window.
#[derive(Clone, Debug)]
pub(crate) struct First {
    /// The first that is certainly a breach, and certainly inside of it.
    pub(crate) breach: Option<Given>,
    /// The first of all.
    pub(crate) any: Option<Given>,
}

/// What an agreement gives first in a window.
pub(crate) fn first(view: &View<'_>, agreement: &Agreement, window: Window) -> First {
    if let Some(known) = view.already().and_then(|already| already.first(view, &agreement.id, window)) {
        return known;
    }
    let found = given(view, agreement, window);
    let is_breach = |given: &&Given| given.breaks(&window);
    First { breach: found.iter().find(is_breach).cloned(), any: found.into_iter().next() }
}

/// The most incidents in a length of time that are certainly breaches, and that may be.
pub(crate) fn counted(view: &View<'_>, found: &[Given], within: Within<'_>) -> (usize, usize) {
    let certain = |given: &&Given| given.is_certain(view, within.by);
    let possible = |given: &&Given| given.is_possible(view, within.by);
    let before = |at| within.length.before(at, within.zone);
    // all that certainly fall into the time up to the end of one of them; one alone is one
    let surely = found.iter().filter(certain).map(|last| {
        let own = last.when.window;
        let window = Window { from: own.until.and_then(before), until: own.end() };
        let others = found.iter().filter(certain);
        distinct(others.filter(|other| own.until.is_some() && other.when.window.is_within(&window))).max(1)
    });
    // all that may fall into a time that ends within one of them
    let perhaps = found.iter().filter(possible).map(|last| {
        let own = last.when.window;
        let window = Window { from: own.from.and_then(before), until: own.end() };
        distinct(found.iter().filter(possible).filter(|other| !other.when.window.is_apart_from(&window)))
    });
    (surely.max().unwrap_or(0), perhaps.max().unwrap_or(0))
}

/// How many incidents these are.
fn distinct<'g>(given: impl Iterator<Item = &'g Given>) -> usize {
    given.map(|given| &given.incident).collect::<BTreeSet<_>>().len()
}
