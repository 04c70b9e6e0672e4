//! The language as a table: inside which node which nodes and properties may stand, and what their values are.
//!
//! This is the one place to extend where the language grows; a test holds every block of it against what the language itself
//! says that it takes. What the words mean stands in [`words`](crate::words).

use crate::kinds::{
    ACT, ACTOR, ACTOR_KIND, ADDRESS, AGREEMENT, ANSWERING, AREA, ATTRIBUTE, BOUND, DISTANCE, FLAG, GRADE,
    HASH, HOUR, Kind, LANGUAGE, LENGTH, NAME, NUMBER, POINT, PROTECTED, READING, SIDE, SOURCE, SPEAKER,
    STANDING, STATEMENT, STATEMENT_KIND, Sort, TARGET, TEXT, TIME, WHO, ZONE,
};

/// What a node may hold.
#[derive(Clone, Copy, Debug)]
pub struct Shape {
    /// The kinds of its values in their order; the last one stands for all that follow.
    pub values: &'static [Kind],
    /// Its properties.
    pub properties: &'static [(&'static str, Kind)],
    /// The nodes of its block.
    pub children: &'static [(&'static str, &'static Shape)],
}

impl Shape {
    const fn of(values: &'static [Kind]) -> Self {
        Self { values, properties: &[], children: &[] }
    }

    const fn with(self, properties: &'static [(&'static str, Kind)]) -> Self {
        Self { properties, ..self }
    }

    const fn block(self, children: &'static [(&'static str, &'static Self)]) -> Self {
        Self { children, ..self }
    }

    /// The shape of a node of its block.
    pub fn child(&self, name: &str) -> Option<&'static Self> {
        self.children.iter().find(|(word, _)| *word == name).map(|(_, shape)| *shape)
    }

    /// The kind of a property.
    pub fn property(&self, name: &str) -> Option<Kind> {
        self.properties.iter().find(|(word, _)| *word == name).map(|(_, kind)| *kind)
    }

    /// The kind of the value after so many others.
    pub fn value(&self, at: usize) -> Option<Kind> {
        self.values.get(at).or(self.values.last()).copied()
    }

    /// The shape at the end of a way of names from the top of a file.
    pub fn at<'n>(way: impl IntoIterator<Item = &'n str>) -> Option<&'static Self> {
        way.into_iter().try_fold(&TOP, Self::child)
    }
}

/// The top of a file.
pub static TOP: Shape = Shape::of(&[]).block(&[
    ("case", &CASE),
    ("actor", &ACTOR_NODE),
    ("area", &AREA_NODE),
    ("source", &SOURCE_NODE),
    ("agreement", &AGREEMENT_NODE),
    ("reading", &READING_NODE),
    ("incident", &INCIDENT),
    ("standing", &STANDING_NODE),
    ("control", &CONTROL),
    ("fulfilment", &FULFILMENT),
    ("tally", &TALLY),
    ("statement", &STATEMENT_NODE),
    ("entry", &ENTRY),
    ("restriction", &RESTRICTION),
]);

// ── what recurs ──────────────────────────────────────────────────────────────────────────────────────────────────────────

static PLAIN: Shape = Shape::of(&[TEXT]);
static WORDS: Shape = Shape::of(&[TEXT]).with(&[("lang", LANGUAGE)]);
static DOCUMENT: Shape =
    Shape::of(&[ADDRESS]).with(&[("publisher", TEXT), ("lang", LANGUAGE), ("sha256", HASH)]);
static LINK: Shape = Shape::of(&[ADDRESS]);
static YES_NO: Shape = Shape::of(&[FLAG]);
static A_TIME: Shape = Shape::of(&[TIME]);
static WHEN: Shape = Shape::of(&[TIME]).with(&[("lasting", FLAG)]);
static ZONE_NODE: Shape = Shape::of(&[ZONE]);
static ACTORS: Shape = Shape::of(&[ACTOR]);
static ACTS: Shape = Shape::of(&[ACT]);
static ANSWERS: Shape = Shape::of(&[ANSWERING]);
static SPEAKERS: Shape = Shape::of(&[SPEAKER]);
static PLACE: Shape = Shape::of(&[TEXT]).with(&[
    ("in", AREA),
    ("lat", NUMBER),
    ("lon", NUMBER),
    ("radius", DISTANCE),
    ("height", DISTANCE),
]);
static COUNT: Shape = Shape::of(&[NUMBER]).with(&[
    ("at-least", NUMBER),
    ("at-most", NUMBER),
    ("about", NUMBER),
    ("from", NUMBER),
    ("to", NUMBER),
    ("words", TEXT),
]);
static ABOUT: Shape = Shape::of(&[]).with(&[
    ("obligation", Kind::Id(Sort::Obligation)),
    ("incident", Kind::Id(Sort::Incident)),
    ("actor", ACTOR),
    ("agreement", AGREEMENT),
]);
static EXCEPT_WHERE: Shape = Shape::of(&[]).with(&[("present", WHO), ("held-by", WHO), ("inside", AREA)]);

