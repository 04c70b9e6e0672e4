//! Definitions: where each id of a case is defined, and how people call what it stands for.

use std::collections::BTreeMap;

use kdltree::{Document, Node, Span};

use crate::kinds::Sort;
use crate::language::{Shape, TOP};

/// Where a thing is defined.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Definition {
    /// Which file of the case, by its number.
    pub(crate) file: usize,
    /// The line of its node.
    pub(crate) node: Span,
    /// Its id.
    pub(crate) id: Span,
    /// How people call it; may be empty.
    pub(crate) name: String,
    /// The agreement that it is a part of.
    pub(crate) agreement: Option<String>,
}

/// All that a case defines.
#[derive(Clone, Debug, Default)]
pub(crate) struct Definitions {
    by_id: BTreeMap<(Sort, String), Vec<Definition>>,
}

/// The longest name that is kept, in letters.
const NAME: usize = 80;

impl Definitions {
    /// Adds what a file defines.
    pub(crate) fn add(&mut self, file: usize, tree: &Document) {
        let mut open: Vec<(&Node, &'static Shape, Option<&str>)> = Vec::new();
        let known = |node: &Node, block: &'static Shape| block.child(&node.name.value);
        open.extend(tree.nodes.iter().filter_map(|node| Some((node, known(node, &TOP)?, None))));
        while let Some((node, shape, agreement)) = open.pop() {
            let sort = shape.values.first().and_then(|kind| kind.defines());
            if let Some(sort) = sort {
                self.define(sort, file, node, agreement);
            }
            let agreement = if sort == Some(Sort::Agreement) { id_of(node) } else { agreement };
            let inner = node.children.iter();
            open.extend(inner.filter_map(|child| Some((child, known(child, shape)?, agreement))));
        }
    }

    fn define(&mut self, sort: Sort, file: usize, node: &Node, agreement: Option<&str>) {
        let Some(entry) = node.args().next() else { return };
        let Some(id) = entry.value.as_str() else { return };
        let agreement = agreement.filter(|_| sort.is_part()).map(str::to_owned);
        let name = name_of(node);
        let definition = Definition { file, node: node.span, id: entry.span, name, agreement };
        let all = self.by_id.entry((sort, id.to_owned())).or_default();
        let at = all.partition_point(|known| (known.file, known.id) < (file, definition.id));
        all.insert(at, definition);
    }

    /// Where an id is defined: more than once by mistake, or for a part that several agreements have, where none of them is meant.
    pub(crate) fn of<'d>(
        &'d self,
        sort: Sort,
        id: &str,
        agreement: Option<&'d str>,
    ) -> impl Iterator<Item = &'d Definition> {
        let agreement = self.known(agreement);
        let all = self.by_id.get(&(sort, id.to_owned())).into_iter().flatten();
        all.filter(move |definition| definition.may_be_of(agreement))
    }

    /// All ids of a sort, in their order: where an agreement is meant, of its parts only those that it has.
    pub(crate) fn all<'d>(
        &'d self,
        sort: Sort,
        agreement: Option<&'d str>,
    ) -> impl Iterator<Item = (&'d str, &'d Definition)> {
        let agreement = self.known(agreement);
        self.each(sort).filter_map(move |(id, definitions)| {
            Some((id, definitions.iter().find(|definition| definition.may_be_of(agreement))?))
        })
    }

    /// All parts of a sort that agreements have.
    pub(crate) fn parts(&self, sort: Sort) -> impl Iterator<Item = (&str, &Definition)> {
        self.each(sort)
            .flat_map(|(id, definitions)| definitions.iter().map(move |definition| (id, definition)))
    }

    fn each(&self, sort: Sort) -> impl Iterator<Item = (&str, &[Definition])> {
        let all = self.by_id.range((sort, String::new())..).take_while(move |((of, _), _)| *of == sort);
        all.map(|((_, id), definitions)| (id.as_str(), definitions.as_slice()))
    }

    /// An agreement that is defined here. Of another one nothing can be said, nor of which parts it has.
    fn known<'d>(&self, agreement: Option<&'d str>) -> Option<&'d str> {
        agreement.filter(|id| self.by_id.contains_key(&(Sort::Agreement, (*id).to_owned())))
    }
}

impl Definition {
    fn may_be_of(&self, agreement: Option<&str>) -> bool {
        agreement.is_none() || self.agreement.is_none() || self.agreement.as_deref() == agreement
    }
}

fn id_of(node: &Node) -> Option<&str> {
    node.args().next()?.value.as_str()
}

/// The first of the names that people know a thing by.
fn name_of(node: &Node) -> String {
    let title = ["name", "title", "words", "says"].iter().find_map(|name| node.child(name));
    let text = title.and_then(|child| child.args().next()).or_else(|| node.args().nth(1));
    let text = text.and_then(|entry| entry.value.as_str()).unwrap_or_default();
    let mut name: String = text.chars().take(NAME).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(NAME).is_some() {
        name.push('…');
    }
    name
}
