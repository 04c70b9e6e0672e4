//! Hovers: what a word of the language means, and what an id stands for.

use kdltree::{Node, Value};

use crate::cursor::{Cursor, Role};
use crate::kinds::{Kind, Sort};
use crate::names::Name;
use crate::view::View;
use crate::words;

/// What is shown beside a word.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub(crate) struct Card {
    /// What it is: "actor jai".
    pub(crate) title: String,
    /// What the language says about it, which may hold code in backticks.
    pub(crate) meaning: Vec<&'static str>,
    /// What the case says about it, a line each.
    pub(crate) lines: Vec<String>,
}

/// More things than this are not shown for one id.
const MOST: usize = 5;

/// Says what the word under a cursor means.
pub(crate) fn card(cursor: &Cursor<'_>, text: &str, view: &View) -> Option<Card> {
    let word = cursor.word.of(text);
    if word.is_empty() {
        return None;
    }
    match cursor.role {
        Role::Comment => None,
        Role::Name => {
            cursor.block()?.child(word)?;
            told(word.to_owned(), words::of_node(cursor.way.last().copied(), word))
        }
        Role::Key { node } => {
            let kind = cursor.shape()?.property(word)?;
            let within = cursor.way.last().copied();
            let mut card = told(format!("{word}="), words::of_property(within, node, word))?;
            card.meaning.extend(kind.hint().filter(|hint| *hint != "text"));
            Some(card)
        }
        Role::Value { .. } | Role::Property { .. } => {
            let kind = cursor.kind()?;
            value(kind, word, Name::of(kind, word, cursor), view)
        }
    }
}

fn told(title: String, meaning: &'static str) -> Option<Card> {
    (!meaning.is_empty()).then(|| Card { title, meaning: vec![meaning], lines: Vec::new() })
}

fn value(kind: Kind, word: &str, name: Name<'_>, view: &View) -> Option<Card> {
    if let Some((word, meaning)) = kind.words().into_iter().find(|(known, _)| *known == name.id) {
        return told(word.to_owned(), meaning);
    }
    let cards: Vec<Card> = kind
        .sorts()
        .into_iter()
        .flat_map(|sort| view.definitions.of(sort, name.id, name.agreement).map(move |found| (sort, found)))
        .take(MOST)
        .filter_map(|(sort, found)| Some(thing(sort, name.id, view.node(found.file, found.node)?)))
        .collect();
    let mut cards = cards.into_iter();
    let first = cards.next();
    if let Some(mut first) = first {
        for more in cards {
            first.lines.push(more.title);
            first.lines.extend(more.lines);
        }
        return Some(first);
    }
    let hint = kind.hint().filter(|hint| *hint != "text")?;
    told(word.to_owned(), hint)
}

/// Says what a thing is, out of the node that defines it.
pub(crate) fn thing(sort: Sort, id: &str, node: &Node) -> Card {
    const TEXTS: &[&str] = &["title", "name", "alias", "basis", "words", "says", "detail"];
    const FACTS: &[&str] = &[
        "when",
        "place",
        "due",
        "on",
        "owed-to",
        "signed",
        "parties",
        "forbid",
        "permit",
        "from",
        "acts",
        "others-judged-by",
        "measure",
        "recurs",
        "after-each-breach",
        "seat",
        "quorum",
        "decides",
        "answers-within",
        "interprets",
        "act",
        "by",
        "counts",
        "total",
        "member-of",
        "part-of",
        "ally-of",
    ];
    let mut lines = Vec::new();
    lines.extend(node.args().nth(1).map(|entry| said(&entry.value)));
    for child in node.children.iter().filter(|child| TEXTS.contains(&&*child.name.value)) {
        let lang = child.prop("lang").and_then(|entry| entry.value.as_str());
        let text = child.args().next().map(|entry| said(&entry.value)).unwrap_or_default();
        lines.push(lang.map_or_else(|| text.clone(), |lang| format!("{text} ({lang})")));
    }
    let keys = node.entries.iter().filter_map(|entry| Some((entry.key.as_ref()?, &entry.value)));
    lines.extend(keys.map(|(key, value)| format!("{}: {}", key.value, said(value))));
    for child in node.children.iter().filter(|child| FACTS.contains(&&*child.name.value)) {
        lines.extend(fact(child));
    }
    lines.truncate(LINES);
    Card { title: format!("{} {id}", sort.word()), meaning: Vec::new(), lines }
}

/// What a node says on its line, save the question that readings part on.
fn fact(node: &Node) -> Option<String> {
    const OF_THE_QUESTION: &[&str] = &["point", "asks", "says"];
    let values = node.args().map(|entry| said(&entry.value));
    let keys = node.entries.iter().filter_map(|entry| Some((&*entry.key.as_ref()?.value, &entry.value)));
    let keys = keys.filter(|(key, _)| !OF_THE_QUESTION.contains(key));
    let all: Vec<String> = values.chain(keys.map(|(key, value)| format!("{key} {}", said(value)))).collect();
    (!all.is_empty()).then(|| format!("{}: {}", node.name.value, all.join(", ")))
}

/// More lines than this are not shown of one thing.
const LINES: usize = 20;
/// A longer text is cut off, in letters.
const LONGEST: usize = 400;

fn said(value: &Value) -> String {
    let text = match value {
        Value::String(text) => text.as_str(),
        Value::Integer(number) => return number.to_string(),
        Value::Float(number) => return number.to_string(),
        Value::Bool(flag) => return if *flag { "yes" } else { "no" }.to_owned(),
        Value::Null => "",
    };
    let mut shown: String =
        text.chars().take(LONGEST).map(|c| if c.is_control() { ' ' } else { c }).collect();
    if text.chars().nth(LONGEST).is_some() {
        shown.push('…');
    }
    shown
}

impl Card {
    /// The card as Markdown. Whatever a case says is shown as it stands, never as markup.
    pub(crate) fn markdown(&self) -> String {
        let meaning = self.meaning.iter().map(|line| (*line).to_owned());
        let lines = meaning.chain(self.lines.iter().map(|line| escaped(line)));
        let title = format!("**{}**", escaped(&self.title));
        std::iter::once(title).chain(lines).collect::<Vec<_>>().join("\n\n")
    }

    /// The card as mere text.
    pub(crate) fn text(&self) -> String {
        let meaning = self.meaning.iter().map(|line| (*line).to_owned());
        let lines = meaning.chain(self.lines.iter().cloned());
        std::iter::once(self.title.clone()).chain(lines).collect::<Vec<_>>().join("\n")
    }
}

/// Marks every sign that Markdown could take for its own.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        if letter.is_ascii_punctuation() {
            escaped.push('\\');
        }
        escaped.push(letter);
    }
    escaped
}

#[cfg(test)]
mod tests {
    use super::Card;

    #[test]
    fn what_a_case_says_is_never_taken_for_markup() {
        let card = Card {
            title: "actor a".to_owned(),
            meaning: vec!["as `2016`"],
            lines: vec!["<b> [x](http://y) `*z*".to_owned()],
        };
        assert_eq!(
            card.markdown(),
            "**actor a**\n\nas `2016`\n\n\\<b\\> \\[x\\]\\(http\\:\\/\\/y\\) \\`\\*z\\*"
        );
        assert_eq!(card.text(), "actor a\nas `2016`\n<b> [x](http://y) `*z*");
    }
}
