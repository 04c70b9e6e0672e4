//! The feed of obligations: one entry each, with where it stands under each reading.

use jiff::Timestamp;
use model::Case;
use model::finding::{Finding, Matter};
use model::obligation::Obligation;

use super::prose::{foot, list, paragraph, quoted, verdict};
use super::{FeedEntry, Log, Sheet};
use crate::edition::Edition;
use crate::language::Voice;
use crate::obligations::obligation;

/// A page of the feed: an archive, or the feed itself. `None` where there is no such archive.
pub fn sheet(edition: &Edition, voice: &Voice, archive: Option<usize>) -> Option<Sheet> {
    let owed: Vec<&[Finding]> =
        edition.owed().chunk_by(|a, b| (&a.agreement, &a.about) == (&b.agreement, &b.about)).collect();
    let told = owed.iter().enumerate().map(|(number, under)| (updated(edition, under), number));
    let log = Log::new(told.collect());
    let on = log.on(archive)?.into_iter();
    let entries = on.filter_map(|(at, number)| entry(edition, voice, owed.get(number)?, at));
    Some(Sheet {
        name: "obligations",
        title: voice.say("nav-obligations"),
        entries: entries.collect(),
        archive,
        archives: log.archives(),
    })
}

/// When the record last learnt anything that the findings rest on: a claim, or a step of the text by then. Where there is nothing, when the text was
/// signed.
fn updated(edition: &Edition, under: &[Finding]) -> Timestamp {
    let (case, asked) = (edition.case(), edition.asked());
    let claims = under.iter().flat_map(|finding| &finding.claims);
    let learnt = claims.filter_map(|id| case.claims.get(id)).map(|claim| claim.learnt);
    let own = under.first().and_then(|finding| obligation(case, finding));
    let steps = own.into_iter().flat_map(|own| &own.steps).filter_map(|step| step.on.window.from);
    let latest = learnt.chain(steps.filter(|at| *at < asked.as_of)).max();
    latest.or_else(|| signed(case, under)).unwrap_or(asked.as_of)
}

fn signed(case: &Case, under: &[Finding]) -> Option<Timestamp> {
    case.agreements.get(&under.first()?.agreement)?.signed_on.as_ref()?.window.from
}

fn entry(edition: &Edition, voice: &Voice, under: &[Finding], updated: Timestamp) -> Option<FeedEntry> {
    let case = edition.case();
    let first = under.first()?;
    let own: &Obligation = obligation(case, first)?;
    let Matter::Obligation(id) = &first.about else { return None };
    let names = own.on.iter().map(|actor| voice.actor(case, actor).text);
    let names: Vec<String> = names.collect();
    let rows = under.iter().map(|finding| {
        let why: Vec<String> = finding.reasons.iter().map(|reason| voice.why(reason)).collect();
        let word = verdict(voice, Some(finding.verdict));
        let said = if why.is_empty() { word } else { format!("{word} ({})", voice.list(&why)) };
        (voice.reading(case, &finding.reading), said)
    });
    let html = [
        paragraph(&voice.list(&names)),
        quoted(&voice.agreement(case, &first.agreement)),
        list(rows),
        foot(voice),
    ];
    Some(FeedEntry {
        thing: format!("obligation/{}/{id}", first.agreement),
        title: voice.text_of(case, &own.words),
        published: None,
        updated,
        path: format!(
            "/obligations/{}/{}",
            super::in_address(first.agreement.as_str()),
            super::in_address(id.as_str())
        ),
        html: html.concat(),
        point: None,
    })
}
