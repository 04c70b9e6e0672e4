//! One value of a node, on its way to a type.

use std::fmt::Display;

use jiff::tz::TimeZone;
use kdltree::{Entry, Span, Spanned, Value};
use model::DocumentId;
use model::compare::{Comparison, Relation};
use model::place::{Distance, LatLon};
use model::time::{Length, When};
use model::weapon::Calibre;

use crate::code;
use crate::diagnostic::{Diagnostic, Reporter};
use crate::names::{Named, Names};
use crate::suggestion::{did_you_mean, either};

/// What a text is called where something else stands.
const TEXT: &str = "text in quotes";

/// One argument or property of a node. Each method gives it a type, or says what is wrong with it and gives `None`.
#[derive(Clone, Copy, Debug)]
pub struct Field<'a> {
    entry: &'a Entry,
    at: Reporter<'a>,
}

impl<'a> Field<'a> {
    pub(super) fn new(entry: &'a Entry, at: Reporter<'a>) -> Self {
        Self { entry, at }
    }

    /// Where the value stands.
    pub fn span(&self) -> Span {
        self.entry.span
    }

    /// Reports an error about this value.
    pub fn refuse(&self, code: &'static str, message: impl Into<String>, help: Option<String>) {
        self.at.report(Diagnostic::error(code, self.span(), message).maybe_help(help));
    }

