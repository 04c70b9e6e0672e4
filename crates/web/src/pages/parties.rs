//! Parties: who is bound under each agreement and reading, since when, by what, and who says otherwise. Never a list of targets.

use askama::Template;
use model::claim::{Standing, Value};
use model::finding::{Knowledge, StandingOf};
use model::{ActorId, AgreementId};
use publish::language::Said;
use publish::standing::Standings;

use super::today::named;
use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, html};
use crate::marks::{Head, heads};
use crate::visit::{Visit, id};

#[derive(Template)]
#[template(path = "parties.html")]
struct Page {
    frame: Frame,
    heads: Vec<Head>,
    agreements: Vec<Under>,
}

/// Who is what under one agreement.
struct Under {
    anchor: String,
    name: Said,
    href: String,
    rows: Vec<Row>,
}

struct Row {
    name: Said,
    href: String,
    kind: String,
    cells: Vec<Cell>,
}

/// What an actor is to a reading.
pub(crate) struct Cell {
    pub(crate) class: &'static str,
    pub(crate) word: String,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let (edition, voice) = (&visit.edition, visit.voice);
    let question = edition.question_of_frame();
    let standings = Standings::of(&question);
    let agreements = standings.under.iter().filter(|(_, rows)| !rows.is_empty());
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-parties"), visit.say("parties-lead")),
        heads: heads(voice, edition.case(), edition.readings()),
        agreements: agreements.map(|(agreement, rows)| under(visit, agreement, rows)).collect(),
    })
}

fn under(visit: &Visit, agreement: &AgreementId, rows: &[StandingOf]) -> Under {
    let (name, href) = named(visit, agreement);
    let rows = rows.chunk_by(|a, b| a.actor == b.actor).filter_map(|rows| row(visit, rows));
    Under { anchor: agreement.to_string(), name, href, rows: rows.collect() }
}

fn row(visit: &Visit, rows: &[StandingOf]) -> Option<Row> {
    let (voice, case) = (visit.voice, visit.edition.case());
    let actor = &rows.first()?.actor;
    let kind = case.actors.get(actor).map(|actor| voice.actor_kind(actor.kind)).unwrap_or_default();
    Some(Row { name: voice.actor(case, actor), href: address(visit, actor), kind, cells: cells(visit, rows) })
}

/// The address of an actor's page.
pub(crate) fn address(visit: &Visit, actor: &ActorId) -> String {
    visit.href(&format!("/parties/{}", id(actor.as_str())))
}

/// What each reading takes an actor to be.
pub(crate) fn cells(visit: &Visit, rows: &[StandingOf]) -> Vec<Cell> {
    let heads = heads(visit.voice, visit.edition.case(), visit.edition.readings());
    let of = |head: Head| {
        let own = rows.iter().find(|row| row.reading.as_str() == head.id);
        let (class, word) = own.map_or(("silent", "–".into()), |row| standing(visit, row));
        Cell { class, word }
    };
    heads.into_iter().map(of).collect()
}

/// What a reading takes an actor to be, in a word.
fn standing(visit: &Visit, row: &StandingOf) -> (&'static str, String) {
    let mut values = row.considered.candidates.iter();
    let first = values.find_map(|one| if let Value::Standing(of) = one.value { Some(of) } else { None });
    match (row.considered.state(), first) {
        (Knowledge::Known, Some(one)) => (class(one), visit.voice.standing(one)),
        (Knowledge::Alleged, Some(_)) => ("unsettled", visit.say("standing-unsettled")),
        (Knowledge::Contested, Some(_)) => ("disputed", visit.say("standing-disputed")),
        _ => ("silent", "–".into()),
    }
}

fn class(standing: Standing) -> &'static str {
    match standing {
        Standing::Party => "party",
        Standing::Excluded => "excluded",
        Standing::Outside => "outside",
    }
}
