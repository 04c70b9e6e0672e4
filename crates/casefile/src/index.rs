//! The index: first of two passes. It collects the ids of everything, so that the order of files and nodes does not matter.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

use jiff::tz::TimeZone;
use kdltree::{Node, Span, Value};
use model::act::TargetClass;
use model::id::ClauseId;
use model::{
    ActorId, AgreementId, AreaId, ClaimId, EventId, IncidentId, LeadId, ObligationId, QuantityId, ReadingId,
    SideId, SourceId, StatementId, TallyId,
};
use terms::{Diagnostic, Names, Reporter, Sink};

use crate::code;
use crate::files::SourceFile;
use crate::trees::Tree;

/// The kinds of things that a case defines.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) enum Kind {
    Actor,
    Area,
    Agreement,
    Obligation,
    Clause,
    Event,
    Quantity,
    Reading,
    Side,
    Source,
    Incident,
    Claim,
    Lead,
    Statement,
    Tally,
    Decision,
    Entry,
    Restriction,
}

impl Kind {
    /// Top-level nodes that define a thing by their first value.
    pub(crate) const NODES: &'static [(&'static str, Self)] = &[
        ("actor", Self::Actor),
        ("area", Self::Area),
        ("agreement", Self::Agreement),
        ("reading", Self::Reading),
        ("side", Self::Side),
        ("source", Self::Source),
        ("incident", Self::Incident),
        ("lead", Self::Lead),
        ("statement", Self::Statement),
        ("tally", Self::Tally),
        ("decision", Self::Decision),
        ("entry", Self::Entry),
        ("restriction", Self::Restriction),
    ];

    /// Nodes within others that define a thing: the outer node, the inner one.
    const INNER: &'static [(&'static str, &'static str, Self)] = &[
        ("case", "side", Self::Side),
        ("agreement", "obligation", Self::Obligation),
        ("agreement", "clause", Self::Clause),
        ("agreement", "event", Self::Event),
        ("agreement", "quantity", Self::Quantity),
        ("incident", "claim", Self::Claim),
        ("standing", "claim", Self::Claim),
        ("control", "claim", Self::Claim),
        ("fulfilment", "claim", Self::Claim),
        ("occurrence", "claim", Self::Claim),
        ("count", "claim", Self::Claim),
    ];

    /// Things that others refer to and that have ids of their own throughout the case.
    const REFERRED_TO: &'static [Self] = &[
        Self::Actor,
        Self::Area,
        Self::Agreement,
        Self::Obligation,
        Self::Event,
        Self::Quantity,
        Self::Reading,
        Self::Side,
        Self::Source,
        Self::Incident,
        Self::Claim,
        Self::Lead,
        Self::Statement,
        Self::Tally,
    ];

    /// How a sentence calls it.
    pub(crate) fn what(self) -> &'static str {
        match self {
            Self::Obligation => "obligation",
            Self::Clause => "clause",
            Self::Event => "event",
            Self::Quantity => "quantity",
            Self::Side => "side",
            Self::Claim => "claim",
            _ => Self::NODES.iter().find(|(_, kind)| *kind == self).map_or("", |(word, _)| word),
        }
    }

    fn add(self, names: &mut Names, id: &str, name: &str) {
        match self {
            Self::Actor => names.add::<ActorId>(id, name),
            Self::Area => names.add::<AreaId>(id, name),
            Self::Agreement => names.add::<AgreementId>(id, name),
            Self::Obligation => names.add::<ObligationId>(id, name),
            Self::Event => names.add::<EventId>(id, name),
            Self::Quantity => names.add::<QuantityId>(id, name),
            Self::Reading => names.add::<ReadingId>(id, name),
            Self::Side => names.add::<SideId>(id, name),
            Self::Source => names.add::<SourceId>(id, name),
            Self::Incident => names.add::<IncidentId>(id, name),
            Self::Claim => names.add::<ClaimId>(id, name),
            Self::Lead => names.add::<LeadId>(id, name),
            Self::Statement => names.add::<StatementId>(id, name),
            Self::Tally => names.add::<TallyId>(id, name),
            Self::Clause => names.add::<ClauseId>(id, name),
            Self::Decision | Self::Entry | Self::Restriction => true,
        };
    }

    fn is_named_in_texts(self) -> bool {
        matches!(self, Self::Actor | Self::Area | Self::Agreement | Self::Side | Self::Source)
    }
}

