//! The feed of incidents: one is told whenever the record learns something of it.

use jiff::Timestamp;
use model::IncidentId;
use model::claim::Subject;

use super::prose::{foot, list, paragraph, verdict};
use super::{FeedEntry, Log, Sheet};
use crate::edition::Edition;
use crate::language::Voice;
use crate::map::cells::{Cell, public_cell};

/// A page of the feed: an archive, or the feed itself. `None` where there is no such archive.
pub fn sheet(edition: &Edition, voice: &Voice, archive: Option<usize>) -> Option<Sheet> {
    let log = edition.log();
    let on = log.on(archive)?;
    let first = log.first_of(on.iter().map(|(_, number)| *number));
    let entries = on
        .into_iter()
        .filter_map(|(at, number)| entry(edition, voice, number, at, first.get(&number).copied()));
    Some(Sheet {
        name: "incidents",
        title: voice.say("nav-incidents"),
        entries: entries.collect(),
        archive,
        archives: log.archives(),
    })
}

/// When the record learnt something of which incident, by its number.
pub(crate) fn told(edition: &Edition) -> Log<usize> {
    let (case, asked) = (edition.case(), edition.asked());
    let claims = case.claims.values().filter_map(|claim| match &claim.about {
        Subject::Incident(incident) => Some((claim.learnt, incident)),
        _ => None,
    });
    let decided = case.decisions.values().map(|decision| (decision.learnt, &decision.incident));
    let number = |(at, incident): (Timestamp, &IncidentId)| Some((at, edition.number(incident)?));
    let known = claims.chain(decided).filter(|(at, _)| *at <= asked.known_at);
    Log::new(known.filter_map(number).collect())
}

fn entry(
    edition: &Edition,
    voice: &Voice,
    number: usize,
    updated: Timestamp,
    published: Option<Timestamp>,
) -> Option<FeedEntry> {
    let entry = edition.entries().get(number)?;
    let incident = edition.incident(entry)?;
    let case = edition.case();
    let verdicts = edition.readings().iter().zip(&entry.over_all);
    let rows = verdicts.map(|(id, found)| (voice.reading(case, id), verdict(voice, *found)));
    let parting =
        edition.parting(number).map(|parting| voice.pivot(case, &parting.pivot, parting.findings.each_ref()));
    let place = voice.words_of(case, &incident.place.name).text;
    let place = if place.is_empty() { String::new() } else { format!(", {place}") };
    let html = [
        paragraph(&format!("{}{place}", voice.when(&incident.when))),
        list(rows),
        paragraph(&parting.unwrap_or_default()),
        paragraph(&voice.count("incident-learnt", edition.claims_on(&entry.incident).count())),
        foot(voice),
    ];
    Some(FeedEntry {
        thing: format!("incident/{}", entry.incident),
        title: voice.text_of(case, &incident.title),
        published,
        updated,
        path: format!("/incidents/{}", super::in_address(entry.incident.as_str())),
        html: html.concat(),
        point: public_cell(case, &incident.place).map(Cell::centre),
    })
}
