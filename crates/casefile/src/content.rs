//! The content of a claim: what it asserts, what it denies, and what follows from that for whether it happened at all.

use std::collections::BTreeSet;

use model::claim::{Assertion, Attribute, Denial, Value};
use model::count::Count;
use model::time::When;
use terms::{Diagnostic, Fields};

use crate::code;
use crate::desk::Desk;
use crate::{assertions, denials};

/// What sort of matter a claim is about.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Topic {
    /// A happening.
    Incident,
    /// What an actor is under an agreement.
    Standing,
    /// Who holds an area.
    Control,
    /// Whether something was done.
    Fulfilment,
    /// Whether something that a text waits for came.
    Occurrence,
    /// How many there were of something that a text counts.
    Count,
}

impl Topic {
    /// Returns true of what holds for a time, from `since=` to `until=`; or does not, as what was not done in it.
    pub(crate) fn lasts(self) -> bool {
        matches!(self, Self::Standing | Self::Control | Self::Fulfilment)
    }
}

/// Times that stand at a claim and bear on what it says.
#[derive(Debug)]
pub(crate) struct Times<'c> {
    /// When a thing was done, for a claim that it was.
    pub(crate) done_at: Option<When>,
    /// Of what there were so many and over which time, for a claim that counts.
    pub(crate) counted: Option<(&'c str, When)>,
    /// When the claim was said.
    pub(crate) said: Option<&'c When>,
}

/// What a claim says.
#[derive(Debug, Default)]
pub(crate) struct Content {
    pub(crate) asserts: Vec<Assertion>,
    pub(crate) denies: Vec<Denial>,
    pub(crate) killed: Option<Count>,
    pub(crate) injured: Option<Count>,
    pub(crate) weapon: Option<String>,
}

impl Content {
    /// Reads what a claim says that was said at some time.
    pub(crate) fn read(fields: &mut Fields<'_>, topic: Topic, times: Times<'_>, desk: Desk<'_>) -> Self {
        let mut content = Self { denies: denials::all(fields, topic, desk), ..Self::default() };
        match topic {
            Topic::Incident => content.read_incident(fields, desk),
            Topic::Standing => content.asserts.extend(assertions::standing(fields)),
            Topic::Control => content.asserts = assertions::control(fields, desk),
            Topic::Fulfilment => {
                content.asserts.extend(assertions::fulfilment(fields, "done", times.done_at, times.said));
            }
            Topic::Occurrence => {
                content.asserts.extend(assertions::fulfilment(fields, "came", times.done_at, times.said));
            }
            Topic::Count => content.asserts.extend(assertions::counted(fields, times.counted, desk)),
        }
        content
    }

    fn read_incident(&mut self, fields: &mut Fields<'_>, desk: Desk<'_>) {
        self.asserts = assertions::incident(fields, desk);
        self.killed = count(fields, "killed", desk);
        self.injured = count(fields, "injured", desk);
        let (words, weapon) = assertions::weapon(fields, desk);
        self.weapon = words;
        self.asserts.extend(weapon);
        self.asserts.sort_by_key(|assertion| assertion.attribute);
        self.add_happened();
    }

    /// Adds that it happened to whatever else is asserted, and that it did not where that is denied.
    fn add_happened(&mut self) {
        if self.asserts.iter().any(|assertion| assertion.attribute == Attribute::Happened) {
            return; // the claim says so itself
        }
        let denied = |yes| Denial { attribute: Attribute::Happened, value: Value::YesNo(yes) };
        if self.denies.contains(&denied(true)) {
            self.asserts.insert(0, just(Attribute::Happened, Value::YesNo(false)));
        } else if self.says_anything() || self.denies.contains(&denied(false)) {
            self.asserts.insert(0, just(Attribute::Happened, Value::YesNo(true)));
        }
    }

    fn says_anything(&self) -> bool {
        !self.asserts.is_empty() || self.killed.is_some() || self.injured.is_some() || self.weapon.is_some()
    }

    /// Reports a claim that says nothing, and one that denies what it says.
    pub(crate) fn check(&self, fields: &Fields<'_>) {
        if self.denies.is_empty() && !self.says_anything() && is_empty(fields) {
            let help = "say what was done, to whom or by whom, or what is denied; mere words stand in a statement or a note";
            fields.refuse(
                code::EMPTY_CLAIM,
                "this claim asserts nothing and denies nothing",
                Some(help.to_owned()),
            );
        }
        if let Some(attribute) = self.contradiction() {
            let message = format!("this claim both asserts and denies {}", attribute.words());
            let report = Diagnostic::warning(code::SELF_CONTRADICTION, fields.span(), message);
            fields
                .reporter()
                .report(report.help("make two claims of it where two people speak, or take one side out"));
        }
    }

    /// What the claim asserts and denies at once.
    fn contradiction(&self) -> Option<Attribute> {
        let no = just(Attribute::Happened, Value::YesNo(false));
        let deed = |a: &Assertion| matches!(a.attribute, Attribute::Act | Attribute::By | Attribute::On);
        let hurt = |count: &Option<Count>| count.as_ref().is_some_and(|count| count.at_most() != Some(0));
        let harm = hurt(&self.killed) || hurt(&self.injured) || self.weapon.is_some();
        if self.asserts.contains(&no) && (harm || self.asserts.iter().any(deed)) {
            return Some(Attribute::Happened);
        }
        let denied = |denial: &&Denial| self.asserts.iter().any(|assertion| excludes(denial, assertion));
        self.denies.iter().find(denied).map(|denial| denial.attribute)
    }
}

/// Returns true where nothing was written that could say anything; what was written and cannot be read is reported elsewhere.
fn is_empty(fields: &Fields<'_>) -> bool {
    let mute = ["words", "note", "document"];
    let node = fields.node();
    !fields.has_any(&["says", "done", "came", "held-by", "present"])
        && node.children.iter().all(|child| mute.contains(&child.name.value.as_str()))
}

/// Returns true where nothing that is asserted can be if the denial holds.
fn excludes(denial: &Denial, assertion: &Assertion) -> bool {
    denial.attribute == assertion.attribute
        && assertion.one_of.iter().all(|value| match (value, &denial.value) {
            (Value::Actors(all), Value::Actors(denied)) => !all.is_disjoint(denied),
            (Value::Targets(all), Value::Targets(denied)) => !all.is_disjoint(denied),
            (Value::Acts(all), Value::Acts(denied)) => !all.is_disjoint(denied),
            (Value::Near(all), Value::Near(denied)) => !all.is_disjoint(denied),
            (value, denied) => value == denied,
        })
}

/// That an attribute has one value.
pub(crate) fn just(attribute: Attribute, value: Value) -> Assertion {
    Assertion { attribute, one_of: BTreeSet::from([value]) }
}

/// Reads the child `name` as a count.
pub(crate) fn count(fields: &mut Fields<'_>, name: &'static str, desk: Desk<'_>) -> Option<Count> {
    let mut own = desk.fields(fields.child(name)?);
    let count = own.count();
    own.finish();
    count
}