/// Where a thing is defined.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Spot<'t> {
    /// In which file.
    pub(crate) file: &'t SourceFile,
    /// Its node.
    pub(crate) node: &'t Node,
}

impl Spot<'_> {
    /// Where its node stands.
    pub(crate) fn span(&self) -> Span {
        self.node.span
    }

    /// Where this value stands in its node, behind its id or in its block; the node, where it is not written there.
    pub(crate) fn span_of(&self, value: &str) -> Span {
        let is_it = |entry: &&kdltree::Entry| entry.value.as_str() == Some(value);
        let own = self.node.entries.iter().filter(|entry| entry.key.is_some()).find(is_it);
        own.map_or_else(|| self.span_below(value), |entry| entry.span)
    }

    /// Where this value stands in the block of its node; the node, where it is not written there.
    pub(crate) fn span_below(&self, value: &str) -> Span {
        let is_it = |entry: &&kdltree::Entry| entry.value.as_str() == Some(value);
        let mut open: Vec<&Node> = self.node.children.iter().rev().collect();
        let mut below = std::iter::from_fn(|| {
            let node = open.pop()?;
            open.extend(node.children.iter().rev());
            Some(node)
        });
        let found = below.find_map(|node| node.entries.iter().find(is_it));
        found.map_or(self.node.span, |entry| entry.span)
    }
}

/// The ids of everything, and where they are defined.
#[derive(Debug)]
pub(crate) struct Index<'t> {
    /// The ids, and how people call what they stand for.
    pub(crate) names: Names,
    spots: BTreeMap<(Kind, &'t str), Spot<'t>>,
    parts: BTreeSet<(Kind, &'t str, &'t str)>,
}

