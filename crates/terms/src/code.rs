//! Codes: the stable names of diagnostics.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = concat!("terms::", $text);)*

        /// Every code of this crate.
        pub const ALL: &[&str] = &[$($name,)*];
    };
}

codes! {
    /// More diagnostics than are kept.
    TOO_MANY = "too-many";

    /// A KDL type, `(x)` before a name or value: the language has none.
    TYPE_ANNOTATION = "type-annotation";
    /// A value, property or child that must be there is not.
    MISSING = "missing";
    /// A number where text should be, and the like.
    WRONG_TYPE = "wrong-type";
    /// A word that is not among those that may stand here.
    UNKNOWN_WORD = "unknown-word";
    /// A property that the node does not have.
    UNKNOWN_PROPERTY = "unknown-property";
    /// A child that the node does not have.
    UNKNOWN_NODE = "unknown-node";
    /// More values than the node takes.
    SURPLUS_VALUE = "surplus-value";
    /// A child or property that stands once, twice.
    REPEATED = "repeated";
    /// Two ways of saying one thing at once, or a step by somebody who cannot take it.
    CONFLICT = "conflict";
    /// Not a time, or one that the calendar or zone does not have.
    BAD_TIME = "bad-time";
    /// Not a length of time.
    BAD_LENGTH = "bad-length";
    /// Not a distance.
    BAD_DISTANCE = "bad-distance";
    /// Not a point on the earth.
    BAD_POINT = "bad-point";
    /// Not a bore.
    BAD_CALIBRE = "bad-calibre";
    /// Not a comparison with a measure.
    BAD_COMPARISON = "bad-comparison";
    /// A number out of its range.
    BAD_NUMBER = "bad-number";
    /// Not an id.
    BAD_ID = "bad-id";
    /// Not a language tag.
    BAD_LANGUAGE = "bad-language";
    /// Text that is empty where words must stand.
    EMPTY_TEXT = "empty-text";
    /// Not the address of a document.
    BAD_ADDRESS = "bad-address";

    /// No such actor.
    UNKNOWN_ACTOR = "unknown-actor";
    /// No such area.
    UNKNOWN_AREA = "unknown-area";
    /// No such agreement.
    UNKNOWN_AGREEMENT = "unknown-agreement";
    /// No such text among those of the agreement.
    UNKNOWN_TEXT = "unknown-text";
    /// No such clause.
    UNKNOWN_CLAUSE = "unknown-clause";
    /// No such obligation.
    UNKNOWN_OBLIGATION = "unknown-obligation";
    /// No such reading.
    UNKNOWN_READING = "unknown-reading";
    /// No such side.
    UNKNOWN_SIDE = "unknown-side";
    /// No such source.
    UNKNOWN_SOURCE = "unknown-source";
    /// No such statement.
    UNKNOWN_STATEMENT = "unknown-statement";
    /// No such incident.
    UNKNOWN_INCIDENT = "unknown-incident";
    /// No such claim.
    UNKNOWN_CLAIM = "unknown-claim";
    /// No such lead.
    UNKNOWN_LEAD = "unknown-lead";
    /// No such tally.
    UNKNOWN_TALLY = "unknown-tally";
    /// No such event.
    UNKNOWN_EVENT = "unknown-event";
    /// No such quantity.
    UNKNOWN_QUANTITY = "unknown-quantity";
    /// No such time zone.
    UNKNOWN_ZONE = "unknown-zone";

    /// Two clauses or two obligations with one id, or an event and an obligation.
    REPEATED_ID = "repeated-id";
    /// An id that means something else where times are counted from it.
    RESERVED_ID = "reserved-id";
    /// A time counted from something that the agreement does not say.
    NO_ANCHOR = "no-anchor";
    /// Times that are counted from one another in a circle.
    CIRCULAR_TIME = "circular-time";
    /// A reading that takes one parameter in two ways.
    REPEATED_READING = "repeated-reading";
    /// A dispute without a name and a question.
    NAMELESS_POINT = "nameless-point";
    /// One point that asks two questions.
    POINT_DIFFERS = "point-differs";
    /// A question that is held open though only one answer is written.
    ONE_ANSWER = "one-answer";
    /// A way to join that tells nobody.
    NOBODY_TOLD = "nobody-told";
    /// Agreements that supplement, or obligations that wait for, one another in a circle.
    CYCLE = "cycle";
    /// An actor that is a party and excluded.
    PARTY_AND_EXCLUDED = "party-and-excluded";
    /// An obligation that nobody owes.
    NO_DOER = "no-doer";
    /// A rule about acts that are done to somebody, which does not say to whom.
    NO_TARGET = "no-target";
    /// A row of a table of weapons that says nothing of a weapon.
    EMPTY_ROW = "empty-row";
    /// A word of the agreement that has a meaning already.
    DEFINED_ALREADY = "defined-already";
    /// A permit that lifts a clause which forbids nothing.
    LIFTS_NOTHING = "lifts-nothing";
    /// A repetition of nothing that could be repeated.
    REPEATS_NOTHING = "repeats-nothing";
    /// An exception that is not tested.
    NO_TEST = "no-test";
    /// A reading by which no claim can settle anything.
    NO_TIER = "no-tier";
    /// Something that ends before it starts.
    END_BEFORE_START = "end-before-start";
    /// A prolongation that gives no more time.
    PROLONGS_NOTHING = "prolongs-nothing";
    /// Periods of one parameter that overlap.
    OVERLAP = "overlap";
    /// Steps of an obligation that go back in time.
    OUT_OF_ORDER = "out-of-order";
    /// Something owed so often that nobody could go through it.
    TOO_OFTEN = "too-often";
    /// Somebody who votes in a body without a seat on it.
    NO_SEAT = "no-seat";
    /// An obligation that was put off or has lapsed, but was never due.
    NEVER_DUE = "never-due";

    /// A word that may mean much or little, and that nothing in the text pins down.
    LINT_VAGUE_WORD = "lint-vague-word";
    /// A line, zone or belt that is on no map.
    LINT_NO_OUTLINE = "lint-no-outline";
    /// A deadline that does not say from when it runs.
    LINT_NO_START = "lint-no-start";
    /// A duty that names nobody in particular.
    LINT_NO_DOER = "lint-no-doer";
    /// A clause or obligation that nobody watches.
    LINT_UNWATCHED = "lint-unwatched";
    /// An exception or permit that leaves nothing of the rule.
    LINT_SWALLOWS = "lint-swallows";
    /// Clauses or obligations that cannot all be kept.
    LINT_CONTRADICTS = "lint-contradicts";
    /// A date that does not fit the agreement or its day of the week.
    LINT_ODD_DATE = "lint-odd-date";
    /// A number that nothing has.
    LINT_ODD_NUMBER = "lint-odd-number";
    /// Two clauses that say the same.
    LINT_REPEATS = "lint-repeats";
    /// A reading that differs in words only.
    LINT_READINGS_AGREE = "lint-readings-agree";
}
