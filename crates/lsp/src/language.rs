//! The language as a table: inside which node which nodes and properties may stand, and what their values are.
//!
//! This is the one place to extend where the language grows; a test holds every block of it against what the language itself
//! says that it takes. What the words mean stands in [`words`](crate::words).

mod agreement;
mod body;
mod case;
mod claims;
mod clause;
mod common;
mod obligation;
mod parameters;
mod period;
mod reading;
mod tallies;
mod things;

use crate::kinds::Kind;

/// What a node may hold.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The kinds of its values in their order; the last one stands for all that follow.
    pub values: &'static [Kind],
    /// Its properties.
    pub properties: &'static [(&'static str, Kind)],
    /// The nodes of its block.
    pub children: &'static [(&'static str, &'static Shape)],
}

impl Shape {
    const fn of(values: &'static [Kind]) -> Self {
        Self { values, properties: &[], children: &[] }
    }

    const fn with(self, properties: &'static [(&'static str, Kind)]) -> Self {
        Self { properties, ..self }
    }

    const fn block(self, children: &'static [(&'static str, &'static Self)]) -> Self {
        Self { children, ..self }
    }

    /// The shape of a node of its block.
    pub fn child(&self, name: &str) -> Option<&'static Self> {
        self.children.iter().find(|(word, _)| *word == name).map(|(_, shape)| *shape)
    }

    /// The kind of a property.
    pub fn property(&self, name: &str) -> Option<Kind> {
        self.properties.iter().find(|(word, _)| *word == name).map(|(_, kind)| *kind)
    }

    /// The kind of the value after so many others.
    pub fn value(&self, at: usize) -> Option<Kind> {
        self.values.get(at).or(self.values.last()).copied()
    }

    /// The shape at the end of a way of names from the top of a file.
    pub fn at<'n>(way: impl IntoIterator<Item = &'n str>) -> Option<&'static Self> {
        way.into_iter().try_fold(&TOP, Self::child)
    }
}

/// The top of a file.
pub static TOP: Shape = Shape::of(&[]).block(&[
    ("case", &case::CASE),
    ("actor", &things::ACTOR_NODE),
    ("area", &things::AREA_NODE),
    ("side", &case::SIDE_NODE),
    ("source", &case::SOURCE_NODE),
    ("agreement", &agreement::AGREEMENT_NODE),
    ("reading", &reading::READING_NODE),
    ("incident", &claims::INCIDENT_NODE),
    ("lead", &claims::LEAD_NODE),
    ("standing", &claims::STANDING_NODE),
    ("control", &claims::CONTROL),
    ("fulfilment", &claims::FULFILMENT),
    ("occurrence", &claims::OCCURRENCE),
    ("count", &claims::COUNT_NODE),
    ("decision", &body::DECISION_NODE),
    ("tally", &tallies::TALLY_NODE),
    ("statement", &tallies::STATEMENT_NODE),
    ("entry", &tallies::ENTRY),
    ("restriction", &tallies::RESTRICTION),
    ("translation", &case::TRANSLATION),
]);
