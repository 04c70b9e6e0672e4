//! Codes: the stable names of the diagnostics of this crate. Those of syntax begin with `kdl::`, those of fields with `terms::`.

macro_rules! codes {
    ($($(#[$doc:meta])* $name:ident = $text:literal;)*) => {
        $($(#[$doc])* pub const $name: &str = concat!("case::", $text);)*

        /// Every code of this crate.
        pub const ALL: &[&str] = &[$($name,)*];
    };
}

codes! {
    /// It has the name of a file of the case and is none.
    NOT_A_FILE = "not-a-file";
    /// A link; links are not followed.
    LINK = "link";
    /// It cannot be opened or read.
    UNREADABLE = "unreadable";
    /// More files than are read.
    TOO_MANY_FILES = "too-many-files";
    /// A file longer than is read.
    FILE_TOO_LARGE = "file-too-large";
    /// More bytes or nodes in all than are read.
    CASE_TOO_LARGE = "case-too-large";
    /// Not UTF-8.
    ENCODING = "encoding";
    /// A node with more values, or a block with more nodes, than are read.
    TOO_WIDE = "too-wide";

    /// A node that no file of a case has.
    UNKNOWN_NODE = "unknown-node";
    /// A node that a draft does not have, though a case does.
    NOT_IN_A_DRAFT = "not-in-a-draft";
    /// No `case` node anywhere.
    NO_CASE = "no-case";
    /// A second `case` node.
    SECOND_CASE = "second-case";
    /// Two things with one id.
    DUPLICATE_ID = "duplicate-id";
    /// An id that means something else as well.
    AMBIGUOUS_ID = "ambiguous-id";
    /// Things that point at one another in a circle.
    CIRCULAR = "circular";
    /// A chain of things that point at one another, longer than is followed.
    TOO_DEEP = "too-deep";

    /// Fewer than three corners.
    TOO_FEW_CORNERS = "too-few-corners";
    /// The same corner twice.
    SAME_CORNER = "same-corner";
    /// An outline that crosses itself.
    CROSSES_ITSELF = "crosses-itself";
    /// More corners in all than are checked.
    TOO_MANY_CORNERS = "too-many-corners";
    /// Measured from the line of an area that has none.
    NO_LINE = "no-line";
    /// A place that lies outside the area that it is said to be in.
    OUTSIDE_ITS_AREA = "outside-its-area";

    /// A file of boundaries that is not in the folder of the case, or is no `GeoJSON` of boundaries.
    BOUNDARIES = "boundaries";

    /// An incident that nobody says anything about.
    NO_CLAIM = "no-claim";
    /// A claim that asserts and denies nothing.
    EMPTY_CLAIM = "empty-claim";
    /// Both "jointly" and "one of several".
    TWO_KINDS_OF_BY = "two-kinds-of-by";
    /// A claim that denies what it asserts.
    SELF_CONTRADICTION = "self-contradiction";
    /// Learnt before it was said.
    LEARNT_BEFORE_SAID = "learnt-before-said";
    /// Said to be done at a time that was still to come.
    SAID_BEFORE_DONE = "said-before-done";
    /// A correction of what another source said.
    OTHER_SOURCE = "other-source";
    /// A claim that rests on its own source.
    CITES_ITSELF = "cites-itself";
    /// Not a grade.
    BAD_GRADE = "bad-grade";
    /// Not a SHA-256 in hex.
    BAD_HASH = "bad-hash";

    /// A question that is held open and answered by other readings at another place.
    ANSWERED_BY_OTHERS = "answered-by-others";
    /// A claim about an obligation that nothing looks at.
    UNHEEDED = "unheeded";
    /// A decision by a body that was not asked.
    NOT_ASKED = "not-asked";
    /// Somebody at a decision who has no seat on the body.
    WITHOUT_SEAT = "without-seat";

    /// A lead that is taken up by nobody.
    NOBODY_LOOKED = "nobody-looked";
    /// A claim on the word of a machine that no person took up.
    MACHINE_CODED = "machine-coded";

    /// A tally that counts nothing.
    COUNTS_NOTHING = "counts-nothing";

    /// A translation of a text that the case does not have.
    TRANSLATES_NOTHING = "translates-nothing";
}
