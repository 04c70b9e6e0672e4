//! The tree that a text is read into.

use crate::span::{Span, Spanned};
use crate::trivia::{Lead, Trivia};

/// A file: its nodes, and the comments after the last one.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Document {
    /// The nodes that stand in no block, in the order of the file.
    pub nodes: Vec<Node>,
    pub(crate) end: Vec<Lead>,
}

/// A node: a name, arguments and properties, and perhaps a block of children.
///
/// A node that `/-` takes out is in no list; the formatter alone knows of it.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Node {
    /// The type before the name: `date` in `(date)born "1970-01-01"`.
    pub ty: Option<Spanned<String>>,
    /// The name.
    pub name: Spanned<String>,
    /// Arguments and properties in the order of the file; a property given twice is here twice.
    pub entries: Vec<Entry>,
    /// The nodes of the block; empty when there is none.
    pub children: Vec<Node>,
    /// Whether a block was written, be it an empty one.
    pub has_block: bool,
    /// From the start of the name to the end of the last entry; the block is not part of it.
    pub span: Span,
    pub(crate) trivia: Option<Box<Trivia>>,
}

/// An argument or a property of a node.
#[derive(Clone, PartialEq, Debug)]
pub struct Entry {
    /// The key of a property; none for an argument.
    pub key: Option<Spanned<String>>,
    /// The type before the value: `u8` in `port=(u8)80`.
    pub ty: Option<Spanned<String>>,
    /// The value.
    pub value: Value,
    /// Where the value stands, without its key and its type.
    pub span: Span,
}

/// A value as KDL knows it.
#[derive(Clone, PartialEq, Debug)]
pub enum Value {
    /// Text, however it was quoted.
    String(String),
    /// A number without point and exponent, in any of the four bases.
    Integer(i128),
    /// A number with a point or an exponent, `#inf`, `#-inf` or `#nan`.
    Float(f64),
    /// `#true` or `#false`.
    Bool(bool),
    /// `#null`.
    Null,
}

impl Document {
    /// Returns the first node called `name`.
    pub fn node(&self, name: &str) -> Option<&Node> {
        self.nodes.iter().find(|node| node.name.value == name)
    }

    /// Returns the nodes called `name`.
    pub fn nodes_named(&self, name: &str) -> impl Iterator<Item = &Node> {
        self.nodes.iter().filter(move |node| node.name.value == name)
    }

    /// Tells whether both say the same, wherever it stands in their files and whatever comments are beside it.
    ///
    /// The order of entries counts; `#nan` is the same as `#nan`, and `0.0` is not `-0.0`.
    pub fn same_tree(&self, other: &Self) -> bool {
        let mut pairs = vec![(&self.nodes, &other.nodes)];
        while let Some((ours, theirs)) = pairs.pop() {
            if ours.len() != theirs.len() {
                return false;
            }
            for (our, their) in ours.iter().zip(theirs) {
                if !our.same_header(their) {
                    return false;
                }
                pairs.push((&our.children, &their.children));
            }
        }
        true
    }
}

impl Node {
    /// Returns the arguments: the entries without a key.
    pub fn args(&self) -> impl Iterator<Item = &Entry> {
        self.entries.iter().filter(|entry| entry.key.is_none())
    }

    /// Returns the property `key`; when it is given twice the last one holds, as KDL says.
    pub fn prop(&self, key: &str) -> Option<&Entry> {
        self.entries.iter().rev().find(|entry| entry.has_key(key))
    }

    /// Returns the first child called `name`.
    pub fn child(&self, name: &str) -> Option<&Node> {
        self.children.iter().find(|node| node.name.value == name)
    }

    /// Returns the children called `name`.
    pub fn children_named(&self, name: &str) -> impl Iterator<Item = &Node> {
        self.children.iter().filter(move |node| node.name.value == name)
    }

    fn same_header(&self, other: &Self) -> bool {
        same_text(self.ty.as_ref(), other.ty.as_ref())
            && self.name.value == other.name.value
            && self.has_block == other.has_block
            && self.entries.len() == other.entries.len()
            && self.entries.iter().zip(&other.entries).all(|(our, their)| {
                same_text(our.key.as_ref(), their.key.as_ref())
                    && same_text(our.ty.as_ref(), their.ty.as_ref())
                    && our.value.same(&their.value)
            })
    }
}

impl Entry {
    fn has_key(&self, key: &str) -> bool {
        self.key.as_ref().is_some_and(|own| own.value == key)
    }
}

impl Value {
    /// Returns the text of a string.
    pub fn as_str(&self) -> Option<&str> {
        match self {
            Self::String(text) => Some(text),
            _ => None,
        }
    }

    /// Returns a whole number that was written without point and exponent.
    pub fn as_integer(&self) -> Option<i128> {
        match self {
            Self::Integer(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns any number as a float, which is the nearest one for an integer beyond 2^53.
    #[expect(clippy::cast_precision_loss, reason = "the doc says that it is the nearest one")]
    pub fn as_float(&self) -> Option<f64> {
        match self {
            Self::Integer(number) => Some(*number as f64),
            Self::Float(number) => Some(*number),
            _ => None,
        }
    }

    /// Returns `#true` or `#false`.
    pub fn as_bool(&self) -> Option<bool> {
        match self {
            Self::Bool(flag) => Some(*flag),
            _ => None,
        }
    }

    /// Returns what kind of value it is, as a message would say it.
    pub fn kind(&self) -> &'static str {
        match self {
            Self::String(_) => "a string",
            Self::Integer(_) => "a whole number",
            Self::Float(_) => "a number",
            Self::Bool(_) => "`#true` or `#false`",
            Self::Null => "`#null`",
        }
    }

    fn same(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Float(a), Self::Float(b)) => a.total_cmp(b).is_eq(),
            _ => self == other,
        }
    }
}

fn same_text(a: Option<&Spanned<String>>, b: Option<&Spanned<String>>) -> bool {
    a.map(|text| &text.value) == b.map(|text| &text.value)
}
