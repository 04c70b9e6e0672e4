//! What stands behind the `?` of an address.

use std::collections::BTreeMap;
use std::fmt::Write;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// Names and values, each name once, by name.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Query(BTreeMap<String, String>);

/// Everything but letters, digits and these is written in per cents.
const KEPT: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~').remove(b':').remove(b',');

/// A value as it stands in an address.
pub(crate) fn encoded(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}

impl Query {
    /// Reads what stands behind the `?`. Of a name that stands twice the first counts; empty values are as good as none.
    pub(crate) fn read(text: &str) -> Self {
        let mut all = BTreeMap::new();
        for pair in text.split('&').take(64) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let decoded = |text: &str| {
                percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().trim().to_owned()
            };
            let (name, value) = (decoded(name), decoded(value));
            if !name.is_empty() && !value.is_empty() {
                all.entry(name).or_insert(value);
            }
        }
        Self(all)
    }

    pub(crate) fn get(&self, name: &str) -> Option<&str> {
        self.0.get(name).map(String::as_str)
    }

    /// The same with another value of a name; without it where there is none.
    #[must_use]
    pub(crate) fn with(&self, name: &str, value: Option<&str>) -> Self {
        let mut all = self.0.clone();
        match value {
            Some(value) => all.insert(name.to_owned(), value.to_owned()),
            None => all.remove(name),
        };
        Self(all)
    }

    /// Only some names.
    #[must_use]
    pub(crate) fn only(&self, names: &[&str]) -> Self {
        let own = self.0.iter().filter(|(name, _)| names.contains(&name.as_str()));
        Self(own.map(|(name, value)| (name.clone(), value.clone())).collect())
    }

    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(name, value)| (name.as_str(), value.as_str()))
    }

    /// As it stands in an address, with its `?`; empty where there is nothing.
    pub(crate) fn written(&self) -> String {
        let mut out = String::new();
        for (name, value) in &self.0 {
            let mark = if out.is_empty() { '?' } else { '&' };
            // writing to a string does not fail
            let _ = write!(out, "{mark}{}={}", encoded(name), encoded(value));
        }
        out
    }
}

#[cfg(test)]
mod tests {
    use super::Query;

    #[test]
    fn what_is_written_is_read_again() {
        let query = Query::read("b=%D8%AD%D9%84%D8%A8&a=1+2&c=&b=other&%26=%3D");
        assert_eq!(query.get("b"), Some("حلب"));
        assert_eq!(query.get("a"), Some("1 2"));
        assert_eq!(query.get("c"), None);
        assert_eq!(Query::read(query.written().trim_start_matches('?')), query);
    }
}
