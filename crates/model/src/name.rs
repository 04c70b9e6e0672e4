//! Names and texts in several languages and scripts.

use std::fmt;
use std::sync::Arc;

/// One text in one or more languages, first language first. Copies share it.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Text {
    versions: Arc<Vec<(Lang, String)>>,
}

/// A language tag such as `en`, `ar`, `ru` (BCP 47).
pub type Lang = String;

impl Text {
    /// One text in one language.
    pub fn new(lang: &str, text: &str) -> Self {
        Self { versions: Arc::new(vec![(lang.to_owned(), text.to_owned())]) }
    }

    /// Adds another version; versions keep their order.
    pub fn add(&mut self, lang: &str, text: &str) {
        Arc::make_mut(&mut self.versions).push((lang.to_owned(), text.to_owned()));
    }

    /// Returns the version in `lang`, if there is one.
    pub fn in_lang(&self, lang: &str) -> Option<&str> {
        self.versions.iter().find(|(l, _)| l == lang).map(|(_, text)| text.as_str())
    }

    /// Returns the English version or else the first; empty where there is none.
    pub fn plain(&self) -> &str {
        self.in_lang("en").or_else(|| self.versions.first().map(|(_, text)| text.as_str())).unwrap_or("")
    }

    /// Returns true where there is no text at all.
    pub fn is_empty(&self) -> bool {
        self.versions.is_empty()
    }

    /// All versions in order.
    pub fn versions(&self) -> impl Iterator<Item = (&str, &str)> {
        self.versions.iter().map(|(lang, text)| (lang.as_str(), text.as_str()))
    }
}

impl fmt::Display for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(self.plain())
    }
}