/// The properties of a parameter, and then its own.
macro_rules! parameter {
    ($($own:expr),* $(,)?) => { &[("point", NAME), ("asks", TEXT), ("says", TEXT), $($own),*] };
}

/// The properties of how a reading takes a parameter, and then those of this one.
macro_rules! taken {
    ($($own:expr),* $(,)?) => {
        Shape::of(&[READING])
            .with(&[("says", TEXT), ("cites", TEXT), ("document", ADDRESS), ("undecided", FLAG), $($own),*])
    };
}

// ── agreements ───────────────────────────────────────────────────────────────────────────────────────────────────────────

static AGREEMENT_NODE: Shape = Shape::of(&[Kind::New(Sort::Agreement)]).block(&[
    ("title", &WORDS),
    ("time-zone", &ZONE_NODE),
    ("supplements", &SUPPLEMENTS),
    ("withheld", &WITHHELD),
    ("signed", &A_TIME),
    ("guarantors", &ACTORS),
    ("endorsed-by", &ENDORSED_BY),
    ("document", &LINK),
    ("may-join", &MAY_JOIN),
    ("in-force", &IN_FORCE),
    ("area", &SCOPE),
    ("parties", &MEMBERS),
    ("excluded", &MEMBERS),
    ("clause", &CLAUSE),
    ("obligation", &OBLIGATION),
    ("note", &PLAIN),
]);
static SUPPLEMENTS: Shape = Shape::of(&[AGREEMENT]);
static WITHHELD: Shape = Shape::of(&[]).with(&[("until", TIME)]);
static ENDORSED_BY: Shape = Shape::of(&[TEXT]).with(&[("on", TIME), ("document", ADDRESS)]);
static MAY_JOIN: Shape =
    Shape::of(&[]).with(&[("until", TIME), ("by-notice-to", ACTOR)]).block(&[("to", &ACTORS)]);

static MEMBERS: Shape = Shape::of(&[ACTOR]).with(parameter!()).block(&[("reading", &TAKEN_MEMBERS)]);
static TAKEN_MEMBERS: Shape = taken!().block(&[("to", &ACTORS)]);

static SCOPE: Shape = Shape::of(&[AREA])
    .with(parameter!(("everywhere", FLAG)))
    .block(&[("except-where", &EXCEPT_WHERE), ("reading", &TAKEN_SCOPE)]);
static TAKEN_SCOPE: Shape = taken!().block(&[("to", &TO_AREAS), ("except-where", &EXCEPT_WHERE)]);
static TO_AREAS: Shape = Shape::of(&[AREA]).with(&[("everywhere", FLAG)]);

static IN_FORCE: Shape =
    Shape::of(&[]).with(parameter!()).block(&[("period", &PERIOD), ("reading", &TAKEN_PERIODS)]);
static TAKEN_PERIODS: Shape = taken!().block(&[("period", &PERIOD)]);
static PERIOD: Shape = Shape::of(&[])
    .with(&[("from", TIME), ("until", TIME), ("term", LENGTH)])
    .block(&[("renewed", &RENEWED), ("daily", &DAILY)]);
static DAILY: Shape = Shape::of(&[]).with(&[("from", HOUR), ("until", HOUR), ("length", LENGTH)]);
static RENEWED: Shape = Shape::of(&[])
    .with(
        parameter!(("until", TIME), ("for", LENGTH), ("on", TIME), ("by", ACTOR), ("statement", STATEMENT),),
    )
    .block(&[("reading", &TAKEN_RENEWAL)]);
static TAKEN_RENEWAL: Shape = taken!(("refused", FLAG));

