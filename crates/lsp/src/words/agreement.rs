//! Agreements: when, where, whom, and what they count with and from.

use super::Meaning;

/// Their nodes.
pub(super) const NODES: &[Meaning] = &[
    ("agreement", "A text that binds: when, where, whom, its clauses and obligations."),
    ("supplements", "This text adds to another agreement; it speaks only where and when it may apply."),
    ("amends", "Texts that this one changes. It is said of it, and is no rule."),
    (
        "replaces",
        "Texts whose place this one takes. It is no rule: that a text ends with another is an event in its own `in-force`.",
    ),
    ("withheld", "The text was kept secret until then. Findings say that they rest on an unpublished text."),
    ("clause withheld", "This clause was kept secret until then. Findings say that they rest on it."),
    (
        "text",
        "A text that there is of the agreement: a language, a draft, a copy. First a short name for it, then what it is.",
    ),
    ("signed", "The day of signature. What is due by a number of days counts from it."),
    ("d-day", "The day that `D+30` counts from: a day, or a time counted from an event."),
    (
        "count-days",
        "Whether the day of the event is the first when days are counted. Readings may take it differently.",
    ),
    ("working-days", "The days on which nobody works, for times in working days. Else Saturday and Sunday."),
    ("off", "The days of the week on which nobody works."),
    ("holiday", "Days of the calendar on which nobody works, as `2016-07-06`."),
    (
        "event",
        "Something that the text waits for, as the announcement of a result. Whether it came is claimed in the case: `occurrence`.",
    ),
    (
        "quantity",
        "Something that the text counts, as lorries or prisoners. How many there were is claimed in the case: `count`.",
    ),
    (
        "define",
        "What a word of the text means, by the acts that it takes in. Clauses may then forbid or permit that word.",
    ),
    ("acts", "The acts that the word takes in: classes of acts, or words defined before it."),
    ("others-judged-by", "The list is open: of any other act this body judges whether the word takes it in."),
    ("guarantors", "Who stands surety for the agreement."),
    ("endorsed-by", "An act by which others backed the text, as a resolution."),
    ("may-join", "How a party that the text does not name joins it, and until when."),
    ("may-join to", "To whom notice is given."),
    ("in-force", "When it binds: one or more periods. Readings may take it differently."),
    ("period", "A stretch of time in which it binds."),
    ("renewed", "The period was prolonged. A reading may refuse that it took effect, or hold it open."),
    (
        "renews-itself",
        "The period is prolonged at each end without a word, unless an objection came so long before that end.",
    ),
    ("grows", "The period grows longer by a count, as a day more for each ten who are set free."),
    (
        "suspended",
        "It does not bind in this time. A reading may refuse that it took effect, or hold it open.",
    ),
    ("daily", "It binds only in these hours of each day."),
    ("parties", "Who is a party because the text says so. Readings may take it differently."),
    (
        "excluded",
        "Who is not covered. That says nothing of what may be done to them. Readings may take it differently.",
    ),
    ("agreement area", "Where the agreement applies. Readings may take it differently."),
    (
        "except-where",
        "A place that does not count, because of who is present, who holds it, or where it lies. One circumstance on each.",
    ),
    // how readings take them
    ("to", "What these readings take it to be, instead of what the node says. Nothing behind it is nobody."),
    ("in-force reading", "When it binds, as these readings take it."),
    ("count-days reading", "Which day is the first, as these readings take it."),
    ("parties reading", "Who is a party, as these readings take it."),
    ("excluded reading", "Who is not covered, as these readings take it."),
    ("area reading", "Where it applies, as these readings take it."),
    ("renewed reading", "Whether the renewal took effect, as these readings take it."),
    ("suspended reading", "Whether the suspension took effect, as these readings take it."),
];

/// The properties of these.
pub(super) const PROPERTIES: &[Meaning] = &[
    ("authentic=", "`#true`: this text binds."),
    ("text on=", "The day of this text."),
    ("count-days from=", "Which day is the first: the next day, or the day of the event itself."),
    ("count-days reading from=", "Which day is the first: the next day, or the day of the event itself."),
    ("others-judged-by=", "The list is open: of any other act this body judges whether it is meant."),
    ("by-notice-to=", "To whom notice is given."),
    ("term=", "How long it lasts unless it is renewed."),
    ("for=", "By how long it is prolonged, counted from the end that it prolongs."),
    ("once=", "It takes effect only if this event came before the end that it prolongs."),
    ("unless=", "The event that stops it: an objection, a notice to end it."),
    ("notice=", "How long before the end the objection must have come to stop it."),
    ("renews-itself at-most=", "How often, at most."),
    ("grows by=", "By how long it grows each time."),
    ("grows at-most=", "It is never longer than this in all."),
    ("grows of=", "The quantity that is counted."),
    ("length=", "For how long each day, where the hours are not known."),
    ("present=", "Who is at the place: anybody of them."),
    ("held-by=", "Who holds the place, and nobody else."),
    ("as-at=", "It was held so at this time, and not when the act was done."),
    ("inside=", "The area that it lies in."),
    ("everywhere=", "It applies in every place."),
];
