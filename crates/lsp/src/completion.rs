//! Completions: what may be written where the cursor stands.

use std::collections::BTreeMap;

use kdltree::Span;
use lsp_types::{CompletionItem, CompletionItemKind, CompletionTextEdit, Documentation, Range, TextEdit};

use crate::cursor::{Cursor, Role};
use crate::definitions::Definition;
use crate::kinds::{Kind, Sort};
use crate::lines::Lines;
use crate::times::{self, Next};
use crate::view::View;
use crate::words;

/// More than this are not offered at once; who types on is offered those that are left.
pub(crate) const MOST: usize = 1_000;

/// What may be written at a cursor.
#[derive(Debug)]
pub(crate) struct Offer {
    /// At most [`MOST`].
    pub(crate) items: Vec<CompletionItem>,
    /// Whether there are more.
    pub(crate) cut: bool,
}

/// Says what may be written at a cursor, which stands at this byte of a text.
pub(crate) fn offer(cursor: &Cursor<'_>, (text, byte): (&str, usize), lines: &Lines, view: &View) -> Offer {
    let place = Place::of(cursor, text, byte);
    let before = text.get(cursor.word.start.min(byte)..place.span.start).unwrap_or_default();
    let mut choices = choices(cursor, before, view);
    let cut = choices.len() > MOST;
    if cut {
        let typed = place.typed(text).to_lowercase();
        choices.retain(|choice| {
            choice.label.to_lowercase().contains(&typed) || choice.note.to_lowercase().contains(&typed)
        });
        choices.truncate(MOST);
    }
    let range = lines.range(text, place.span);
    let items = choices.into_iter().enumerate().map(|(at, choice)| choice.item(at, &place, range)).collect();
    Offer { items, cut }
}

/// Something that may be written.
#[derive(Debug)]
struct Choice {
    label: String,
    /// A few words beside it.
    note: String,
    /// What it means.
    meaning: &'static str,
    form: Form,
}

/// How a choice is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum Form {
    Node,
    Property,
    Word,
    Bare,
    Id,
    /// A word behind which the value goes on.
    Piece,
}

/// `before` is what stands in the same value before what is completed.
fn choices(cursor: &Cursor<'_>, before: &str, view: &View) -> Vec<Choice> {
    match cursor.role {
        Role::Comment => Vec::new(),
        Role::Name => nodes(cursor),
        Role::Key { node } => properties(cursor, node),
        Role::Property { .. } => values(cursor, before, view),
        Role::Value { node, .. } => {
            let mut all = values(cursor, before, view);
            if !cursor.quoted {
                all.extend(properties(cursor, node));
            }
            all
        }
    }
}

fn nodes(cursor: &Cursor<'_>) -> Vec<Choice> {
    let children = cursor.block().map(|shape| shape.children).unwrap_or_default();
    let within = cursor.way.last().copied();
    let node = |name: &str| Choice {
        label: name.to_owned(),
        note: String::new(),
        meaning: words::of_node(within, name),
        form: Form::Node,
    };
    children.iter().map(|(name, _)| node(name)).collect()
}

fn properties(cursor: &Cursor<'_>, node: &str) -> Vec<Choice> {
    let properties = cursor.shape().map(|shape| shape.properties).unwrap_or_default();
    let within = cursor.way.last().copied();
    let property = |(name, kind): &(&str, Kind)| Choice {
        label: format!("{name}="),
        note: kind.hint().unwrap_or_default().to_owned(),
        meaning: words::of_property(within, node, name),
        form: Form::Property,
    };
    properties.iter().map(property).collect()
}

fn values(cursor: &Cursor<'_>, before: &str, view: &View) -> Vec<Choice> {
    let Some(kind) = cursor.kind() else { return Vec::new() };
    match kind {
        Kind::New(_) => Vec::new(),
        Kind::PartOf(sort) => view.definitions.parts(sort).filter_map(part).collect(),
        Kind::Clock(_) => match times::next(before) {
            Next::Anchor { first } => {
                let start = (first && !is_start(cursor)).then(|| piece("before"));
                start.into_iter().chain(named(kind, cursor, view)).collect()
            }
            Next::Words(words) => words.iter().map(|word| piece(word)).collect(),
        },
        _ => named(kind, cursor, view),
    }
}

/// Nothing is said to start before a time.
fn is_start(cursor: &Cursor<'_>) -> bool {
    matches!(cursor.role, Role::Property { key: "from", .. } | Role::Value { node: "d-day", .. })
}

