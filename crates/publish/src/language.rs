//! Languages: what the public pages say in English, Arabic and Russian.
//!
//! Sentences stand in `locales/<language>/*.ftl`, in [Fluent](https://projectfluent.org); code names them by key. A case's own texts are not
//! translated here: they are shown in the version that the case has, and marked with its language.

mod claims;
mod dates;
mod missing;
mod names;
mod pivot;
mod step;
mod times;
mod value;
mod vocabulary;
mod voice;

#[cfg(test)]
mod tests;

pub use voice::{Arg, Said, Voice};

/// A language of the public pages.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Language {
    /// English.
    English,
    /// Arabic, written from right to left.
    Arabic,
    /// Russian.
    Russian,
}

impl Language {
    /// Every language, the one that stands in for others first.
    pub const ALL: [Self; 3] = [Self::English, Self::Arabic, Self::Russian];

    /// The tag of BCP 47.
    pub fn tag(self) -> &'static str {
        match self {
            Self::English => "en",
            Self::Arabic => "ar",
            Self::Russian => "ru",
        }
    }

    /// What its speakers call it.
    pub fn own_name(self) -> &'static str {
        match self {
            Self::English => "English",
            Self::Arabic => "العربية",
            Self::Russian => "Русский",
        }
    }

    /// The direction in which it is written: `ltr` or `rtl`.
    pub fn direction(self) -> &'static str {
        direction(self.tag())
    }

    /// The language of a tag: `ar`, `ar-SY`.
    pub fn of_tag(tag: &str) -> Option<Self> {
        let primary = tag.split('-').next().unwrap_or_default();
        Self::ALL.into_iter().find(|language| language.tag().eq_ignore_ascii_case(primary))
    }
}

/// The direction in which a language is written, by its tag.
pub fn direction(tag: &str) -> &'static str {
    const FROM_THE_RIGHT: [&str; 6] = ["ar", "fa", "he", "ku-Arab", "ur", "ps"];
    let primary = tag.split('-').next().unwrap_or_default();
    if FROM_THE_RIGHT.contains(&tag) || FROM_THE_RIGHT.contains(&primary) { "rtl" } else { "ltr" }
}
