//! The desk: what everybody who reads a node of a case has at hand.

use std::cell::Cell;
use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kdltree::Node;
use model::time::When;
use terms::fields::Field;
use terms::{Fields, Named, Names, Reporter};

use crate::index::Index;

/// What everybody who reads a node of a case has at hand.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Desk<'a> {
    /// What the case knows.
    pub(crate) index: &'a Index<'a>,
    /// The zone of the times of the case.
    pub(crate) zone: &'a TimeZone,
    /// When the record ends.
    pub(crate) record_until: Timestamp,
    /// How many corners of polygons may still be checked.
    pub(crate) corners: &'a Cell<usize>,
    /// The file that is read.
    pub(crate) file: &'a Arc<str>,
    /// Where diagnostics go.
    pub(crate) at: Reporter<'a>,
}

impl<'a> Desk<'a> {
    /// What the case knows.
    pub(crate) fn names(&self) -> &'a Names {
        &self.index.names
    }

    /// Starts to read a node.
    pub(crate) fn fields(&self, node: &'a Node) -> Fields<'a> {
        Fields::of(node, self.at)
    }

    /// Takes a value for the id of something that the case knows.
    pub(crate) fn find<I: Named>(&self, field: Field<'_>) -> Option<I> {
        field.known(self.names())
    }

    /// Takes the property `key`, if it is there, for an id.
    pub(crate) fn named<I: Named>(&self, fields: &mut Fields<'_>, key: &'static str) -> Option<I> {
        fields.property(key).and_then(|field| self.find(field))
    }

    /// Takes the property `key`, which must be there, for an id.
    pub(crate) fn needed<I: Named>(&self, fields: &mut Fields<'_>, key: &'static str) -> Option<I> {
        fields.required(key).and_then(|field| self.find(field))
    }

    /// Takes the property `key`, if it is there, for a time.
    pub(crate) fn time(&self, fields: &mut Fields<'_>, key: &'static str) -> Option<When> {
        fields.property(key).and_then(|field| self.when(field))
    }

    /// Takes a value for a time.
    pub(crate) fn when(&self, field: Field<'_>) -> Option<When> {
        field.when(self.zone).map(|when| when.value)
    }
}
