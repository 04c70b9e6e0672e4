//! The feed of bulletins: one is told when its period has ended, and again whenever the record learns more of an incident of the period.

use jiff::Timestamp;
use model::claim::Subject;

use super::prose::{foot, list, paragraph};
use super::{FeedEntry, Log, Sheet};
use crate::bulletin::{Period, Week, is_published, path, published};
use crate::edition::{Day, Edition};
use crate::language::{Said, Voice};

/// A page of the feed: an archive, or the feed itself. `None` where there is no such archive.
pub fn sheet(edition: &Edition, voice: &Voice, archive: Option<usize>) -> Option<Sheet> {
    let log = Log::new(told(edition));
    let entries = log.on(archive)?.into_iter().map(|(at, period)| entry(edition, voice, period, at));
    Some(Sheet {
        name: "bulletins",
        title: voice.say("nav-bulletins"),
        entries: entries.collect(),
        archive,
        archives: log.archives(),
    })
}

/// When there was something new to read in which bulletin.
fn told(edition: &Edition) -> Vec<(Timestamp, Period)> {
    let cut_off = |period: Period| Some((period.cut_off(edition.case())?, period));
    let periods = published(edition).iter().flat_map(|day| periods(edition, day));
    periods.filter_map(cut_off).chain(learnt(edition)).collect()
}

/// The day and its week, as far as they have bulletins.
fn periods(edition: &Edition, day: &Day) -> impl Iterator<Item = Period> {
    let week = Week::of(day.date).map(Period::Week).filter(|week| is_published(edition, *week));
    [Some(Period::Day(day.date)), week].into_iter().flatten()
}

/// What the record learnt of an incident after the bulletin of its day or week had come out.
fn learnt(edition: &Edition) -> Vec<(Timestamp, Period)> {
    let (case, known_at) = (edition.case(), edition.asked().known_at);
    let claims = case.claims.values().filter_map(|claim| match &claim.about {
        Subject::Incident(incident) => Some((claim.learnt, incident)),
        _ => None,
    });
    let decided = case.decisions.values().map(|decision| (decision.learnt, &decision.incident));
    let days = published(edition);
    let later = claims.chain(decided).filter(|(at, _)| *at <= known_at).flat_map(|(at, incident)| {
        let began = edition.entry(incident).and_then(|entry| entry.day);
        let day = began.and_then(|began| days.binary_search_by_key(&began, |day| day.date).ok());
        let own = day.and_then(|day| days.get(day)).map(|day| periods(edition, day));
        own.into_iter().flatten().map(move |period| (at, period))
    });
    later.filter(|(at, period)| period.cut_off(case).is_some_and(|cut_off| cut_off < *at)).collect()
}

fn entry(edition: &Edition, voice: &Voice, period: Period, updated: Timestamp) -> FeedEntry {
    let case = edition.case();
    let days = edition.days_between(period.first(), period.last());
    let rows = edition.readings().iter().enumerate().map(|(at, id)| {
        let sum = |of: fn(&Day) -> &[usize]| -> usize { days.iter().filter_map(|day| of(day).get(at)).sum() };
        let [breaches, open] = [sum(|day| &day.breaches), sum(|day| &day.undetermined)];
        let found = [("mark-breach", breaches), ("mark-open", open)];
        let said = found.map(|(key, number)| format!("{}: {number}", voice.say(key)));
        (voice.reading(case, id), voice.list(&said))
    });
    let restrictions = edition.restrictions_between(period.first(), period.last());
    let html = [
        paragraph(&voice.count("count-incidents", days.iter().map(|day| day.incidents).sum())),
        list(rows),
        paragraph(&voice.count("coverage", restrictions)),
        paragraph(&voice.say("bulletins-known")),
        foot(voice),
    ];
    FeedEntry {
        thing: format!("bulletin/{period}"),
        title: Said { text: period.title(voice), lang: voice.language().tag().into() },
        published: period.cut_off(case),
        updated,
        path: path(period, None),
        html: html.concat(),
        point: None,
    }
}
