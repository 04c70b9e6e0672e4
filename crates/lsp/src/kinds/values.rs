//! The kinds of values that the language has.

use model::act::{Act, TargetClass, WeaponClass};
use model::actor::ActorKind;
use model::body::Ruling;
use model::claim::{Answering, Attribute, Standing};
use model::clock::FirstDay;
use model::place::Sides;
use model::statement::StatementKind;

use super::{Kind, Sort, Word};
use crate::words;

/// Words in any language.
pub const TEXT: Kind = Kind::Free("text");
/// A time or a stretch of it.
pub const TIME: Kind = Kind::Free(
    "a time: `2016-03-31`, `2016-02-27T00:30`, `exactly 2016-02-27T00:30:05`, `2016-02-27T06:25..11:30`, `night 2016-02-26`, `about 2016-08-12 give-or-take 2 days`, `not-before 2016-05-25`",
);
/// How a time that a text fixes is written.
pub(super) const COUNTED: &str = "a time of the calendar, as `2015-02-15T00:00` or `before 2020-11-20`; or one counted from what happens, as `signing`, `pull-back`, `72 hours after pull-back`, `10 working days after notice`, `D+30`";
/// What a time may be counted from.
pub const ANCHORS: &[Kind] = &[Kind::Fixed(&["signing", "in-force", "d-day"]), EVENT, OBLIGATION];
/// Something that comes.
pub const ANCHOR: Kind = Kind::Any(ANCHORS);
/// A time that a text fixes.
pub const CLOCK: Kind = Kind::Clock(ANCHORS);
/// A day of the calendar.
pub const DAY: Kind = Kind::Free("a day: `2016-07-06`");
/// A day of the week.
pub const WEEKDAY: Kind =
    Kind::Fixed(&["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"]);
/// Which day is the first when days are counted.
pub const FIRST_DAY: Kind = Kind::Words(|| meant(FirstDay::WORDS));
/// An hour of the day.
pub const HOUR: Kind = Kind::Free("an hour of the day: `10:00`");
/// A length of time.
pub const LENGTH: Kind = Kind::Free("a length of time: `48 hours`, `7 days`");
/// A distance.
pub const DISTANCE: Kind = Kind::Free("a distance: `500 m`, `5 km`");
/// A point on the earth.
pub const POINT: Kind = Kind::Free("north and east in degrees: `33.5,36.3`");
/// A number.
pub const NUMBER: Kind = Kind::Free("a number");
/// A number that a text compares with.
pub const SO_MANY: Kind =
    Kind::Free("how many: `more than 75`, `at least 600`, `at most 35,000`, `75 or fewer`, `exactly 75`");
/// A share that a text compares with.
pub const PERCENT: Kind = Kind::Free("how many of a hundred: `at least 8`, `at most 50`");
/// A calibre.
pub const CALIBRE: Kind = Kind::Free("a calibre: `122 mm`");
/// A calibre that a text compares with.
pub const CALIBRES: Kind = Kind::Free("a calibre, compared: `100 mm or more`, `more than 82 mm`");
/// A range that a text compares with.
pub const RANGES: Kind = Kind::Free("how far it reaches, compared: `more than 15 km`, `at most 40 km`");
/// An address.
pub const ADDRESS: Kind = Kind::Free("an address: `https://…`");
/// A tag of a language.
pub const LANGUAGE: Kind = Kind::Free("the tag of a language: `en`, `ar`, `ru`");
/// A time zone.
pub const ZONE: Kind = Kind::Free("the IANA name of a time zone: `Asia/Damascus`");
/// A grade.
pub const GRADE: Kind = Kind::Free("a grade: the source A to F, the information 1 to 6, as `B2`");
/// A name given here.
pub const NAME: Kind = Kind::Free("a new name of letters, digits, `-`, `_` and `.`");
/// The hash of a document.
pub const HASH: Kind = Kind::Free("the SHA-256 of the document, 64 digits");
/// What sort of day of the calendar it is.
pub const ENTRY_KIND: Kind = Kind::Free(
    "what sort it is, in a word: `talks`, `meeting`, `agreement`, `deadline`, `extension`, `expiry`, `resolution` …",
);
/// How sure a compiler is.
pub const CONFIDENCE: Kind = Kind::Fixed(&["low", "medium", "high"]);
/// Sides of a line.
pub const SIDES: Kind = Kind::Words(|| meant(Sides::WORDS));
/// How a body decides.
pub const VOTING: Kind = Kind::Fixed(&["consensus", "majority", "final-word"]);
/// What a body may find.
pub const RULING: Kind = Kind::Words(|| meant(Ruling::WORDS));
/// The label of an exception.
pub const EXCEPTION: Kind =
    Kind::Any(&[Kind::Fixed(&["self-defence", "notice"]), Kind::Free("a short name of the exception")]);
