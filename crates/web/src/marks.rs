//! Verdicts as people see them: a shape, a word and a colour that all say the same.

use model::finding::Verdict;
use model::{Case, ReadingId, Truth};
use publish::language::{Said, Voice};

/// A verdict as people see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(crate) struct Mark {
    /// The class that gives it its colour and shape.
    pub(crate) class: &'static str,
    /// The shape.
    pub(crate) shape: &'static str,
    /// The word.
    pub(crate) word: String,
}

impl Mark {
    /// Of a verdict; `None` where no clause takes something up.
    pub(crate) fn of(voice: &Voice, verdict: Option<Verdict>) -> Self {
        let (class, shape, key) = match verdict {
            Some(Verdict::Breach) => ("breach", "■", "mark-breach"),
            Some(Verdict::NoBreach) => ("none", "□", "mark-none"),
            Some(Verdict::Undetermined) => ("open", "?", "mark-open"),
            None => ("silent", "–", "mark-silent"),
        };
        Self { class, shape, word: voice.say(key) }
    }

    /// Of what a guard answers.
    pub(crate) fn of_truth(voice: &Voice, truth: Truth) -> Self {
        let (class, shape, key) = match truth {
            Truth::True => ("yes", "✓", "mark-yes"),
            Truth::False => ("no", "✗", "mark-no"),
            Truth::Maybe => ("maybe", "?", "mark-maybe"),
        };
        Self { class, shape, word: voice.say(key) }
    }
}

/// The word of a verdict in an address.
pub(crate) fn verdict_of(word: &str) -> Option<Verdict> {
    [Verdict::Breach, Verdict::NoBreach, Verdict::Undetermined].into_iter().find(|one| one.as_str() == word)
}

/// What a reading is called.
pub(crate) struct Head {
    /// Its id.
    pub(crate) id: String,
    /// Its name, as the head of a column.
    pub(crate) name: Said,
    /// What it rests on.
    pub(crate) basis: Said,
}

impl Head {
    pub(crate) fn of(voice: &Voice, case: &Case, id: &ReadingId) -> Self {
        let reading = case.readings.get(id);
        let text =
            |text: Option<&model::name::Text>| text.map(|text| voice.text_of(case, text)).unwrap_or_default();
        Self {
            id: id.to_string(),
            name: voice.reading(case, id),
            basis: text(reading.map(|reading| &reading.basis)),
        }
    }
}

/// Every reading of a case, in the order in which verdicts stand.
pub(crate) fn heads(voice: &Voice, case: &Case, readings: &[ReadingId]) -> Vec<Head> {
    readings.iter().map(|id| Head::of(voice, case, id)).collect()
}
