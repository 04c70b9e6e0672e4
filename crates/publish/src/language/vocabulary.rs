//! The words of the model: verdicts, guards, reasons, acts, kinds.

use model::Truth;
use model::act::{Act, TargetClass, WeaponClass};
use model::actor::{ActorKind, Bond};
use model::body::Ruling;
use model::claim::{Answering, Attribute, Confidence, Standing};
use model::finding::{AttributionGrade, Facts, Guard, Knowledge, Reason, ReasonCode, Verdict};
use model::statement::StatementKind;

use super::{Language, Voice};

impl Voice {
    /// A verdict in a word or two: "no breach".
    pub fn verdict(&self, verdict: Verdict) -> String {
        self.word("verdict", verdict.as_str())
    }

    /// A verdict where there is little room: "none".
    pub fn verdict_short(&self, verdict: Verdict) -> String {
        self.word("verdict-short", verdict.as_str())
    }

    /// Yes, no or maybe.
    pub fn truth(&self, truth: Truth) -> String {
        self.say(match truth {
            Truth::True => "truth-true",
            Truth::False => "truth-false",
            Truth::Maybe => "truth-maybe",
        })
    }

    /// The question that a guard asks: "was the truce in force?"
    pub fn guard(&self, guard: Guard) -> String {
        self.word("guard", guard.as_str())
    }

    /// Why a finding is what it is, in a short sentence.
    pub fn reason(&self, code: ReasonCode) -> String {
        self.word("reason", code.as_str())
    }

    /// Why a finding is what it is, as closely as the language can say it: in English in the words of the finding.
    pub fn why(&self, reason: &Reason) -> String {
        match self.language() {
            Language::English => reason.text.clone(),
            _ => self.reason(reason.code),
        }
    }

    /// How far the facts are established.
    pub fn facts(&self, facts: Facts) -> String {
        self.word("facts", facts.as_str())
    }

    /// How surely an act is laid at somebody's door.
    pub fn attribution_grade(&self, grade: AttributionGrade) -> String {
        self.word("grade", grade.as_str())
    }

    /// What an actor is under an agreement, in a word or two. It says nothing of what may be attacked.
    pub fn standing(&self, standing: Standing) -> String {
        self.word("standing", standing.as_str())
    }

    /// What a reading knows of an attribute.
    pub fn knowledge(&self, knowledge: Knowledge) -> String {
        self.say(match knowledge {
            Knowledge::Known => "knowledge-known",
            Knowledge::Alleged => "knowledge-alleged",
            Knowledge::Contested => "knowledge-contested",
            Knowledge::Unknown => "knowledge-unknown",
        })
    }

    /// What is asked of an attribute: "who did it".
    pub fn attribute(&self, attribute: &Attribute) -> String {
        self.word("attribute", attribute.as_str())
    }

    /// An attribute as a label before what it is: "act".
    pub fn label(&self, attribute: Attribute) -> String {
        self.word("label", attribute.as_str())
    }

    /// A class of acts.
    pub fn act(&self, act: Act) -> String {
        self.word("act", act.as_str())
    }

    /// A class of people or things.
    pub fn target_class(&self, class: TargetClass) -> String {
        self.word("target", class.as_str())
    }

    /// A class of weapons.
    pub fn weapon_class(&self, class: WeaponClass) -> String {
        self.word("weapon", class.as_str())
    }

    /// What an act is said to have answered.
    pub fn circumstance(&self, answering: Answering) -> String {
        self.word("answering", of_table(Answering::WORDS, answering))
    }

    /// A kind of actor.
    pub fn actor_kind(&self, kind: ActorKind) -> String {
        self.word("kind", of_table(ActorKind::WORDS, kind))
    }

    /// In what way an actor belongs to another.
    pub fn bond(&self, bond: Bond) -> String {
        self.say(match bond {
            Bond::PartOf => "bond-part-of",
            Bond::MemberOf => "bond-member-of",
            Bond::AllyOf => "bond-ally-of",
        })
    }

    /// A kind of statement.
    pub fn statement_kind(&self, kind: StatementKind) -> String {
        self.word("statement", kind.as_str())
    }

    /// A kind of entry of the calendar; one that nobody foresaw as it is written.
    pub fn entry_kind(&self, kind: &str) -> String {
        self.word("entry", kind)
    }

    /// What a tally counts; a unit that nobody foresaw as it is written.
    pub fn unit(&self, unit: &str) -> String {
        self.word("unit", unit)
    }

    /// How sure the compiler of the record is that something was said.
    pub fn confidence(&self, confidence: Confidence) -> String {
        self.say(match confidence {
            Confidence::Low => "confidence-low",
            Confidence::Medium => "confidence-medium",
            Confidence::High => "confidence-high",
        })
    }

    /// What a body found.
    pub fn ruling(&self, ruling: Ruling) -> String {
        self.word("ruling", of_table(Ruling::WORDS, ruling))
    }

    /// A word of a vocabulary; where the language has none for it, as it is written, with spaces.
    fn word(&self, vocabulary: &str, word: &str) -> String {
        self.try_say(&format!("{vocabulary}-{word}")).unwrap_or_else(|| word.replace('-', " "))
    }
}

fn of_table<T: PartialEq + Copy>(table: &[(&'static str, T)], value: T) -> &'static str {
    table.iter().find(|(_, known)| *known == value).map_or("", |(word, _)| word)
}