static CLAUSE: Shape = Shape::of(&[Kind::New(Sort::Clause)]).with(&[("cites", TEXT)]).block(&[
    ("words", &WORDS),
    ("forbid", &FORBID),
    ("by", &BY),
    ("on", &ON),
    ("area", &SCOPE),
    ("in-force", &IN_FORCE),
    ("unless", &UNLESS),
    ("asks", &ASKS),
    ("monitored-by", &ACTORS),
    ("note", &PLAIN),
]);
static ASKS: Shape = Shape::of(&[ACTOR]).with(&[("question", TEXT)]);
static FORBID: Shape = Shape::of(&[ACT]).with(parameter!()).block(&[("reading", &TAKEN_ACTS)]);
static TAKEN_ACTS: Shape = taken!().block(&[("to", &ACTS)]);
static BY: Shape = Shape::of(&[BOUND]).with(parameter!()).block(&[("reading", &TAKEN_BY)]);
static TAKEN_BY: Shape = taken!().block(&[("to", &TO_BOUND)]);
static TO_BOUND: Shape = Shape::of(&[BOUND]);
static ON: Shape = Shape::of(&[PROTECTED])
    .with(parameter!())
    .block(&[("except-where", &EXCEPT_WHERE), ("reading", &TAKEN_ON)]);
static TAKEN_ON: Shape = taken!().block(&[("to", &TO_PROTECTED), ("except-where", &EXCEPT_WHERE)]);
static TO_PROTECTED: Shape = Shape::of(&[PROTECTED]);
static UNLESS: Shape = Shape::of(&[Kind::Fixed(&["self-defence", "notice"])])
    .with(parameter!(
        ("cites", TEXT),
        ("refused", FLAG),
        ("answering", ANSWERING),
        ("within", LENGTH),
        ("radius", DISTANCE),
        ("at-least", LENGTH),
        ("to", ACTOR),
    ))
    .block(&[("answering", &ANSWERS), ("reading", &TAKEN_TEST)]);
static TAKEN_TEST: Shape = taken!(
    ("refused", FLAG),
    ("answering", ANSWERING),
    ("within", LENGTH),
    ("radius", DISTANCE),
    ("at-least", LENGTH),
    ("to", ACTOR),
)
.block(&[("answering", &ANSWERS)]);

static OBLIGATION: Shape = Shape::of(&[Kind::New(Sort::Obligation)]).with(&[("cites", TEXT)]).block(&[
    ("words", &WORDS),
    ("on", &ACTORS),
    ("owed-to", &ACTORS),
    ("held-by", &READINGS),
    ("monitored-by", &ACTORS),
    ("after-unbroken", &AFTER_UNBROKEN),
    ("after-breaches", &AFTER_BREACHES),
    ("due", &DUE),
    ("extended", &EXTENDED),
    ("lapsed", &ENDED),
    ("waived", &ENDED),
    ("note", &PLAIN),
]);
static READINGS: Shape = Shape::of(&[READING]);
static AFTER_UNBROKEN: Shape = Shape::of(&[LENGTH]).with(&[("of", AGREEMENT), ("from", TIME)]);
static AFTER_BREACHES: Shape =
    Shape::of(&[NUMBER]).with(&[("within", LENGTH), ("of", AGREEMENT), ("by", ACTOR)]);
static DUE: Shape = Shape::of(&[TIME]).with(&[("set-on", TIME), ("by", ACTOR), ("statement", STATEMENT)]);
static EXTENDED: Shape =
    Shape::of(&[]).with(&[("on", TIME), ("until", TIME), ("by", ACTOR), ("statement", STATEMENT)]);
static ENDED: Shape = Shape::of(&[]).with(&[("on", TIME), ("by", ACTOR), ("statement", STATEMENT)]);

// ── readings ─────────────────────────────────────────────────────────────────────────────────────────────────────────────

static READING_NODE: Shape = Shape::of(&[Kind::New(Sort::Reading)]).block(&[
    ("title", &WORDS),
    ("basis", &WORDS),
    ("evidence", &EVIDENCE),
    ("evidence-on", &EVIDENCE_ON),
    ("verified-by", &SPEAKERS),
    ("note", &PLAIN),
]);
static EVIDENCE: Shape = Shape::of(&[]).block(EVIDENCE_BLOCK);
static EVIDENCE_ON: Shape = Shape::of(&[ATTRIBUTE]).block(EVIDENCE_BLOCK);
const EVIDENCE_BLOCK: &[(&str, &Shape)] =
    &[("tier", &TIER), ("hear", &SPEAKERS), ("denial-by-accused-contests", &YES_NO)];
static TIER: Shape = Shape::of(&[SPEAKER]).with(&[("corroborated-by", NUMBER)]);

// ── the case, and who and what is in it ──────────────────────────────────────────────────────────────────────────────────

