//! Readings: named, written ways to take text and record.

use std::collections::BTreeMap;

use crate::claim::Attribute;
use crate::id::{ReadingId, SideId, SourceId};
use crate::name::Text;

/// One way to take text and record. How it takes the text stands in the agreements, beside each parameter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Reading {
    /// The id used in the case.
    pub id: ReadingId,
    /// What it is called.
    pub title: Text,
    /// A short name, for the head of a column; empty where there is none.
    pub name: Text,
    /// What it rests on, in words.
    pub basis: Text,
    /// Whose claims count.
    pub evidence: Evidence,
    /// Another rule for some attributes.
    pub evidence_on: BTreeMap<Attribute, Evidence>,
    /// Whose report that something happened makes the facts verified.
    pub verified_by: Vec<Speaker>,
    /// Notes for people.
    pub notes: Vec<String>,
}

impl Reading {
    /// Returns the rule of evidence for an attribute.
    pub fn evidence_for(&self, attribute: Attribute) -> &Evidence {
        self.evidence_on.get(&attribute).unwrap_or(&self.evidence)
    }
}

/// Whose claims count, in what order, with what corroboration.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Evidence {
    /// The first tier in which some value has enough independent origins decides.
    pub tiers: Vec<Tier>,
    /// Those whose claims keep a value possible without settling it.
    pub heard: Vec<Speaker>,
    /// Whether a denial by the accused leaves the matter open.
    pub denial_by_accused_contests: bool,
}

/// Sources that stand on one level.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Tier {
    /// Which.
    pub of: Vec<Speaker>,
    /// How many independent origins a value needs; at least 1.
    pub corroborated_by: u32,
}

/// Some sources.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Speaker {
    /// Every source.
    Any,
    /// All sources of a side.
    Side(SideId),
    /// One source.
    Source(SourceId),
}
