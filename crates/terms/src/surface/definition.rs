//! Definitions: what a word of the text means; and lists of acts, which may use such words.

use kdltree::Node;
use model::name::Text;

use super::parameter::Parameter;
use super::scope::listed;
use super::{Word, word, words};
use crate::code;
use crate::diagnostic::{Diagnostic, Reporter};
use crate::fields::{Field, Fields};

/// A `define` as it is written.
#[derive(Debug)]
pub struct Definition<'a> {
    /// The word.
    pub id: Word<'a>,
    /// `cites=`
    pub cites: Option<Word<'a>>,
    /// `words`
    pub words: Text,
    /// `acts`
    pub acts: Vec<Word<'a>>,
    /// `others-judged-by`
    pub others_judged_by: Option<Word<'a>>,
}

impl<'a> Definition<'a> {
    pub(super) fn read(node: &'a Node, at: Reporter<'a>) -> Option<Self> {
        let mut fields = Fields::of(node, at);
        let id = fields.argument("the word").and_then(Field::name);
        let cites = word(&mut fields, "cites");
        let words = fields.required_texts("words");
        // the body stands beside the acts that it may add to, as in a clause, or in a child of its own
        let mut beside = None;
        let acts = fields.required_child("acts").map(|node| {
            let mut child = Fields::of(node, at);
            beside = word(&mut child, "others-judged-by");
            let acts = super::words(child.some("an act"));
            child.finish();
            acts
        });
        let others_judged_by = fields.value_of("others-judged-by", Field::text);
        if let (Some(_), Some(again)) = (&beside, &others_judged_by) {
            let message = "`others-judged-by` stands both as `others-judged-by=` and in the block";
            let report = Diagnostic::error(code::CONFLICT, again.span, message);
            at.report(report.help("name the body once"));
        }
        let others_judged_by = beside.or(others_judged_by);
        fields.finish();
        Some(Self { id: id?, cites, words, acts: acts?, others_judged_by })
    }
}

/// A list of acts as it is written.
#[derive(Debug, Default)]
pub struct Acts<'a> {
    /// Acts, or words that the agreement defines.
    pub words: Vec<Word<'a>>,
    /// `others-judged-by=`
    pub others_judged_by: Option<Word<'a>>,
}

impl<'a> Acts<'a> {
    /// Reads a `forbid` or `permit` with its readings.
    pub(super) fn parameter(node: &'a Node, outer: &Fields<'a>) -> Parameter<'a, Self> {
        listed(node, outer, |fields| Self {
            others_judged_by: word(fields, "others-judged-by"),
            words: words(fields.some("an act")),
        })
    }
}
