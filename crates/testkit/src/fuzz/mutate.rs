//! Mutation: from texts that people wrote to texts that nobody would.

use std::ops::Range;

use fastrand::Rng;
use kdltree::Node;

use super::odd::{BYTES, TOKENS, VALUES};

/// The longest input that is made.
pub const LONGEST: usize = 256 << 10;

/// Makes a new input of one text, with pieces of another.
pub fn mutate(text: &[u8], other: &[u8], rng: &mut Rng) -> Vec<u8> {
    let mut out = text.to_vec();
    // most inputs are nearly sound, so that they get far; some are not
    let steps = if rng.u8(..10) < 7 { rng.usize(1..=3) } else { rng.usize(4..=24) };
    for _ in 0..steps {
        match rng.u8(..20) {
            0 => flip(&mut out, rng),
            1 => insert_at(&mut out, one_of(BYTES, rng).unwrap_or_default(), rng),
            2 => insert_at(&mut out, one_of(TOKENS, rng).unwrap_or_default().as_bytes(), rng),
            3 => cut(&mut out, rng),
            4 => splice(&mut out, other, rng),
            5 => lengthen(&mut out, rng),
            6 => nest(&mut out, rng),
            7 => line_ends(&mut out, rng),
            8..=13 => change_value(&mut out, other, rng),
            _ => change_tree(&mut out, other, rng),
        }
        out.truncate(LONGEST);
    }
    out
}

/// One thing of a list, if there is any.
pub(super) fn one_of<'t, T: ?Sized>(list: &[&'t T], rng: &mut Rng) -> Option<&'t T> {
    rng.choice(list).copied()
}

fn place(out: &[u8], rng: &mut Rng) -> usize {
    rng.usize(..=out.len())
}

/// Some bytes of a text, at most `most` of them.
fn piece(text: &[u8], most: usize, rng: &mut Rng) -> Range<usize> {
    let start = place(text, rng);
    start..(start + rng.usize(..=most)).min(text.len())
}

fn put(out: &mut Vec<u8>, range: Range<usize>, new: &[u8]) {
    if range.start <= range.end && range.end <= out.len() {
        out.splice(range, new.iter().copied());
    }
}

fn flip(out: &mut [u8], rng: &mut Rng) {
    for _ in 0..rng.usize(1..=4) {
        let at = rng.usize(..=out.len());
        if let Some(byte) = out.get_mut(at) {
            *byte ^= 1 << rng.u8(..8);
        }
    }
}

fn insert_at(out: &mut Vec<u8>, new: &[u8], rng: &mut Rng) {
    let at = place(out, rng);
    put(out, at..at, new);
}

fn cut(out: &mut Vec<u8>, rng: &mut Rng) {
    let range = piece(out, 80, rng);
    put(out, range, b"");
}

fn splice(out: &mut Vec<u8>, other: &[u8], rng: &mut Rng) {
    let new = other.get(piece(other, 400, rng)).unwrap_or_default();
    let range = piece(out, 80, rng);
    put(out, range, new);
}

/// Repeats a piece until it is long.
fn lengthen(out: &mut Vec<u8>, rng: &mut Rng) {
    let range = piece(out, 60, rng);
    let times = *rng.choice(&[2, 10, 300, 3_000]).unwrap_or(&2);
    let new = out.get(range.clone()).unwrap_or_default().repeat(times);
    put(out, range.end..range.end, &new);
}

/// Puts blocks around a piece, or opens many that are not closed.
fn nest(out: &mut Vec<u8>, rng: &mut Rng) {
    let depth = *rng.choice(&[1, 3, 60, 70, 3_000]).unwrap_or(&1);
    let (open, close) = *rng
        .choice(&[("a {\n", "\n}\n"), ("/* ", " */"), ("/- a { ", "}\n"), ("{", "}")])
        .unwrap_or(&("", ""));
    let range = piece(out, 400, rng);
    let inside = out.get(range.clone()).unwrap_or_default().to_vec();
    let close = if rng.u8(..4) == 0 { "" } else { close };
    put(out, range, &[open.repeat(depth).as_bytes(), &inside, close.repeat(depth).as_bytes()].concat());
}

