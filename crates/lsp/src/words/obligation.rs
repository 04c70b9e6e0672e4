//! Obligations: something to be done, mostly by a time.

use super::Meaning;

/// Their nodes.
pub(super) const NODES: &[Meaning] = &[
    ("obligation", "Something to be done, mostly by a time."),
    ("obligation on", "Who owes it."),
    ("owed-to", "To whom it is owed, who may waive it or give more time."),
    ("obligation held-by", "Only these readings hold that it exists; without this all do."),
    (
        "due",
        "The time by which it is due, who set it, and when. That day or minute still counts, unless it says `before`. Readings may take it differently.",
    ),
    ("due reading", "When it is due, as these readings take it."),
    ("extended", "More time was given: to a new date, or with none."),
    ("lapsed", "It fell away without being done."),
    ("waived", "Somebody to whom it is owed gave it up."),
    ("superseded", "A later text ended it. What was broken before stays broken."),
    ("after", "It is due only once this event has come, or this other obligation is fulfilled."),
    ("after-unbroken", "It is due only after so long a time without a breach."),
    ("after-breaches", "It is due only after so many breaches in a window of time."),
    (
        "measure",
        "How much is owed, counted. Counts in the case settle it (`count`), not somebody's word that it was done.",
    ),
    ("recurs", "It is owed anew in every such stretch of time: each day, each month."),
    ("after-each-breach", "It is owed anew after each breach of these clauses; of all where none is named."),
];

/// The properties of these.
pub(super) const PROPERTIES: &[Meaning] = &[
    ("set-on=", "When the date was set; the day of signature where it is not said."),
    ("statement=", "The statement by which it was done."),
    ("by-text=", "The agreement that ended it."),
    ("after-unbroken from=", "From when the time without a breach is counted."),
    ("after-breaches within=", "The window of time in which so many breaches must lie."),
    ("after-breaches by=", "Whose breaches count."),
    ("of=", "Which agreement it is about."),
    ("measure number=", "How many, with the text's own comparison: `at least 600`."),
    ("percent=", "How many of every hundred of another quantity, compared: `at least 8`."),
    ("same-as=", "The quantity that it must be equal to."),
    ("for-each=", "For each so many of another quantity."),
    ("measure of=", "The other quantity that it is measured by."),
    ("measure from=", "From when it is counted; from when the agreement binds where it is not said."),
    ("every=", "The stretch of time in each of which all of it is owed: `1 day`, `1 month`."),
    (
        "recurs from=",
        "When the first stretch begins; when the agreement begins to bind where it is not said.",
    ),
    ("recurs until=", "When it is owed no more; when the agreement ends where it is not said."),
    ("after-each-breach within=", "How long after the breach it is due."),
    ("after-each-breach by=", "Whose breaches count, and those of whoever is under their command."),
];
