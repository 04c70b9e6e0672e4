//! A reader over one node that knows what has been asked for.

use kdltree::{Entry, Node, Span};

use super::field::Field;
use crate::code;
use crate::diagnostic::{Diagnostic, Part, Reporter};
use crate::suggestion::{did_you_mean, either};

/// A reader over one node.
///
/// Whatever is asked for counts as known; [`finish`](Self::finish) reports the rest.
#[derive(Debug)]
pub struct Fields<'a> {
    node: &'a Node,
    at: Reporter<'a>,
    /// Where the entries start among which the next argument is.
    next: usize,
    properties: Vec<&'static str>,
    children: Vec<&'static str>,
}

impl<'a> Fields<'a> {
    /// Starts to read a node. Types in front of names or values are refused here: the language has none.
    pub fn of(node: &'a Node, at: Reporter<'a>) -> Self {
        for ty in node.ty.iter().chain(node.entries.iter().filter_map(|entry| entry.ty.as_ref())) {
            let message = format!("`({})`: types in brackets have no meaning here", ty.value);
            at.report(Diagnostic::error(code::TYPE_ANNOTATION, ty.span, message).help("leave it out"));
        }
        Self { node, at, next: 0, properties: Vec::new(), children: Vec::new() }
    }

    /// The node that is read.
    pub fn node(&self) -> &'a Node {
        self.node
    }

    /// The name of the node.
    pub fn name(&self) -> &'a str {
        &self.node.name.value
    }

    /// Where the node stands: its name and what is on its line.
    pub fn span(&self) -> Span {
        self.node.span
    }

    /// Where its diagnostics go.
    pub fn reporter(&self) -> Reporter<'a> {
        self.at
    }

    /// Reports from here on as about a part of the terms.
    pub fn within(&mut self, part: Part<'a>) {
        self.at = self.at.within(part);
    }

    /// Reports an error about the node itself.
    pub fn refuse(&self, code: &'static str, message: impl Into<String>, help: Option<String>) {
        self.at.report(Diagnostic::error(code, self.node.name.span, message).maybe_help(help));
    }

    /// Reports an error about a property or child of the node; about the node itself, where it has neither.
    pub fn refuse_about(
        &self,
        name: &str,
        code: &'static str,
        message: impl Into<String>,
        help: Option<String>,
    ) {
        self.at.report(Diagnostic::error(code, self.span_about(name), message).maybe_help(help));
    }

    /// Where a property or child stands; the name of the node, where it has neither.
    pub fn span_about(&self, name: &str) -> Span {
        let property = self.node.prop(name).map(|entry| {
            entry.key.as_ref().map_or(entry.span, |key| Span::new(key.span.start, entry.span.end))
        });
        let child = || self.node.children_named(name).last().map(|child| child.name.span);
        property.or_else(child).unwrap_or(self.node.name.span)
    }

    /// The next argument, which must be there; `what` says what it is ("the id of the clause").
    pub fn argument(&mut self, what: &str) -> Option<Field<'a>> {
        let argument = self.optional();
        if argument.is_none() {
            self.lacks(what, format!("write it behind `{}`", self.name()));
        }
        argument
    }

    /// The next argument, if there is one.
    pub fn optional(&mut self) -> Option<Field<'a>> {
        let (skipped, entry) = self.arguments_left().next()?;
        self.next += skipped + 1;
        Some(Field::new(entry, self.at))
    }

    fn arguments_left(&self) -> impl Iterator<Item = (usize, &'a Entry)> + use<'a> {
        let entries = self.node.entries.get(self.next..).unwrap_or_default();
        entries.iter().enumerate().filter(|(_, entry)| entry.key.is_none())
    }

    /// All arguments that are left.
    pub fn rest(&mut self) -> Vec<Field<'a>> {
        std::iter::from_fn(|| self.optional()).collect()
    }

    /// All arguments that are left; at least one must be there.
    pub fn some(&mut self, what: &str) -> Vec<Field<'a>> {
        let rest = self.rest();
        if rest.is_empty() {
            self.lacks(what, format!("write it behind `{}`", self.name()));
        }
        rest
    }

    /// A property, if it is there.
    pub fn property(&mut self, key: &'static str) -> Option<Field<'a>> {
        self.properties.push(key);
        self.node.prop(key).map(|entry| Field::new(entry, self.at))
    }

    /// A property that must be there.
    pub fn required(&mut self, key: &'static str) -> Option<Field<'a>> {
        let property = self.property(key);
        if property.is_none() {
            self.lacks(
                &format!("`{key}=`"),
                format!("write `{key}=\"…\"` behind `{}`, on the same line", self.name()),
            );
        }
        property
    }

    /// Returns true where any of these properties is there. Does not count as asking for them.
    pub fn has_any(&self, keys: &[&str]) -> bool {
        keys.iter().any(|key| self.node.prop(key).is_some())
    }

    /// The children called `name`, in order.
    pub fn children(&mut self, name: &'static str) -> impl Iterator<Item = &'a Node> + use<'a> {
        self.children.push(name);
        self.node.children_named(name)
    }

    /// The children called by any of these names, in the order of the file.
    pub fn children_of(
        &mut self,
        names: &'static [&'static str],
    ) -> impl Iterator<Item = &'a Node> + use<'a> {
        self.children.extend(names);
        self.node.children.iter().filter(|child| names.contains(&child.name.value.as_str()))
    }

    /// The child called `name`, if it is there; a second one is reported.
    pub fn child(&mut self, name: &'static str) -> Option<&'a Node> {
        let mut children = self.children(name);
        let first = children.next();
        for again in children {
            let message = format!("`{name}` stands twice in this `{}`", self.name());
            self.at.report(
                Diagnostic::error(code::REPEATED, again.name.span, message).help("it may stand once"),
            );
        }
        first
    }

    /// The child called `name`, which must be there.
    pub fn required_child(&mut self, name: &'static str) -> Option<&'a Node> {
        let child = self.child(name);
        if child.is_none() {
            self.lacks_child(name);
        }
        child
    }

    fn lacks(&self, what: &str, help: String) {
        self.refuse(code::MISSING, format!("`{}` lacks {what}", self.name()), Some(help));
    }

    pub(super) fn lacks_child(&self, name: &str) {
        self.lacks(&format!("`{name}`"), format!("write `{name}` into the block of this `{}`", self.name()));
    }

    /// Reports that something is missing from the node.
    pub fn missing(&self, what: &str) {
        self.refuse(code::MISSING, format!("`{}` lacks {what}", self.name()), None);
    }

    /// Reports every argument, property and child that nobody asked for.
    pub fn finish(self) {
        for (_, entry) in self.arguments_left() {
            let message = format!("`{}` takes no more values", self.name());
            self.at.report(Diagnostic::error(code::SURPLUS_VALUE, entry.span, message).help("take it out"));
        }
        self.finish_properties();
        for child in &self.node.children {
            let name = child.name.value.as_str();
            if !self.children.contains(&name) {
                let message = format!("`{}` has no `{name}`", self.name());
                let help = self.advice(name, &self.children);
                let report = Diagnostic::error(code::UNKNOWN_NODE, child.name.span, message);
                self.at.report(report.maybe_help(help));
            }
        }
    }

    fn finish_properties(&self) {
        let mut seen: Vec<&str> = Vec::new();
        for key in self.node.entries.iter().filter_map(|entry| entry.key.as_ref()) {
            let name = key.value.as_str();
            if !self.properties.contains(&name) {
                let message = format!("`{}` has no `{name}=`", self.name());
                let help = self.advice(name, &self.properties);
                self.at.report(Diagnostic::error(code::UNKNOWN_PROPERTY, key.span, message).maybe_help(help));
            } else if seen.contains(&name) {
                let message = format!("`{name}=` stands twice");
                self.at
                    .report(Diagnostic::error(code::REPEATED, key.span, message).help("it may stand once"));
            } else {
                seen.push(name);
            }
        }
    }

    fn advice(&self, word: &str, known: &[&'static str]) -> Option<String> {
        if self.at.sink().is_full() {
            return None;
        }
        let mut known = known.to_vec();
        known.sort_unstable();
        known.dedup();
        let all = || (!known.is_empty()).then(|| format!("it takes {}", either(known.iter().copied())));
        did_you_mean(word, known.iter().copied()).or_else(all)
    }
}
