//! Names of the case, and how names and texts are strung together.

use model::name::Text;
use model::{ActorId, AgreementId, AreaId, Case, ReadingId, SideId, SourceId};

use super::{Language, Said, Voice};

impl Voice {
    /// The name of an actor in this language, else in English, else the first; its id where it has none.
    pub fn actor(&self, case: &Case, id: &ActorId) -> Said {
        self.named(case, case.actors.get(id).map(|actor| &actor.name), id.as_str())
    }

    /// The name of a source, likewise.
    pub fn source(&self, case: &Case, id: &SourceId) -> Said {
        self.named(case, case.sources.get(id).map(|source| &source.name), id.as_str())
    }

    /// The name of a side of the record, likewise.
    pub fn side(&self, case: &Case, id: &SideId) -> Said {
        self.named(case, case.sides.get(id).map(|side| &side.title), id.as_str())
    }

    /// The name of an area, likewise.
    pub fn area(&self, case: &Case, id: &AreaId) -> Said {
        self.named(case, case.areas.get(id).map(|area| &area.name), id.as_str())
    }

    /// The title of an agreement, likewise.
    pub fn agreement(&self, case: &Case, id: &AgreementId) -> Said {
        self.named(case, case.agreements.get(id).map(|agreement| &agreement.title), id.as_str())
    }

    /// The short name of a reading, likewise; its title where it has no name.
    pub fn reading(&self, case: &Case, id: &ReadingId) -> Said {
        let reading = case.readings.get(id);
        let name =
            reading.map(|reading| if reading.name.is_empty() { &reading.title } else { &reading.name });
        self.named(case, name, id.as_str())
    }

    fn named(&self, case: &Case, name: Option<&Text>, id: &str) -> Said {
        let said = name.map(|name| self.text_of(case, name)).unwrap_or_default();
        if said.text.is_empty() { Said { text: id.to_owned(), lang: String::new() } } else { said }
    }

    /// A text of the case in the quotation marks of this language, without a stop at its end.
    pub fn quoted(&self, text: &str) -> String {
        self.say_with("quoted", &[("text", text.trim_end_matches('.').into())])
    }

    /// The same of a text that the case may have a translation of.
    pub(super) fn quoted_of(&self, case: &Case, text: &str) -> String {
        self.quoted(case.translated(text, self.language().tag()).unwrap_or(text))
    }

    /// "a, b and c".
    pub(super) fn all_of(&self, items: &[String]) -> String {
        self.strung(items, "list-and")
    }

    /// "a, b or c".
    pub(super) fn one_of(&self, items: &[String]) -> String {
        self.strung(items, "list-or")
    }

    fn strung(&self, items: &[String], key: &str) -> String {
        match items {
            [] => String::new(),
            // Arabic says the word before each of them
            [first, rest @ ..] if self.language() == Language::Arabic => {
                rest.iter().fold(first.clone(), |head, next| self.joined(key, head, next))
            }
            [one] => one.clone(),
            [head @ .., last] => self.joined(key, self.list(head), last),
        }
    }

    fn joined(&self, key: &str, head: String, last: &str) -> String {
        self.say_with(key, &[("head", head.into()), ("last", last.into())])
    }

    /// Parts of a sentence, one after the other.
    pub(super) fn parts(&self, parts: &[String]) -> String {
        let between = if self.language() == Language::Arabic { "؛ " } else { "; " };
        let parts: Vec<String> = match parts {
            [one] => return one.clone(),
            several => several.iter().map(|part| self.kept_apart(part)).collect(),
        };
        parts.join(between)
    }
}
