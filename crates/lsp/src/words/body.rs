//! Bodies, and what they decide.

use super::Meaning;

/// Their nodes.
pub(super) const NODES: &[Meaning] = &[
    (
        "body",
        "A body that the text sets up: who sits on it, who must be there, how it decides. Its name is that of an actor.",
    ),
    ("seat", "Who sits on it, and on how many seats."),
    ("quorum", "How many of whom must be there for it to decide. Without it, one of each that has seats."),
    ("decides", "How it decides. By consensus where nothing is said."),
    ("answers-within", "How long it has to answer what it is asked."),
    ("interprets", "`#true`: it says what the text means. Findings name it where the text is in dispute."),
    (
        "decision",
        "What a body found on an incident under a clause that asks it. It counts only if the body was composed as agreed.",
    ),
    ("decision present", "Whose people were there, and how many. Who has no seat counts for nothing."),
    ("dissent", "Who was against it."),
];

/// The properties of these.
pub(super) const PROPERTIES: &[Meaning] = &[
    ("decides of=", "Whose word is final."),
    ("decision by=", "The body that decided."),
    ("decision on=", "The day on which it decided."),
    ("decision incident=", "The incident that it decided on."),
    ("clause=", "The clause that it decided under: the agreement, `/`, the clause, as `truce/attacks`."),
    ("finds=", "What it found: that the clause was broken, or that it was not."),
];
