//! Statements: what was said in public, by whom, when, and what it bears on.

use askama::Template;
use model::statement::{About, Statement};
use publish::language::Said;

use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, Link, html, is_web};
use crate::visit::{Visit, id};

#[derive(Template)]
#[template(path = "statements.html")]
struct Page {
    frame: Frame,
    statements: Vec<Told>,
    kinds: Vec<(String, String, bool)>,
}

struct Told {
    id: String,
    by: Said,
    side: Said,
    on: String,
    kind: String,
    says: Said,
    about: Vec<Link>,
    notes: Vec<String>,
    address: String,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let case = visit.edition.case();
    let until = visit.edition.asked().as_of;
    let wanted = visit.query.get("kind");
    let mut all: Vec<&Statement> = case.statements.values().collect();
    all.retain(|one| one.on.window.from.is_none_or(|from| from < until));
    let mut kinds: Vec<&'static str> = all.iter().map(|one| one.kind.as_str()).collect();
    kinds.sort_unstable();
    kinds.dedup();
    if let Some(bad) = wanted.filter(|wanted| !kinds.contains(wanted)) {
        return Err(RouteError::BadValue { name: "kind", value: bad.chars().take(40).collect() });
    }
    all.retain(|one| wanted.is_none_or(|wanted| one.kind.as_str() == wanted));
    all.sort_by(|a, b| (&b.on, &b.id).cmp(&(&a.on, &a.id)));
    let kind = |kind: &&'static str| {
        let named = model::statement::StatementKind::WORDS.iter().find(|(word, _)| word == kind);
        let name = named.map(|(_, kind)| visit.voice.statement_kind(*kind)).unwrap_or_default();
        (visit.href_with("/statements", &[("kind", kind)]), name, wanted == Some(*kind))
    };
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-statements"), visit.say("statements-lead")),
        kinds: kinds.iter().map(kind).collect(),
        statements: all.into_iter().map(|one| told(visit, one)).collect(),
    })
}

fn told(visit: &Visit, one: &Statement) -> Told {
    let (voice, case) = (visit.voice, visit.edition.case());
    Told {
        id: one.id.to_string(),
        by: voice.source(case, &one.by),
        side: one.side.as_ref().map(|side| voice.side(case, side)).unwrap_or_default(),
        on: voice.when(&one.on),
        kind: voice.statement_kind(one.kind),
        says: visit.text(&one.says),
        about: one.about.iter().filter_map(|about| link(visit, about)).collect(),
        notes: one.notes.clone(),
        address: one.document.as_ref().map(ToString::to_string).filter(|one| is_web(one)).unwrap_or_default(),
    }
}

/// The page of what something bears on.
pub(crate) fn link(visit: &Visit, about: &About) -> Option<Link> {
    let (voice, case) = (visit.voice, visit.edition.case());
    let (path, label) = match about {
        About::Incident(incident) => {
            let title = visit.text(&case.incidents.get(incident)?.title).text;
            (format!("/incidents/{}", id(incident.as_str())), title)
        }
        About::Actor(actor) => (format!("/parties/{}", id(actor.as_str())), voice.actor(case, actor).text),
        About::Agreement(one) => {
            (format!("/agreements/{}", id(one.as_str())), voice.agreement(case, one).text)
        }
        About::Obligation(one) => {
            let of = case.agreements.values().find_map(|agreement| {
                let own = agreement.obligations.iter().find(|own| own.id == *one)?;
                Some((agreement, own))
            });
            let (agreement, own) = of?;
            let path = format!("/obligations/{}/{}", id(agreement.id.as_str()), id(one.as_str()));
            (path, visit.text(&own.words).text)
        }
    };
    Some(Link { href: visit.href(&path), label, is_this: false })
}