/// Yes or no.
pub const FLAG: Kind = Kind::Fixed(&["#true", "#false"]);

/// The classes of acts.
pub const ACT: Kind = Kind::Words(|| Act::ALL.iter().map(|act| (act.as_str(), act.meaning())).collect());
/// The classes of targets.
pub const TARGET_CLASS: Kind =
    Kind::Words(|| TargetClass::ALL.iter().map(|class| (class.as_str(), class.meaning())).collect());
/// The classes of weapons.
pub const WEAPON_CLASS: Kind =
    Kind::Words(|| WeaponClass::ALL.iter().map(|class| (class.as_str(), class.meaning())).collect());
/// A class of acts, or a word that the agreement defines.
pub const ACT_OR_DEFINED: Kind = Kind::Any(&[ACT, Kind::Id(Sort::Definition)]);
/// The attributes of an incident.
pub const ATTRIBUTE: Kind =
    Kind::Words(|| Attribute::WORDS.iter().map(|(_, word, meaning)| (*word, *meaning)).collect());
/// The kinds of actors.
pub const ACTOR_KIND: Kind = Kind::Words(|| meant(ActorKind::WORDS));
/// The kinds of statements.
pub const STATEMENT_KIND: Kind = Kind::Words(|| meant(StatementKind::WORDS));
/// What an act may be said to have answered.
pub const ANSWERING: Kind = Kind::Words(|| meant(Answering::WORDS));
/// What an act must have answered for an exception to hold.
pub const REASON: Kind = Kind::Fixed(&["immediate-threat", "earlier-breach"]);
/// What an actor may be under an agreement.
pub const STANDING: Kind = Kind::Words(|| meant(Standing::WORDS));

fn meant<T>(list: &[(&'static str, T)]) -> Vec<Word> {
    list.iter().map(|(word, _)| (*word, words::of_value(word))).collect()
}

/// An actor.
pub const ACTOR: Kind = Kind::Id(Sort::Actor);
/// An area.
pub const AREA: Kind = Kind::Id(Sort::Area);
/// An agreement.
pub const AGREEMENT: Kind = Kind::Id(Sort::Agreement);
/// A clause of the same agreement.
pub const CLAUSE_ID: Kind = Kind::Id(Sort::Clause);
/// A clause of some agreement.
pub const CLAUSE_OF_AGREEMENT: Kind = Kind::PartOf(Sort::Clause);
/// An obligation.
pub const OBLIGATION: Kind = Kind::Id(Sort::Obligation);
/// An event.
pub const EVENT: Kind = Kind::Id(Sort::Event);
/// A quantity.
pub const QUANTITY: Kind = Kind::Id(Sort::Quantity);
/// A text of the agreement.
pub const TEXT_ID: Kind = Kind::Id(Sort::Text);
/// A body, whether or not an agreement sets it up.
pub const BODY: Kind = Kind::Any(&[Kind::Id(Sort::Body), ACTOR]);
/// A body that an agreement sets up, which is an actor as well.
pub const NEW_BODY: Kind = Kind::Any(&[Kind::New(Sort::Body), ACTOR]);
/// An incident.
pub const INCIDENT: Kind = Kind::Id(Sort::Incident);
/// A lead.
pub const LEAD: Kind = Kind::Id(Sort::Lead);
/// A reading.
pub const READING: Kind = Kind::Id(Sort::Reading);
/// A source.
pub const SOURCE: Kind = Kind::Id(Sort::Source);
/// A side.
pub const SIDE: Kind = Kind::Id(Sort::Side);
/// A statement.
pub const STATEMENT: Kind = Kind::Id(Sort::Statement);
/// Who or what may be hit, as a claim says it.
pub const TARGET: Kind = Kind::Any(&[TARGET_CLASS, ACTOR]);
/// Whom a clause protects.
pub const PROTECTED: Kind = Kind::Any(&[Kind::Fixed(&["party", "anyone"]), TARGET_CLASS, ACTOR]);
/// Whom a clause binds.
pub const BOUND: Kind = Kind::Any(&[Kind::Fixed(&["bound"]), ACTOR]);
/// Whom an exception exempts.
pub const EXEMPT: Kind = Kind::Any(&[Kind::Fixed(&["bound", "excluded"]), ACTOR]);
/// Whose presence makes an exception of a place.
pub const WHO: Kind = Kind::Any(&[Kind::Fixed(&["bound", "excluded"]), ACTOR]);
/// Who makes an exception of a place by holding it.
pub const HOLDER: Kind = Kind::Any(&[Kind::Fixed(&["bound", "excluded", "doer"]), ACTOR]);
/// Whose claims count.
pub const SPEAKER: Kind = Kind::Any(&[Kind::Fixed(&["any"]), SIDE, SOURCE]);