impl<'t> Index<'t> {
    /// Collects the ids of all trees, and reports those that are defined twice or mean two things.
    pub(crate) fn of(trees: &'t [Tree<'t>], zone: TimeZone, sink: &Sink) -> Self {
        let (spots, parts) = (BTreeMap::new(), BTreeSet::new());
        let mut index = Self { names: Names::new(zone), spots, parts };
        for tree in trees {
            for node in &tree.nodes {
                index.enter(node, tree.file, sink);
            }
        }
        index.report_shared(sink);
        index
    }

    /// Takes every word of the trees for an id, so that what other files define is not missed.
    ///
    /// A word is a side where it stands as one and a source everywhere else, for none is both.
    pub(crate) fn trust(&mut self, trees: &[Tree<'_>]) {
        let mut sides = BTreeSet::new();
        let mut words = BTreeSet::new();
        let mut open: Vec<&Node> = trees.iter().flat_map(|tree| &tree.nodes).collect();
        while let Some(node) = open.pop() {
            sides.extend(node.prop("side").and_then(|entry| entry.value.as_str()));
            words.extend(node.entries.iter().filter_map(|entry| entry.value.as_str()));
            open.extend(&node.children);
        }
        for word in words {
            let side = sides.contains(word) || self.names.has::<SideId>(word);
            for kind in Kind::REFERRED_TO {
                let fits = match kind {
                    Kind::Side => side,
                    Kind::Source => !side,
                    _ => true,
                };
                if fits {
                    kind.add(&mut self.names, word, "");
                }
            }
        }
    }

    /// Where a thing is defined.
    pub(crate) fn spot(&self, kind: Kind, id: &str) -> Option<Spot<'t>> {
        self.spots.get(&(kind, id)).copied()
    }

    /// The obligations, clauses, events or quantities of an agreement, in the order of their ids.
    pub(crate) fn parts_of<'s>(
        &'s self,
        kind: Kind,
        agreement: &'s str,
    ) -> impl Iterator<Item = &'t str> + 's {
        self.parts
            .range((kind, agreement, "")..)
            .take_while(move |(own, of, _)| *own == kind && *of == agreement)
            .map(|(.., id)| *id)
    }

    fn enter(&mut self, node: &'t Node, file: &'t SourceFile, sink: &Sink) {
        let name = node.name.value.as_str();
        if let Some((_, kind)) = Kind::NODES.iter().find(|(word, _)| *word == name) {
            self.define(*kind, node, file, sink);
        }
        for (_, inner, kind) in Kind::INNER.iter().filter(|(outer, ..)| *outer == name) {
            for child in node.children_named(inner) {
                match kind {
                    Kind::Obligation | Kind::Clause | Kind::Event | Kind::Quantity => {
                        self.define_part(*kind, node, child);
                    }
                    _ => self.define(*kind, child, file, sink),
                }
            }
        }
    }

    fn define(&mut self, kind: Kind, node: &'t Node, file: &'t SourceFile, sink: &Sink) {
        let Some(id) = first_word(node) else { return };
        let spot = Spot { file, node };
        match self.spots.entry((kind, id)) {
            Entry::Occupied(first) => report_second(kind, id, *first.get(), spot, sink),
            Entry::Vacant(vacant) => {
                vacant.insert(spot);
                let name = if kind.is_named_in_texts() { name_of(node) } else { "" };
                kind.add(&mut self.names, id, name);
            }
        }
    }

    /// Parts of an agreement have their ids within it, where two with one id are reported.
    fn define_part(&mut self, kind: Kind, agreement: &'t Node, node: &'t Node) {
        let (Some(of), Some(id)) = (first_word(agreement), first_word(node)) else { return };
        self.parts.insert((kind, of, id));
        kind.add(&mut self.names, id, "");
    }

    /// Reports ids that mean something else as well where they are used.
    fn report_shared(&self, sink: &Sink) {
        for ((kind, id), spot) in &self.spots {
            let other = match kind {
                Kind::Source if self.spots.contains_key(&(Kind::Side, id)) => "a side".to_owned(),
                Kind::Source | Kind::Side if *id == "any" => "every source".to_owned(),
                Kind::Actor if TargetClass::parse(id).is_some() => "a class of targets".to_owned(),
                Kind::Actor if matches!(*id, "bound" | "excluded" | "party" | "anyone") => {
                    format!("a word of the terms, `{id}`")
                }
                _ => continue,
            };
            let message = format!("the id `{id}` of this {} also stands for {other}", kind.what());
            let report = Diagnostic::error(code::AMBIGUOUS_ID, id_of(spot.node), message);
            Reporter::new(&spot.file.path, sink).report(report.help("give it another id"));
        }
    }
}

fn report_second(kind: Kind, id: &str, first: Spot<'_>, second: Spot<'_>, sink: &Sink) {
    if sink.is_full() {
        return;
    }
    let (line, column) = first.file.line_and_column(first.span().start);
    let message = format!("the {} `{id}` is defined twice", kind.what());
    let report = Diagnostic::error(code::DUPLICATE_ID, id_of(second.node), message)
        .label("a second time here")
        .help(format!("the first is at {}:{line}:{column}; give one of them another id", first.file.path));
    Reporter::new(&second.file.path, sink).report(report);
}

/// Where the id of a node stands.
fn id_of(node: &Node) -> Span {
    node.args().next().map_or(node.span, |entry| entry.span)
}

fn first_word(node: &Node) -> Option<&str> {
    node.args().next().and_then(|entry| entry.value.as_str())
}

fn name_of(node: &Node) -> &str {
    let text = node.child("name").or_else(|| node.child("title")).and_then(|name| name.args().next());
    text.map(|entry| &entry.value).and_then(Value::as_str).unwrap_or_default()
}
