//! Definitions: where each id of a case is defined, and how people call what it stands for.

use std::collections::BTreeMap;

use kdltree::{Document, Node, Span};

use crate::kinds::{Kind, Sort};
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
        let mut open: Vec<(&Node, &'static Shape)> = Vec::new();
        let known = |node: &Node, block: &'static Shape| block.child(&node.name.value);
        open.extend(tree.nodes.iter().filter_map(|node| Some((node, known(node, &TOP)?))));
        while let Some((node, shape)) = open.pop() {
            if let Some(Kind::New(sort)) = shape.values.first() {
                self.define(*sort, file, node);
            }
            open.extend(node.children.iter().filter_map(|child| Some((child, known(child, shape)?))));
        }
    }

    fn define(&mut self, sort: Sort, file: usize, node: &Node) {
        let Some(entry) = node.args().next() else { return };
        let Some(id) = entry.value.as_str() else { return };
        let definition = Definition { file, node: node.span, id: entry.span, name: name_of(node) };
        let all = self.by_id.entry((sort, id.to_owned())).or_default();
        let at = all.partition_point(|known| (known.file, known.id) < (file, definition.id));
        all.insert(at, definition);
    }

    /// Where an id is defined: more than once for an obligation that two agreements have, or by mistake.
    pub(crate) fn of(&self, sort: Sort, id: &str) -> &[Definition] {
        self.by_id.get(&(sort, id.to_owned())).map(Vec::as_slice).unwrap_or_default()
    }

    /// All ids of a sort, in their order.
    pub(crate) fn all(&self, sort: Sort) -> impl Iterator<Item = (&str, &Definition)> {
        let all = self.by_id.range((sort, String::new())..).take_while(move |((of, _), _)| *of == sort);
        all.filter_map(|((_, id), definitions)| Some((id.as_str(), definitions.first()?)))
    }
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