    /// Any text.
    pub fn text(self) -> Option<Spanned<&'a str>> {
        let text = self.typed(Value::as_str, TEXT)?;
        if text.trim().is_empty() {
            self.refuse(
                code::EMPTY_TEXT,
                "there are no words here",
                Some("write them between the quotes, or take it out".to_owned()),
            );
            return None;
        }
        Some(Spanned::new(text, self.span()))
    }

    /// Any text, owned.
    pub fn string(self) -> Option<String> {
        self.text().map(|text| text.value.to_owned())
    }

    /// An id as it stands; [`known`](Self::known) also asks whether it is there.
    pub fn id<I: for<'t> From<&'t str>>(self) -> Option<Spanned<I>> {
        self.text().map(|text| Spanned::new(I::from(text.value), text.span))
    }

    /// The id of something that the case knows.
    pub fn known<I: Named>(self, names: &Names) -> Option<I> {
        names.find(&self.text()?, self.at)
    }

    /// The id of something that is defined here: letters, digits, `-`, `_` and `.`.
    pub fn new_id<I: for<'t> From<&'t str>>(self) -> Option<Spanned<I>> {
        self.name().map(|name| Spanned::new(I::from(name.value), name.span))
    }

    /// A text that may be an id.
    pub fn name(self) -> Option<Spanned<&'a str>> {
        let text = self.text()?;
        if is_id(text.value) {
            return Some(text);
        }
        let help = "it is written without spaces, of at most 64 letters a to z, digits, `-`, `_` and `.`, and starts with a letter or digit";
        let message = format!("`{}` cannot be an id, the short name by which it is found", shown(text.value));
        self.refuse(code::BAD_ID, message, Some(help.to_owned()));
        None
    }

    /// The address of a document.
    pub fn document(self) -> Option<DocumentId> {
        let text = self.text()?.value;
        if text.contains("://") && !text.contains(char::is_whitespace) {
            return Some(DocumentId::new(text));
        }
        let help = "write it in full, as `https://…`".to_owned();
        self.refuse(
            code::BAD_ADDRESS,
            format!("`{}` is not the address of a document", shown(text)),
            Some(help),
        );
        None
    }

    /// A time in the zone of the case or agreement.
    pub fn when(self, zone: &TimeZone) -> Option<Spanned<When>> {
        self.read(code::BAD_TIME, |text| When::parse(text, zone))
    }

    /// A length of time such as `48 hours`.
    pub fn length(self) -> Option<Spanned<Length>> {
        self.read(code::BAD_LENGTH, Length::parse)
    }

    /// A distance such as `3.5 km`.
    pub fn distance(self) -> Option<Spanned<Distance>> {
        let wrong = |text| {
            format!(
                "`{}` is not a distance; write it as `500 m`, `3.5 km`, `2 miles`, `500 yards` or `3000 feet`",
                shown(text)
            )
        };
        self.read(code::BAD_DISTANCE, |text| Distance::parse(text).ok_or_else(|| wrong(text)))
    }

    /// The name that [`distance`](Self::distance) had before distances kept their unit.
    pub fn metres(self) -> Option<Spanned<Distance>> {
        self.distance()
    }

    /// A bore such as `122 mm`.
    pub fn calibre(self) -> Option<Spanned<Calibre>> {
        let wrong = |text| format!("`{}` is not a calibre; write it as `122 mm` or `12.7 mm`", shown(text));
        self.read(code::BAD_CALIBRE, |text| Calibre::parse(text).ok_or_else(|| wrong(text)))
    }

    /// A comparison with a bore such as `100 mm or more`.
    pub fn calibres(self) -> Option<Spanned<Comparison<Calibre>>> {
        self.comparison(Calibre::parse, "100 mm")
    }

    /// A comparison with a distance such as `more than 15 km`.
    pub fn distances(self) -> Option<Spanned<Comparison<Distance>>> {
        self.comparison(Distance::parse, "15 km")
    }

    /// A comparison with a number such as `more than 75`, or a plain number for exactly so many.
    pub fn numbers(self) -> Option<Spanned<Comparison<u64>>> {
        if self.entry.value.as_integer().is_some() {
            let value = self.number::<u64>()?;
            return Some(Spanned::new(Comparison { relation: Relation::Exactly, value }, self.span()));
        }
        self.comparison(|text| text.replace(',', "").parse().ok(), "75")
    }

    fn comparison<T>(
        self,
        measure: impl Fn(&str) -> Option<T>,
        example: &str,
    ) -> Option<Spanned<Comparison<T>>> {
        let text = self.text()?;
        let found = Comparison::parse(text.value, &measure);
        if found.is_none() {
            let message = format!("`{}` compares with no number", shown(text.value));
            self.refuse(code::BAD_COMPARISON, message, Some(comparing(text.value, &measure, example)));
        }
        found.map(|found| Spanned::new(found, text.span))
    }

    /// A point, `33.5,36.3`: degrees north, then east.
    pub fn lat_lon(self) -> Option<Spanned<LatLon>> {
        let wrong = |text| {
            format!("`{}` is not a point; write it as `33.5,36.3`: degrees north, then east", shown(text))
        };
        self.read(code::BAD_POINT, |text| {
            let degrees = |part: &str| part.trim().parse::<f64>().ok();
            let point = text.split_once(',').and_then(|(lat, lon)| LatLon::new(degrees(lat)?, degrees(lon)?));
            point.ok_or_else(|| wrong(text))
        })
    }

    /// `#true` or `#false`.
    pub fn flag(self) -> Option<bool> {
        self.typed(Value::as_bool, "`#true` or `#false`")
    }

    /// A whole number from 0.
    pub fn number<N: TryFrom<i128>>(self) -> Option<N> {
        let number = self.typed(Value::as_integer, "a whole number")?;
        let taken = N::try_from(number).ok();
        if taken.is_none() {
            let (message, help) = if number < 0 {
                (format!("{number} is less than nothing"), "write a number from 0 on")
            } else {
                (format!("{number} is more than can be counted here"), "write a smaller number")
            };
            self.refuse(code::BAD_NUMBER, message, Some(help.to_owned()));
        }
        taken
    }

    /// A whole number from 0 to 4,294,967,295.
    pub fn u32(self) -> Option<u32> {
        self.number()
    }

    /// Any number.
    pub fn float(self) -> Option<f64> {
        self.typed(Value::as_float, "a number")
    }

    /// One of some words.
    pub fn one_of<T: Copy>(self, words: &[(&'static str, T)]) -> Option<Spanned<T>> {
        let find = |text: &str| words.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        self.word(find, || words.iter().map(|(word, _)| *word))
    }

    /// A word that `parse` knows; `words` are all that it knows.
    pub fn word<T, W: Iterator<Item = &'static str>>(
        self,
        parse: impl Fn(&str) -> Option<T>,
        words: impl Fn() -> W,
    ) -> Option<Spanned<T>> {
        let Spanned { value: text, span } = self.text()?;
        if let Some(value) = parse(text) {
            return Some(Spanned::new(value, span));
        }
        let help = did_you_mean(text, words()).or_else(|| Some(all_of(&words().collect::<Vec<_>>())));
        self.refuse(code::UNKNOWN_WORD, format!("`{}` may not stand here", shown(text)), help);
        None
    }

    fn read<T, E: Display>(
        self,
        code: &'static str,
        parse: impl Fn(&'a str) -> Result<T, E>,
    ) -> Option<Spanned<T>> {
        let text = self.text()?;
        match parse(text.value) {
            Ok(value) => Some(Spanned::new(value, text.span)),
            Err(error) => {
                self.refuse(code, error.to_string(), None);
                None
            }
        }
    }

    fn typed<T>(self, take: impl Fn(&'a Value) -> Option<T>, expected: &str) -> Option<T> {
        let taken = take(&self.entry.value);
        if taken.is_none() {
            let found = match &self.entry.value {
                Value::String(_) => "text",
                other => other.kind(),
            };
            let message = format!("{expected} must stand here, and this is {found}");
            let help = (expected == TEXT && !matches!(self.entry.value, Value::Null))
                .then(|| "put it in quotes".to_owned());
            self.refuse(code::WRONG_TYPE, message, help);
        }
        taken
    }
}

/// How a comparison is written, with the number that was meant where there is one.
pub(crate) fn comparing<T>(text: &str, measure: impl Fn(&str) -> Option<T>, example: &str) -> String {
    let starts =
        text.char_indices().filter(|(at, _)| *at == 0 || text.get(..*at).is_some_and(|t| t.ends_with(' ')));
    let meant =
        starts.filter_map(|(at, _)| text.get(at..)).map(str::trim).find(|rest| measure(rest).is_some());
    let value = meant.filter(|meant| meant.len() < 40).unwrap_or(example);
    let words = format!(
        "`more than {value}`, `{value} or more`, `at least {value}`, `less than {value}`, `at most {value}`, `{value} or less` or `exactly {value}`"
    );
    if [" to ", "-", "–", "..", " and "].iter().any(|between| text.contains(between)) {
        return format!(
            "two bounds are two rules: write one with `at least` and one with `at most`; what can be written is {words}"
        );
    }
    format!("write {words}: that number itself is in or out as the text has it")
}

fn is_id(text: &str) -> bool {
    let letter = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.');
    text.len() <= 64 && text.chars().all(letter) && text.starts_with(|c: char| c.is_ascii_alphanumeric())
}

/// The words that may stand somewhere; a few of them, and where all stand, where they are many.
pub(crate) fn all_of(words: &[&str]) -> String {
    let listed = format!("write {}", either(words.iter().copied()));
    if words.len() > 12 { format!("{listed}; what each means: docs/terms/words.md") } else { listed }
}

/// Returns text as a message may quote it: short, on one line.
pub(crate) fn shown(text: &str) -> String {
    let mut shown: String = text.chars().take(60).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(60).is_some() {
        shown.push('…');
    }
    shown
}