fn line_ends(out: &mut Vec<u8>, rng: &mut Rng) {
    let end = one_of(&["\r\n", "\r", "\u{85}", "\u{2028}", "\n\n", " \\\n", ";"], rng).unwrap_or("\n");
    let text = String::from_utf8_lossy(out).replace('\n', end);
    *out = text.into_bytes();
    if rng.bool() {
        put(out, 0..0, "\u{feff}".as_bytes());
    }
}

/// Where the nodes of a text stand with their blocks, and where its values stand.
#[derive(Default)]
struct Spots {
    nodes: Vec<Range<usize>>,
    values: Vec<Range<usize>>,
}

impl Spots {
    fn of(text: &str) -> Self {
        let (document, _) = kdltree::read(text, &kdltree::Limits::default());
        let mut spots = Self::default();
        let mut open: Vec<&Node> = document.nodes.iter().collect();
        while let Some(node) = open.pop() {
            spots.nodes.push(node.span.start..end_of(node, text));
            spots.values.extend(node.entries.iter().map(|entry| entry.span.start..entry.span.end));
            open.extend(&node.children);
        }
        spots
    }
}

/// Where a node ends, with its block.
fn end_of(node: &Node, text: &str) -> usize {
    let mut inner = node;
    let mut depth = 0;
    while inner.has_block {
        depth += 1;
        let Some(last) = inner.children.last() else { break };
        inner = last;
    }
    let mut end = inner.span.end;
    for _ in 0..depth {
        let rest = text.get(end..).unwrap_or_default();
        end = rest.find('}').map_or(text.len(), |brace| end + brace + 1);
    }
    end
}

/// Puts another value in the place of one: an odd one, one of the same text, one of the other.
fn change_value(out: &mut Vec<u8>, other: &[u8], rng: &mut Rng) {
    let Ok(text) = std::str::from_utf8(out) else { return flip(out, rng) };
    let spots = Spots::of(text);
    let Some(range) = rng.choice(&spots.values).cloned() else { return };
    let new = match rng.u8(..4) {
        0 => rng.choice(&spots.values).and_then(|range| text.get(range.clone())).map(str::to_owned),
        1 => std::str::from_utf8(other).ok().and_then(|other| {
            let range = rng.choice(Spots::of(other).values)?;
            other.get(range).map(str::to_owned)
        }),
        _ => one_of(VALUES, rng).map(str::to_owned),
    };
    put(out, range, new.unwrap_or_default().as_bytes());
}

/// Drops, doubles, moves or nests a node with its block, or takes one from the other text.
fn change_tree(out: &mut Vec<u8>, other: &[u8], rng: &mut Rng) {
    let Ok(text) = std::str::from_utf8(out) else { return cut(out, rng) };
    let spots = Spots::of(text);
    let Some(range) = rng.choice(&spots.nodes).cloned() else { return };
    let to = rng.choice(&spots.nodes).map_or(0, |range| range.start);
    let node = text.get(range.clone()).unwrap_or_default().to_owned();
    match rng.u8(..7) {
        0 => put(out, range, b""),
        1 => put(out, range.start..range.start, format!("{node}\n").repeat(rng.usize(1..=3)).as_bytes()),
        2 => put(out, to..to, format!("{node}\n").as_bytes()),
        3 => put(out, range, format!("a {{\n{node}\n}}\n").as_bytes()),
        4 => put(out, range.start..range.start, b"/- "),
        5 => put(out, range.end..range.end, format!(" {{\n{node}\n}}\n").as_bytes()),
        _ => {
            let Ok(other) = std::str::from_utf8(other) else { return };
            let taken =
                rng.choice(Spots::of(other).nodes).and_then(|range| other.get(range)).unwrap_or_default();
            put(out, to..to, format!("{taken}\n").as_bytes());
        }
    }
}
