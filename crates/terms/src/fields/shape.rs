//! Shapes that recur: texts in several languages, notes, documents, counts, places.

use std::collections::BTreeSet;

use kdltree::Node;
use model::DocumentId;
use model::count::Count;
use model::name::Text;
use model::place::{Distance, LatLon};

use super::field::{Field, shown};
use super::reader::Fields;
use crate::code;
use crate::diagnostic::{Diagnostic, Reporter};

/// The language of a text that does not say which.
const DEFAULT_LANG: &str = "en";

/// Reads one version of a text, `title "…" lang="en"`: its language and its words.
pub fn text_of<'a>(node: &'a Node, at: Reporter<'a>) -> Option<(&'a str, &'a str)> {
    let mut fields = Fields::of(node, at);
    let text = fields.argument("its text").and_then(Field::text);
    let lang = fields.property("lang");
    fields.finish();
    let Some(lang) = lang else { return Some((DEFAULT_LANG, text?.value)) };
    Some((language(lang)?, text?.value))
}

/// Takes a value for the tag of a language.
pub(crate) fn language(field: Field<'_>) -> Option<&str> {
    let tag = field.text()?.value;
    if is_language(tag) {
        return Some(tag);
    }
    let help =
        "write its short code: `en` for English, `ar` for Arabic, `ru` for Russian, or another of BCP 47"
            .to_owned();
    field.refuse(code::BAD_LANGUAGE, format!("`{}` is not the code of a language", shown(tag)), Some(help));
    None
}

fn is_language(tag: &str) -> bool {
    let part = |part: &str| (1..=8).contains(&part.len()) && part.bytes().all(|b| b.is_ascii_alphanumeric());
    let (first, _) = tag.split_once('-').unwrap_or((tag, ""));
    tag.len() <= 35
        && (2..=3).contains(&first.len())
        && first.bytes().all(|b| b.is_ascii_lowercase())
        && tag.split('-').all(part)
}

impl<'a> Fields<'a> {
    /// All children called `name` as one text in several languages.
    pub fn texts(&mut self, name: &'static str) -> Text {
        self.with_versions(Text::default(), name)
    }

    /// The next argument as a text, English unless `lang=` says otherwise, with the children called `name` as its other versions.
    pub fn text_and(&mut self, what: &str, name: &'static str) -> Option<Text> {
        let own = self.argument(what).and_then(Field::text);
        let lang = self.property("lang").map_or(Some(DEFAULT_LANG), language);
        let text = own.zip(lang).map(|(own, lang)| Text::new(lang, own.value));
        let all = self.with_versions(text.clone().unwrap_or_default(), name);
        text.map(|_| all)
    }

    /// Adds the children called `name` to a text.
    fn with_versions(&mut self, mut text: Text, name: &'static str) -> Text {
        let mut seen: BTreeSet<String> = text.versions().map(|(lang, _)| lang.to_owned()).collect();
        let at = self.reporter();
        for node in self.children(name) {
            let Some((lang, words)) = text_of(node, at) else { continue };
            if !seen.insert(lang.to_owned()) {
                let message = format!("a second `{name}` in the language `{lang}` is never shown");
                at.report(Diagnostic::warning(code::REPEATED, node.span, message).help("join the two"));
            }
            text.add(lang, words);
        }
        text
    }

    /// As [`texts`](Self::texts), of which at least one must be there.
    pub fn required_texts(&mut self, name: &'static str) -> Text {
        if self.node().child(name).is_none() {
            self.lacks_child(name);
        }
        self.texts(name)
    }

    /// The children called `note`.
    pub fn notes(&mut self) -> Vec<String> {
        self.strings("note")
    }

    /// The children called `name`, each with one text.
    pub fn strings(&mut self, name: &'static str) -> Vec<String> {
        self.each(name, Field::string)
    }

    /// The children called `document`.
    pub fn documents(&mut self) -> Vec<DocumentId> {
        self.each("document", Field::document)
    }

