//! A case: one conflict's truces and everything recorded about them.

use std::collections::BTreeMap;

use jiff::Timestamp;

use crate::actor::Actor;
use crate::agreement::Agreement;
use crate::body::Decision;
use crate::calendar::Entry;
use crate::claim::Claim;
use crate::id::{
    ActorId, AgreementId, AreaId, ClaimId, DecisionId, DocumentId, EntryId, IncidentId, LeadId, ReadingId,
    RestrictionId, SideId, SourceId, StatementId, TallyId,
};
use crate::incident::{Incident, Restriction};
use crate::lead::Lead;
use crate::name::Text;
use crate::place::Area;
use crate::publication::Publication;
use crate::reading::Reading;
use crate::source::{Document, Side, Source};
use crate::statement::Statement;
use crate::tally::Tally;

/// Everything that is recorded of one conflict's truces.
///
/// All maps are ordered by id, so that every walk over them is the same walk. References are checked where a case is loaded;
/// code that follows one still takes "not there" for an answer.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Case {
    /// The id of the case.
    pub id: String,
    /// What it is called.
    pub title: Text,
    /// The IANA name of the zone of its times.
    pub zone: String,
    /// The instant at which the record ends: what is asked "as of" where nobody says otherwise.
    pub record_until: Timestamp,
    /// How it is shown to the public.
    pub publication: Publication,
    /// The sides of the record.
    pub sides: BTreeMap<SideId, Side>,
    /// The actors.
    pub actors: BTreeMap<ActorId, Actor>,
    /// The areas.
    pub areas: BTreeMap<AreaId, Area>,
    /// The sources.
    pub sources: BTreeMap<SourceId, Source>,
    /// The documents that anything was read in.
    pub documents: BTreeMap<DocumentId, Document>,
    /// The agreements.
    pub agreements: BTreeMap<AgreementId, Agreement>,
    /// The readings.
    pub readings: BTreeMap<ReadingId, Reading>,
    /// The incidents.
    pub incidents: BTreeMap<IncidentId, Incident>,
    /// The leads.
    pub leads: BTreeMap<LeadId, Lead>,
    /// The claims.
    pub claims: BTreeMap<ClaimId, Claim>,
    /// The tallies.
    pub tallies: BTreeMap<TallyId, Tally>,
    /// The decisions of bodies.
    pub decisions: BTreeMap<DecisionId, Decision>,
    /// The statements.
    pub statements: BTreeMap<StatementId, Statement>,
    /// The calendar.
    pub entries: BTreeMap<EntryId, Entry>,
    /// Restrictions on monitors.
    pub restrictions: BTreeMap<RestrictionId, Restriction>,
    /// What is said in one language only, with its other versions; found by the text as it stands. No finding looks at them.
    pub translations: BTreeMap<String, Text>,
}

impl Case {
    /// Returns everything but incidents and claims.
    #[must_use]
    pub fn without_record(&self) -> Self {
        Self {
            id: self.id.clone(),
            title: self.title.clone(),
            zone: self.zone.clone(),
            record_until: self.record_until,
            publication: self.publication.clone(),
            sides: self.sides.clone(),
            actors: self.actors.clone(),
            areas: self.areas.clone(),
            sources: self.sources.clone(),
            documents: self.documents.clone(),
            agreements: self.agreements.clone(),
            readings: self.readings.clone(),
            incidents: BTreeMap::new(),
            leads: self.leads.clone(),
            claims: BTreeMap::new(),
            tallies: self.tallies.clone(),
            decisions: self.decisions.clone(),
            statements: self.statements.clone(),
            entries: self.entries.clone(),
            restrictions: self.restrictions.clone(),
            translations: self.translations.clone(),
        }
    }

    /// Returns a text in `lang`: its own version, or else the translation of its plain one.
    pub fn text_in<'a>(&'a self, text: &'a Text, lang: &str) -> Option<&'a str> {
        text.in_lang(lang).or_else(|| self.translated(text.plain(), lang))
    }

    /// Returns a text that the case says in one language only, in `lang`, if there is a translation.
    pub fn translated(&self, text: &str, lang: &str) -> Option<&str> {
        self.translations.get(text)?.in_lang(lang)
    }

    /// Returns the plain name of an actor, or its id where it has none.
    pub fn actor_name<'a>(&'a self, id: &'a ActorId) -> &'a str {
        self.actors
            .get(id)
            .map(|actor| actor.name.plain())
            .filter(|name| !name.is_empty())
            .unwrap_or(id.as_str())
    }

    /// Returns the plain name of a source, or its id where it has none.
    pub fn source_name<'a>(&'a self, id: &'a SourceId) -> &'a str {
        self.sources
            .get(id)
            .map(|source| source.name.plain())
            .filter(|name| !name.is_empty())
            .unwrap_or(id.as_str())
    }
}
