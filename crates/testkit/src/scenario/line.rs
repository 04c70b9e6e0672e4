//! Lines: what is asked, what is expected, what was found, and whether they agree.
//!
//! `DAS-0331 attacks damascus: no breach, not-protected, "present: Jabhat al-Nusra"` asks what stands before the colon. Behind it stand
//! the head of the answer and details. A detail is compared with all details of its own sort: who names one reason names all; a sort
//! that the line does not name is not compared. Words in quotation marks must occur in what the program says about it.

use std::collections::BTreeSet;

/// What a line asks and expects.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// What is asked, word by word.
    pub question: Vec<String>,
    /// The head of the expected answer; empty where the page leaves it to be blessed.
    pub head: String,
    /// Details.
    pub details: Vec<String>,
    /// Words that must occur.
    pub quoted: Vec<String>,
}

/// What the program answers to one line.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Found {
    /// The head.
    pub head: String,
    /// Every detail there is.
    pub details: Vec<String>,
    /// What it says about it, in words.
    pub words: Vec<String>,
}

/// Sorts of details that are told by their first word; all others are reasons.
const SORTS: &[&str] = &["missing", "attribution", "facts", "since", "until", "disputed", "by", "points"];

/// Details that are compared whether or not the line names them.
const ALWAYS: &[&str] = &["not taken up", "open", "sum"];

fn sort(detail: &str) -> &str {
    let first = detail.split(' ').next().unwrap_or_default();
    if let Some(always) = ALWAYS.iter().find(|always| **always == detail || **always == first) {
        return always;
    }
    if SORTS.contains(&first) { first } else { "reason" }
}

impl Line {
    /// Reads a line.
    ///
    /// # Errors
    ///
    /// There is no colon, or a quotation is not closed.
    pub fn parse(text: &str) -> Result<Self, String> {
        let (question, answer) =
            text.split_once(": ").or_else(|| text.strip_suffix(':').map(|question| (question, ""))).ok_or(
                "write `what is asked: what is expected`; leave the second empty and bless it".to_owned(),
            )?;
        let mut line = Self {
            question: question.split_whitespace().map(str::to_owned).collect(),
            head: String::new(),
            details: Vec::new(),
            quoted: Vec::new(),
        };
        for (number, part) in parts(answer)?.into_iter().enumerate() {
            if let Some(quoted) = part.strip_prefix('"').and_then(|rest| rest.strip_suffix('"')) {
                line.quoted.push(quoted.to_owned());
            } else if number == 0 {
                line.head = part;
            } else {
                line.details.push(part);
            }
        }
        Ok(line)
    }

    /// Returns true where what was found is what the line expects.
    pub fn agrees(&self, found: &Found) -> bool {
        let quoted = |quoted: &String| found.words.iter().any(|words| words.contains(quoted.as_str()));
        self.head == found.head
            && self
                .sorts()
                .into_iter()
                .all(|sort| of_sort(&self.details, sort) == of_sort(&found.details, sort))
            && self.quoted.iter().all(quoted)
    }

    /// The line as it would have to stand.
    pub fn corrected(&self, found: &Found) -> String {
        let mut sorts = self.sorts();
        if self.details.is_empty() {
            sorts.extend(["reason", "missing"]);
        }
        let named = found.details.iter().filter(|detail| sorts.contains(sort(detail))).cloned();
        let kept =
            self.quoted.iter().filter(|quoted| found.words.iter().any(|w| w.contains(quoted.as_str())));
        let mut parts = vec![found.head.clone()];
        for detail in named {
            if !parts.contains(&detail) {
                parts.push(detail);
            }
        }
        parts.extend(kept.map(|quoted| format!("\"{quoted}\"")));
        format!("{}: {}", self.question.join(" "), parts.join(", "))
    }

    fn sorts(&self) -> BTreeSet<&str> {
        self.details.iter().map(|detail| sort(detail)).chain(ALWAYS.iter().copied()).collect()
    }
}

fn of_sort<'d>(details: &'d [String], wanted: &str) -> BTreeSet<&'d str> {
    details.iter().map(String::as_str).filter(|detail| sort(detail) == wanted).collect()
}

/// Splits at commas that stand outside quotation marks.
fn parts(text: &str) -> Result<Vec<String>, String> {
    let mut parts = vec![String::new()];
    let mut quoted = false;
    for c in text.chars() {
        quoted ^= c == '"';
        if c == ',' && !quoted {
            parts.push(String::new());
        } else if let Some(part) = parts.last_mut() {
            part.push(c);
        }
    }
    if quoted {
        return Err("a quotation is not closed".into());
    }
    Ok(parts.into_iter().map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect())
}

#[cfg(test)]
mod tests {
    use super::{Found, Line};

    fn found() -> Found {
        Found {
            head: "undetermined".into(),
            details: vec!["open-term".into(), "missing by".into(), "missing place".into()],
            words: vec!["a breach, it seems, if nobody".into()],
        }
    }

    #[test]
    fn a_line_that_names_one_detail_of_a_sort_names_them_all() {
        for (text, agrees) in [
            ("X: undetermined", true),
            ("X: undetermined, open-term", true),
            ("X: undetermined, missing place, missing by", true),
            ("X: undetermined, missing by", false),
            ("X: undetermined, open-fact", false),
            ("X: breach", false),
            ("X: undetermined, not taken up", false),
            ("X: undetermined, \"breach, it seems\"", true),
            ("X: undetermined, \"none if\"", false),
        ] {
            assert_eq!(Line::parse(text).unwrap().agrees(&found()), agrees, "{text}");
        }
    }

    #[test]
    fn a_corrected_line_keeps_the_sorts_that_it_named() {
        let corrected = |text| Line::parse(text).unwrap().corrected(&found());
        assert_eq!(corrected("X c r: breach, missing act"), "X c r: undetermined, missing by, missing place");
        assert_eq!(corrected("X c r:"), "X c r: undetermined, open-term, missing by, missing place");
    }
}