    /// The one value of the child called `name`, if that is there.
    pub fn value_of<T>(&mut self, name: &'static str, take: impl Fn(Field<'a>) -> Option<T>) -> Option<T> {
        let node = self.child(name)?;
        only_value(node, self.reporter(), take)
    }

    fn each<T>(&mut self, name: &'static str, take: impl Fn(Field<'a>) -> Option<T>) -> Vec<T> {
        let at = self.reporter();
        self.children(name).filter_map(|node| only_value(node, at, &take)).collect()
    }

    /// A count: `33`, `at-least=30`, `at-most=30`, `about=40`, `from=14 to=50` or `words="dozens"`.
    pub fn count(&mut self) -> Option<Count> {
        let number = |field: Option<Field<'a>>| field.map(Field::number::<u64>);
        let exact = number(self.optional());
        let (least, most) = (number(self.property("at-least")), number(self.property("at-most")));
        let (about, words) = (number(self.property("about")), self.property("words").map(Field::string));
        let range = (number(self.property("from")), number(self.property("to")));
        let given = [exact.is_some(), least.is_some(), most.is_some(), about.is_some(), words.is_some()];
        let ways = given.iter().filter(|given| **given).count() + usize::from(range != (None, None));
        if ways != 1 {
            let message = match ways {
                0 => format!("`{}` says nothing of how many", self.name()),
                _ => format!("`{}` says in {ways} ways how many", self.name()),
            };
            let help = "write one: `33`, `at-least=30`, `at-most=30`, `about=40`, `from=14 to=50` or `words=\"dozens\"`";
            self.refuse(
                if ways == 0 { code::MISSING } else { code::CONFLICT },
                message,
                Some(help.to_owned()),
            );
            return None;
        }
        let one = exact.map(|n| n.map(Count::Exactly));
        let one = one.or(least.map(|n| n.map(Count::AtLeast))).or(most.map(|n| n.map(Count::AtMost)));
        let one = one.or(about.map(|n| n.map(Count::About))).or(words.map(|w| w.map(Count::InWords)));
        one.unwrap_or_else(|| {
            let (Some(from), Some(to)) = range else {
                self.missing("one of `from=` and `to=`");
                return None;
            };
            self.between(from?, to?)
        })
    }

    fn between(&self, from: u64, to: u64) -> Option<Count> {
        if from > to {
            let help = "write the smaller number first".to_owned();
            self.refuse_about(
                "from",
                code::BAD_NUMBER,
                format!("from {from} to {to} counts backwards"),
                Some(help),
            );
            return None;
        }
        Some(Count::Between(from, to))
    }

    /// A point with its precision: `lat= lon= radius=`, if any of them is there.
    pub fn point(&mut self) -> Option<(LatLon, Distance)> {
        let (lat, lon, radius) = (self.property("lat"), self.property("lon"), self.property("radius"));
        if lat.is_none() && lon.is_none() && radius.is_none() {
            return None;
        }
        let (Some(lat), Some(lon), Some(radius)) = (lat, lon, radius) else {
            self.refuse(code::MISSING, "a point needs all of `lat=`, `lon=` and `radius=`", None);
            return None;
        };
        let (degrees, radius) = ((lat.float(), lon.float()), radius.distance());
        let point = LatLon::new(degrees.0?, degrees.1?);
        if point.is_none() {
            lat.refuse(
                code::BAD_POINT,
                "no such point is on the earth: north is −90 to 90, east −180 to 180",
                None,
            );
        }
        Some((point?, radius?.value))
    }
}

fn only_value<'a, T>(node: &'a Node, at: Reporter<'a>, take: impl Fn(Field<'a>) -> Option<T>) -> Option<T> {
    let mut fields = Fields::of(node, at);
    let value = fields.argument("its value").and_then(take);
    fields.finish();
    value
}
