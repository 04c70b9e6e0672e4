//! What readings of a text may take otherwise.

use crate::id::{DocumentId, ReadingId};

/// A parameter of a rule: what the text says by default, and how each reading takes it where that differs.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Parameter<T> {
    /// What stands in the text.
    pub plain: T,
    /// The point of dispute, where there is one.
    pub point: Option<Point>,
    /// How readings take it otherwise.
    pub taken: Vec<Taken<T>>,
}

/// A point on which readings of a text part.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Point {
    /// A stable name.
    pub id: String,
    /// The question, in words.
    pub asks: String,
    /// What the text's own default answers.
    pub says: String,
}

/// How some readings take a parameter.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Taken<T> {
    /// Which readings.
    pub by: Vec<ReadingId>,
    /// What they take it to be; `None` where they hold the question open.
    pub to: Option<T>,
    /// Their answer, in words.
    pub says: String,
    /// Where they said so.
    pub cites: Option<String>,
    /// Where that can be read.
    pub document: Option<DocumentId>,
}

impl<T> Parameter<T> {
    /// A parameter that all readings take alike.
    pub fn plain(value: T) -> Self {
        Self { plain: value, point: None, taken: Vec::new() }
    }

    /// Returns what `reading` takes it to be, each with the words for it: one answer, or all of them where it holds the question open.
    pub fn under(&self, reading: &ReadingId) -> Vec<(&T, &str)> {
        let default = (&self.plain, self.point.as_ref().map_or("", |point| point.says.as_str()));
        match self.taken.iter().find(|taken| taken.by.contains(reading)) {
            None => vec![default],
            Some(Taken { to: Some(value), says, .. }) => vec![(value, says.as_str())],
            Some(Taken { to: None, .. }) => std::iter::once(default)
                .chain(self.taken.iter().filter_map(|t| Some((t.to.as_ref()?, t.says.as_str()))))
                .collect(),
        }
    }
}

/// Something done with every parameter of an agreement, whatever its type.
pub trait EachParameter {
    /// Does it with one.
    fn on<T: PartialEq>(&mut self, parameter: &Parameter<T>);
}