static CASE: Shape = Shape::of(&[Kind::New(Sort::Case)]).block(&[
    ("title", &WORDS),
    ("time-zone", &ZONE_NODE),
    ("record-until", &A_TIME),
    ("side", &SIDE_NODE),
    ("note", &PLAIN),
]);
static SIDE_NODE: Shape =
    Shape::of(&[Kind::New(Sort::Side)]).with(&[("camp", TEXT)]).block(&[("title", &WORDS), ("note", &PLAIN)]);
static SOURCE_NODE: Shape = Shape::of(&[Kind::New(Sort::Source)])
    .with(&[("side", SIDE), ("speaks-for", ACTOR)])
    .block(&[("name", &WORDS), ("document", &DOCUMENT), ("note", &PLAIN)]);
static ACTOR_NODE: Shape = Shape::of(&[Kind::New(Sort::Actor)]).with(&[("kind", ACTOR_KIND)]).block(&[
    ("name", &WORDS),
    ("alias", &PLAIN),
    ("member-of", &MEMBERSHIP),
    ("part-of", &MEMBERSHIP),
    ("ally-of", &MEMBERSHIP),
    ("document", &DOCUMENT),
    ("note", &PLAIN),
]);
static MEMBERSHIP: Shape = Shape::of(&[ACTOR]).with(&[("from", TIME), ("until", TIME)]);
static AREA_NODE: Shape = Shape::of(&[Kind::New(Sort::Area)]).with(&[("in", AREA)]).block(&[
    ("name", &WORDS),
    ("polygon", &CORNERS),
    ("strip", &STRIP),
    ("ring", &RING),
    ("line", &CORNERS),
    ("circle", &CIRCLE),
    ("consists-of", &AREAS),
    ("height", &HEIGHT),
    ("as-of", &A_TIME),
    ("note", &PLAIN),
]);
static CORNERS: Shape = Shape::of(&[POINT]).with(&[("give-or-take", DISTANCE)]);
static STRIP: Shape =
    Shape::of(&[]).with(&[("width", DISTANCE), ("sides", SIDES), ("of", AREA), ("give-or-take", DISTANCE)]);
static RING: Shape = Shape::of(&[POINT]).with(&[
    ("from", DISTANCE),
    ("to", DISTANCE),
    ("sides", SIDES),
    ("of", AREA),
    ("give-or-take", DISTANCE),
]);
static CIRCLE: Shape = Shape::of(&[POINT]).with(&[("radius", DISTANCE), ("give-or-take", DISTANCE)]);
static AREAS: Shape = Shape::of(&[AREA]);
static HEIGHT: Shape = Shape::of(&[]).with(&[("above", DISTANCE), ("below", DISTANCE)]);
const SIDES: Kind = Kind::Fixed(&["both", "left", "right"]);

// ── what is said ─────────────────────────────────────────────────────────────────────────────────────────────────────────

/// The properties of every claim, and then those of this sort.
macro_rules! claim {
    ($($own:expr),* $(,)?) => {
        Shape::of(&[Kind::New(Sort::Claim)]).with(&[
            ("from", SOURCE),
            ("citing", SOURCE),
            ("via", TEXT),
            ("grade", GRADE),
            ("confidence", CONFIDENCE),
            ("said", TIME),
            ("learnt", TIME),
            ("supersedes", Kind::Id(Sort::Claim)),
            $($own),*
        ])
    };
}

const CONFIDENCE: Kind = Kind::Fixed(&["low", "medium", "high"]);

static INCIDENT: Shape = Shape::of(&[Kind::New(Sort::Incident), TEXT]).block(&[
    ("when", &WHEN),
    ("place", &PLACE),
    ("claim", &CLAIM),
    ("same-as", &INCIDENTS),
    ("split-from", &INCIDENTS),
    ("note", &PLAIN),
]);
static INCIDENTS: Shape = Shape::of(&[Kind::Id(Sort::Incident)]);
static CLAIM: Shape = claim!().block(&[
    ("happened", &YES_NO),
    ("when", &WHEN),
    ("place", &PLACE),
    ("act", &ACTS),
    ("by", &ACTORS),
    ("by-one-of", &ACTORS),
    ("on", &TARGETS),
    ("held-by", &ACTORS),
    ("present", &ACTORS),
    ("answering", &ANSWERS),
    ("notice", &WHEN),
    ("denies", &DENIES),
    ("killed", &COUNT),
    ("injured", &COUNT),
    ("weapon", &PLAIN),
    ("words", &WORDS),
    ("note", &PLAIN),
    ("document", &DOCUMENT),
]);
static TARGETS: Shape = Shape::of(&[TARGET]);
static DENIES: Shape = Shape::of(&[]).with(&[
    ("happened", FLAG),
    ("act", ACT),
    ("by", ACTOR),
    ("on", TARGET),
    ("held-by", ACTOR),
    ("present", ACTOR),
    ("answering", ANSWERING),
]);