/// The words and the ids of a kind. What is called alike stands there once: a body is an actor as well.
fn named(kind: Kind, cursor: &Cursor<'_>, view: &View) -> Vec<Choice> {
    let word = |(word, meaning): (&str, &'static str)| Choice {
        label: word.to_owned(),
        note: String::new(),
        meaning,
        form: if word.starts_with('#') { Form::Bare } else { Form::Word },
    };
    let mut all: Vec<Choice> = kind.words().into_iter().map(word).collect();
    let sorts = kind.known();
    for sort in &sorts {
        let ids = view.definitions.all(*sort, cursor.agreement).map(|(id, definition)| Choice {
            label: id.to_owned(),
            note: definition.name.clone(),
            meaning: "",
            form: Form::Id,
        });
        all.extend(ids);
    }
    if sorts.contains(&Sort::Body) { once_each(all) } else { all }
}

/// Leaves out what stands there before by the same name, but keeps how people call it.
fn once_each(mut all: Vec<Choice>) -> Vec<Choice> {
    let mut notes: BTreeMap<String, String> = BTreeMap::new();
    for choice in &all {
        let note = notes.entry(choice.label.clone()).or_default();
        if note.is_empty() {
            note.clone_from(&choice.note);
        }
    }
    all.retain_mut(|choice| notes.remove(&choice.label).map(|note| choice.note = note).is_some());
    all
}

fn part((id, definition): (&str, &Definition)) -> Option<Choice> {
    let label = format!("{}/{id}", definition.agreement.as_deref()?);
    Some(Choice { label, note: definition.name.clone(), meaning: "", form: Form::Id })
}

fn piece(word: &str) -> Choice {
    Choice { label: word.to_owned(), note: String::new(), meaning: "", form: Form::Piece }
}

/// What a choice takes the place of.
#[derive(Debug)]
struct Place {
    span: Span,
    byte: usize,
    quoted: bool,
    /// Whether the closing quote is already there.
    closed: bool,
    /// Whether a `=` is already there.
    equals: bool,
}

impl Place {
    fn of(cursor: &Cursor<'_>, text: &str, byte: usize) -> Self {
        let start = start(cursor, text, byte);
        let rest = text.get(byte..).unwrap_or_default();
        let letter = |c: char| {
            c.is_ascii_alphanumeric() || matches!(c, '-' | '_' | '.' | '#') || cursor.quoted && c == '/'
        };
        let length = rest.find(|c| !letter(c)).unwrap_or(rest.len());
        let behind = rest.get(length..).unwrap_or_default();
        let closed = behind.starts_with('"');
        // what stands behind the cursor is replaced only where it surely belongs to the same word
        let end = if closed || !cursor.quoted { byte + length } else { byte };
        Self {
            span: Span::new(start, end),
            byte,
            quoted: cursor.quoted,
            closed,
            equals: behind.starts_with('='),
        }
    }

    fn typed<'t>(&self, text: &'t str) -> &'t str {
        text.get(self.span.start..self.byte).unwrap_or_default()
    }
}

/// Where that begins which is completed: of a time that a text fixes only its last word is.
fn start(cursor: &Cursor<'_>, text: &str, byte: usize) -> usize {
    let start = cursor.word.start.min(byte);
    let typed = text.get(start..byte).unwrap_or_default();
    let is_clock = matches!(cursor.role, Role::Value { .. } | Role::Property { .. })
        && matches!(cursor.kind(), Some(Kind::Clock(_)));
    match typed.rfind(' ') {
        Some(space) if is_clock => start + space + 1,
        _ => start,
    }
}

impl Choice {
    fn item(self, at: usize, place: &Place, range: Range) -> CompletionItem {
        let written = self.written(place);
        let kind = match self.form {
            Form::Node => CompletionItemKind::KEYWORD,
            Form::Property => CompletionItemKind::PROPERTY,
            Form::Word | Form::Bare | Form::Piece => CompletionItemKind::ENUM_MEMBER,
            Form::Id => CompletionItemKind::REFERENCE,
        };
        let edit = TextEdit::new(range, written);
        CompletionItem {
            filter_text: Some(self.label.clone()),
            sort_text: Some(format!("{at:05}")),
            label: self.label,
            kind: Some(kind),
            detail: Some(self.note).filter(|note| !note.is_empty()),
            documentation: (!self.meaning.is_empty()).then(|| Documentation::String(self.meaning.to_owned())),
            text_edit: Some(CompletionTextEdit::Edit(edit)),
            ..CompletionItem::default()
        }
    }

    fn written(&self, place: &Place) -> String {
        match self.form {
            Form::Word | Form::Id if !place.quoted => kdltree::quoted(&self.label),
            Form::Word | Form::Id | Form::Bare => {
                let close = if place.quoted && !place.closed { "\"" } else { "" };
                format!("{}{close}", self.label)
            }
            Form::Piece if !place.quoted => format!("\"{}", self.label),
            Form::Property if place.equals => self.label.trim_end_matches('=').to_owned(),
            Form::Node | Form::Property | Form::Piece => self.label.clone(),
        }
    }
}
