//! Names: what the case knows, so that an id can be found or the one that was meant be suggested.

use std::collections::BTreeMap;

use jiff::tz::TimeZone;
use kdltree::Spanned;

use crate::code;
use crate::diagnostic::{Diagnostic, Reporter};
use crate::fields::{shown, suggest};

/// A kind of id that can be looked up.
pub trait Named: for<'t> From<&'t str> {
    /// What it is the id of, in a sentence ("actor").
    const WHAT: &'static str;
    /// The code of the diagnostic where there is no such thing.
    const UNKNOWN: &'static str;
}

macro_rules! named {
    ($($id:ident $what:literal $code:ident,)*) => {
        $(impl Named for model::$id {
            const WHAT: &'static str = $what;
            const UNKNOWN: &'static str = code::$code;
        })*
    };
}

named! {
    ActorId "actor" UNKNOWN_ACTOR,
    AreaId "area" UNKNOWN_AREA,
    AgreementId "agreement" UNKNOWN_AGREEMENT,
    ClauseId "clause" UNKNOWN_CLAUSE,
    ObligationId "obligation" UNKNOWN_OBLIGATION,
    ReadingId "reading" UNKNOWN_READING,
    SideId "side" UNKNOWN_SIDE,
    SourceId "source" UNKNOWN_SOURCE,
    StatementId "statement" UNKNOWN_STATEMENT,
    IncidentId "incident" UNKNOWN_INCIDENT,
    ClaimId "claim" UNKNOWN_CLAIM,
    LeadId "lead" UNKNOWN_LEAD,
    TallyId "tally" UNKNOWN_TALLY,
    EventId "event" UNKNOWN_EVENT,
    QuantityId "quantity" UNKNOWN_QUANTITY,
}

/// What the case knows: the ids of each kind with the names that people know them by, and the zone of the case.
#[derive(Clone, Debug)]
pub struct Names {
    zone: TimeZone,
    ids: BTreeMap<&'static str, BTreeMap<String, String>>,
}

impl Names {
    /// Knows nothing but the zone of the case.
    pub fn new(zone: TimeZone) -> Self {
        Self { zone, ids: BTreeMap::new() }
    }

    /// The zone of the case.
    pub fn zone(&self) -> &TimeZone {
        &self.zone
    }

    /// Adds an id with the name that people know it by, which may be empty. Returns false where the id was there already.
    pub fn add<I: Named>(&mut self, id: &str, name: &str) -> bool {
        self.ids.entry(I::WHAT).or_default().insert(id.to_owned(), name.to_owned()).is_none()
    }

    /// Returns true where the case has this id.
    pub fn has<I: Named>(&self, id: &str) -> bool {
        self.ids.get(I::WHAT).is_some_and(|ids| ids.contains_key(id))
    }

    /// Finds an id; where there is none, reports it with the one that was likely meant.
    pub fn find<I: Named>(&self, word: &Spanned<&str>, at: Reporter<'_>) -> Option<I> {
        if self.has::<I>(word.value) {
            return Some(I::from(word.value));
        }
        let message = format!("no {} `{}`", I::WHAT, shown(word.value));
        let known = self.ids.get(I::WHAT).map_or(0, BTreeMap::len);
        let may_compare = at.sink().may_compare(known);
        let meant = if may_compare { self.meant::<I>(word.value) } else { None };
        let help = meant.or_else(|| {
            may_compare.then(|| format!("look at how it is written, or add the {} to the case", I::WHAT))
        });
        at.report(Diagnostic::error(I::UNKNOWN, word.span, message).maybe_help(help));
        None
    }

    /// Says which id was likely meant by a word that is none.
    pub(crate) fn meant<I: Named>(&self, word: &str) -> Option<String> {
        let ids = self.ids.get(I::WHAT)?;
        let as_name = || {
            let name = suggest(word, ids.values().map(String::as_str))?;
            ids.iter().find(|(_, known)| *known == name)
        };
        let (id, name) = suggest(word, ids.keys().map(String::as_str))
            .and_then(|id| ids.get_key_value(id))
            .or_else(as_name)?;
        if name.is_empty() {
            return Some(format!("did you mean `{id}`?"));
        }
        Some(format!("did you mean `{id}` ({name})?"))
    }
}

/// Finds a zone by its IANA name; where there is none, reports it with the one that was likely meant.
pub fn zone(name: &Spanned<&str>, at: Reporter<'_>) -> Option<TimeZone> {
    let found = TimeZone::get(name.value).ok();
    if let Some(zone) = found.filter(|zone| zone.iana_name() == Some(name.value)) {
        return Some(zone);
    }
    let message = format!("no time zone `{}`", shown(name.value));
    at.report(Diagnostic::error(code::UNKNOWN_ZONE, name.span, message).help(zone_advice(name.value)));
    None
}

fn zone_advice(word: &str) -> String {
    let known: Vec<_> = jiff::tz::db().available().map(|known| known.as_str().to_owned()).collect();
    suggest(word, known.iter().map(String::as_str)).map_or_else(
        || "write a name of the IANA database, as `Asia/Damascus`".to_owned(),
        |meant| format!("did you mean `{meant}`?"),
    )
}