static STANDING_NODE: Shape =
    Shape::of(&[ACTOR]).with(&[("in", AGREEMENT)]).block(&[("claim", &CLAIM_STANDING), ("note", &PLAIN)]);
static CLAIM_STANDING: Shape = claim!(("says", STANDING), ("since", TIME), ("until", TIME)).block(&[
    ("denies", &DENIES_STANDING),
    ("words", &WORDS),
    ("note", &PLAIN),
    ("document", &DOCUMENT),
]);
static DENIES_STANDING: Shape = Shape::of(&[]).with(&[("standing", STANDING)]);

static CONTROL: Shape = Shape::of(&[AREA]).block(&[("claim", &CLAIM_CONTROL), ("note", &PLAIN)]);
static CLAIM_CONTROL: Shape =
    claim!(("held-by", ACTOR), ("present", ACTOR), ("since", TIME), ("until", TIME)).block(&[
        ("held-by", &ACTORS),
        ("present", &ACTORS),
        ("denies", &DENIES_CONTROL),
        ("words", &WORDS),
        ("note", &PLAIN),
        ("document", &DOCUMENT),
    ]);
static DENIES_CONTROL: Shape = Shape::of(&[]).with(&[("held-by", ACTOR), ("present", ACTOR)]);

static FULFILMENT: Shape = Shape::of(&[Kind::Id(Sort::Obligation)])
    .with(&[("in", AGREEMENT)])
    .block(&[("claim", &CLAIM_FULFILMENT), ("note", &PLAIN)]);
static CLAIM_FULFILMENT: Shape = claim!(("done", FLAG), ("at", TIME)).block(&[
    ("denies", &DENIES_DONE),
    ("words", &WORDS),
    ("note", &PLAIN),
    ("document", &DOCUMENT),
]);
static DENIES_DONE: Shape = Shape::of(&[]).with(&[("done", FLAG)]);

static TALLY: Shape = Shape::of(&[Kind::New(Sort::Tally)])
    .with(&[("by", SOURCE), ("via", TEXT), ("grade", GRADE), ("confidence", CONFIDENCE)])
    .block(&[
        ("period", &TALLY_PERIOD),
        ("counts", &PLAIN),
        ("date-basis", &PLAIN),
        ("total", &COUNT),
        ("running-total", &COUNT),
        ("part", &PART),
        ("parts-incomplete", &YES_NO),
        ("killed", &COUNT),
        ("injured", &COUNT),
        ("blames", &PLAIN),
        ("repeats", &TALLIES),
        ("agreement", &SUPPLEMENTS),
        ("note", &PLAIN),
        ("document", &DOCUMENT),
    ]);
static TALLY_PERIOD: Shape = Shape::of(&[TIME]).with(&[("window", LENGTH)]);
static TALLIES: Shape = Shape::of(&[Kind::Id(Sort::Tally)]);
static PART: Shape = Shape::of(&[AREA, NUMBER]).with(&[
    ("by", ACTOR),
    ("words", TEXT),
    ("at-least", NUMBER),
    ("at-most", NUMBER),
    ("about", NUMBER),
]);

static STATEMENT_NODE: Shape = Shape::of(&[Kind::New(Sort::Statement)])
    .with(&[
        ("by", SOURCE),
        ("side", SIDE),
        ("on", TIME),
        ("kind", STATEMENT_KIND),
        ("topic", TEXT),
        ("grade", GRADE),
        ("confidence", CONFIDENCE),
    ])
    .block(&[("says", &WORDS), ("about", &ABOUT), ("note", &PLAIN), ("document", &DOCUMENT)]);

static ENTRY: Shape = Shape::of(&[Kind::New(Sort::Entry), TEXT])
    .with(&[("kind", TEXT), ("when", TIME), ("lasting", FLAG), ("confidence", CONFIDENCE)])
    .block(&[
        ("detail", &PLAIN),
        ("derived", &YES_NO),
        ("about", &ABOUT),
        ("note", &PLAIN),
        ("document", &DOCUMENT),
    ]);
static RESTRICTION: Shape = Shape::of(&[Kind::New(Sort::Restriction)])
    .with(&[("when", TIME), ("lasting", FLAG), ("on", ACTOR), ("by", ACTOR)])
    .block(&[("place", &PLACE), ("words", &WORDS), ("note", &PLAIN), ("document", &DOCUMENT)]);
