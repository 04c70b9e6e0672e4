//! Bodies: who sits on them, when they can decide, and how.

use kdltree::{Node, Span, Spanned};
use model::time::Length;

use super::{Word, word};
use crate::code;
use crate::diagnostic::Reporter;
use crate::fields::{Field, Fields};

/// A `body` as it is written.
#[derive(Debug)]
pub struct Body<'a> {
    /// The actor.
    pub actor: Word<'a>,
    /// `cites=`
    pub cites: Option<Word<'a>>,
    /// `seat`
    pub seats: Vec<Share<'a>>,
    /// `quorum`
    pub quorum: Vec<Share<'a>>,
    /// `decides`
    pub decides: Option<Voting<'a>>,
    /// `answers-within`
    pub answers_within: Option<Spanned<Length>>,
    /// `interprets`
    pub interprets: bool,
    /// `note`
    pub notes: Vec<String>,
}

/// So many of somebody.
#[derive(Debug)]
pub struct Share<'a> {
    /// Where it stands.
    pub span: Span,
    /// Of whom.
    pub of: Word<'a>,
    /// How many.
    pub count: u32,
}

/// How a body decides.
#[derive(Debug)]
pub enum Voting<'a> {
    /// `decides "consensus"`
    Consensus,
    /// `decides "majority"`
    Majority,
    /// `decides "final-word" of="…"`
    FinalWord(Word<'a>),
}

/// The words for how a body decides.
#[derive(Clone, Copy, PartialEq)]
enum Way {
    Consensus,
    Majority,
    FinalWord,
}

const WAYS: &[(&str, Way)] =
    &[("consensus", Way::Consensus), ("majority", Way::Majority), ("final-word", Way::FinalWord)];

impl<'a> Body<'a> {
    pub(super) fn read(node: &'a Node, at: Reporter<'a>) -> Option<Self> {
        let mut fields = Fields::of(node, at);
        let actor = fields.argument("the actor that it is").and_then(Field::text);
        let cites = word(&mut fields, "cites");
        let [seats, quorum] = ["seat", "quorum"].map(|name| shares(&mut fields, name));
        let decides = fields.child("decides").and_then(|node| Voting::read(Fields::of(node, at)));
        let answers_within = fields.value_of("answers-within", Field::length);
        let interprets = fields.value_of("interprets", Field::flag).unwrap_or(false);
        let notes = fields.notes();
        fields.finish();
        Some(Self { actor: actor?, cites, seats, quorum, decides, answers_within, interprets, notes })
    }
}

fn shares<'a>(fields: &mut Fields<'a>, name: &'static str) -> Vec<Share<'a>> {
    let at = fields.reporter();
    fields.children(name).filter_map(|node| Share::read(Fields::of(node, at))).collect()
}

impl<'a> Share<'a> {
    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let of = fields.argument("whose they are").and_then(Field::text);
        let count = fields.argument("how many").and_then(Field::u32);
        let span = fields.span();
        fields.finish();
        Some(Self { span, of: of?, count: count? })
    }
}

impl<'a> Voting<'a> {
    fn read(mut fields: Fields<'a>) -> Option<Self> {
        let way = fields.argument("how it decides").and_then(|field| field.one_of(WAYS));
        let of = word(&mut fields, "of");
        let way = way.map(|way| way.value);
        let voting = match (way?, of) {
            (Way::Consensus, None) => Some(Self::Consensus),
            (Way::Majority, None) => Some(Self::Majority),
            (Way::FinalWord, Some(of)) => Some(Self::FinalWord(of)),
            (Way::FinalWord, None) => {
                fields.missing("`of=`: whose word is final?");
                None
            }
            (_, Some(_)) => {
                let help = "take out `of=`, or write `final-word`".to_owned();
                let message = "`of=` says whose word is final, and here nobody's is";
                fields.refuse_about("of", code::CONFLICT, message, Some(help));
                None
            }
        };
        fields.finish();
        voting
    }
}
