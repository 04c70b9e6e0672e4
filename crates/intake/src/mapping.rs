//! Mappings: whom and what the names of a data set stand for in a case, as a person confirmed it.
//!
//! ```kdl
//! mapping "ucdp" {
//!     actor "IS" id="234" { is "isl"; }
//!     actor "Government of Syria" id="118" { is "sar" "ruf"; }   // whichever of them it may be
//!     actor "SDF" { proposed #true; is "sdf"; }                   // counts for nothing until the mark is gone
//!     area "Aleppo Governorate" { is "aleppo"; }
//!     source "SOHR" { is "sohr"; }
//! }
//! ```

use std::collections::BTreeMap;
use std::sync::Arc;

use jiff::tz::TimeZone;
use kdltree::{Limits, Node};
use model::{ActorId, AreaId, Case, SourceId};
use terms::fields::Field;
use terms::{Diagnostic, Fields, Named, Names, Reporter, Severity, Sink};

use crate::dataset::Dataset;
use crate::event::Party;
use crate::names_seen::Sort;

/// Whom and what the names of a data set stand for.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Mapping {
    actors: BTreeMap<String, Actors>,
    areas: BTreeMap<String, AreaId>,
    sources: BTreeMap<String, SourceId>,
    /// Entries that are only proposed.
    pub proposed: usize,
}

#[derive(Clone, PartialEq, Eq, Debug)]
struct Actors {
    number: Option<String>,
    ids: Vec<ActorId>,
}

/// A name and an id of one thing.
const TWICE: &str = "import::mapped-twice";
const OTHER_SET: &str = "import::other-data-set";
const NO_MAPPING: &str = "import::no-mapping";

impl Mapping {
    /// Reads a mapping for a case. What it says of ids that the case does not have is refused.
    ///
    /// # Errors
    ///
    /// All that is wrong with the text.
    pub fn read(text: &str, file: &str, dataset: Dataset, case: &Case) -> Result<Self, Vec<Diagnostic>> {
        let (file, sink, names) = (Arc::from(file), Sink::new(), names_of(case));
        let (document, errors) = kdltree::read(text, &Limits::default());
        for error in errors {
            sink.take(Diagnostic::syntax(&file, error));
        }
        let mut mapping = Self::default();
        let at = Reporter::new(&file, &sink);
        for node in &document.nodes {
            mapping.read_node(node, dataset, &names, at);
        }
        if document.nodes.is_empty() && sink.errors() == 0 {
            let report = Diagnostic::error(NO_MAPPING, kdltree::Span::at(0), "the file has no `mapping`");
            at.report(report.help("`trucewatch import … --propose FILE` writes one to begin with"));
        }
        let all = sink.into_sorted();
        if all.iter().any(|one| one.severity == Severity::Error) { Err(all) } else { Ok(mapping) }
    }

    fn read_node(&mut self, node: &Node, dataset: Dataset, names: &Names, at: Reporter<'_>) {
        if node.name.value != "mapping" {
            let message =
                format!("`{}` is no part of a mapping", node.name.value.chars().take(60).collect::<String>());
            let report = Diagnostic::error(NO_MAPPING, node.name.span, message);
            at.report(report.help("a mapping begins with `mapping \"ucdp\" {`"));
            return;
        }
        let mut fields = Fields::of(node, at);
        if let Some(word) = fields.argument("the data set").and_then(Field::text)
            && word.value != dataset.word()
        {
            let message =
                format!("this maps the names of `{}`, and the file is of `{}`", word.value, dataset.word());
            at.report(
                Diagnostic::error(OTHER_SET, word.span, message).help("give the mapping of this data set"),
            );
        }
        fields.notes();
        for actor in fields.children("actor") {
            if let Some((name, number, ids)) = self.entry(actor, names, at) {
                put(&mut self.actors, name, Actors { number, ids }, actor, at);
            }
        }
        for area in fields.children("area") {
            if let Some((name, _, ids)) = self.entry::<AreaId>(area, names, at)
                && let Some(id) = only(ids, area, at)
            {
                put(&mut self.areas, name, id, area, at);
            }
        }
        for source in fields.children("source") {
            if let Some((name, _, ids)) = self.entry::<SourceId>(source, names, at)
                && let Some(id) = only(ids, source, at)
            {
                put(&mut self.sources, name, id, source, at);
            }
        }
        fields.finish();
    }

    /// Reads one line; none where it maps to nothing, or is only proposed.
    fn entry<I: Named>(
        &mut self,
        node: &Node,
        names: &Names,
        at: Reporter<'_>,
    ) -> Option<(String, Option<String>, Vec<I>)> {
        let mut fields = Fields::of(node, at);
        let name = fields.argument("the name in the data set").and_then(Field::string);
        let number = fields.property("id").and_then(Field::string);
        let proposed = fields.value_of("proposed", Field::flag).unwrap_or_default();
        let ids = fields.child("is").map(|node| {
            let mut own = Fields::of(node, at);
            let values = own.some("an id of the case");
            own.finish();
            let count = values.len();
            let ids: Vec<I> = values.into_iter().filter_map(|field| field.known(names)).collect();
            (count > 0 && ids.len() == count).then_some(ids)
        });
        fields.notes();
        fields.finish();
        if proposed {
            self.proposed += 1;
            return None;
        }
        Some((name?, number, ids??))
    }

    /// Whom a name stands for: whichever of these it may be; nobody where no person confirmed it.
    pub fn actors(&self, party: &Party) -> &[ActorId] {
        let Some(actors) = self.actors.get(&party.name) else { return &[] };
        // one name with another number is somebody else
        match (&actors.number, &party.number) {
            (Some(mapped), Some(own)) if mapped != own => &[],
            _ => &actors.ids,
        }
    }

    /// The first of these names that stands for an area of the case.
    pub fn area(&self, names: &[String]) -> Option<&AreaId> {
        names.iter().find_map(|name| self.areas.get(name))
    }

    /// The first of these names that stands for a source of the case.
    pub fn source(&self, names: &[String]) -> Option<&SourceId> {
        names.iter().find_map(|name| self.sources.get(name))
    }

    /// Whether a name stands for something in the case.
    pub fn has(&self, sort: Sort, party: &Party) -> bool {
        match sort {
            Sort::Actor => !self.actors(party).is_empty(),
            Sort::Area => self.areas.contains_key(&party.name),
            Sort::Source => self.sources.contains_key(&party.name),
        }
    }
}

fn put<T>(map: &mut BTreeMap<String, T>, name: String, thing: T, node: &Node, at: Reporter<'_>) {
    if map.contains_key(&name) {
        let report = Diagnostic::error(TWICE, node.span, "this name is mapped a second time");
        at.report(report.help("keep one of the two; several ids may stand behind one `is`"));
        return;
    }
    map.insert(name, thing);
}

fn only<I>(mut ids: Vec<I>, node: &Node, at: Reporter<'_>) -> Option<I> {
    if ids.len() > 1 {
        let report = Diagnostic::error(TWICE, node.span, format!("one `{}` is one thing", node.name.value));
        at.report(report.help("write one id behind `is`"));
        return None;
    }
    ids.pop()
}

/// What the case knows.
fn names_of(case: &Case) -> Names {
    let mut names = Names::new(TimeZone::UTC);
    for (id, actor) in &case.actors {
        names.add::<ActorId>(id.as_str(), actor.name.plain());
    }
    for (id, area) in &case.areas {
        names.add::<AreaId>(id.as_str(), area.name.plain());
    }
    for (id, source) in &case.sources {
        names.add::<SourceId>(id.as_str(), source.name.plain());
    }
    names
}
