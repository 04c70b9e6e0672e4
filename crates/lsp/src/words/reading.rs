//! Readings: whose claims count, and the points that readings part on.

use super::Meaning;

/// Their nodes.
pub(super) const NODES: &[Meaning] = &[
    ("reading", "A way of reading: whose claims count, and what is enough to settle a fact."),
    ("reading name", "A short name, for the head of a column. Once for each language."),
    ("basis", "Why this reading takes things as it does, in a sentence."),
    ("evidence", "When a fact counts as settled: tiers, tried in their order."),
    ("evidence-on", "Another rule of evidence for these attributes only."),
    (
        "tier",
        "Sources that count together. The first tier in which some value has enough independent origins decides.",
    ),
    ("hear", "Their claims keep a value possible without settling it."),
    ("denial-by-accused-contests", "A denial by whoever is accused leaves the matter open."),
    ("verified-by", "Whose report makes the facts verified."),
];

/// The properties of these.
pub(super) const PROPERTIES: &[Meaning] = &[
    ("point=", "A stable name for the question that readings may answer differently."),
    ("asks=", "The question, in words."),
    ("says=", "The answer that is given here, in words."),
    ("undecided=", "This reading holds the question open: every answer that is written here stays possible."),
    ("corroborated-by=", "How many independent origins are enough."),
];
