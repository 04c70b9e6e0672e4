//! Agreements: the text beside the rule that it is taken as; clauses that nobody watches are marked.

use askama::Template;
use model::agreement::{Agreement, Clause, Rule};
use model::{ActorId, AgreementId};
use publish::language::Said;
use publish::page::Block;
use publish::report::InForce;
use publish::terms::Parts;

use super::today::under;
use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, Link, html, is_web};
use crate::marks::Mark;
use crate::visit::{Visit, id};

#[derive(Template)]
#[template(path = "agreements.html")]
struct Page {
    frame: Frame,
    agreements: Vec<Listed>,
}

/// An agreement in the list.
struct Listed {
    name: Said,
    href: String,
    guarantors: String,
    clauses: usize,
    owed: usize,
    unwatched: usize,
    now: bool,
}

#[derive(Template)]
#[template(path = "agreement.html")]
struct One {
    frame: Frame,
    name: Said,
    titles: Vec<Said>,
    guarantors: Vec<Link>,
    endorsed: Vec<(String, String)>,
    documents: Vec<String>,
    changes: Vec<(String, Link)>,
    stands: Vec<(Mark, String)>,
    clauses: Vec<Ruled>,
    owed: Vec<Ruled>,
    framing: Vec<Block>,
    rest: Vec<Block>,
    notes: Vec<String>,
}

/// A clause or obligation: its text, and the rule.
struct Ruled {
    anchor: String,
    cites: String,
    texts: Vec<Said>,
    rule: Vec<Block>,
    watched: Vec<Link>,
    is_permit: bool,
    href: String,
}

/// Makes the list.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let (edition, voice) = (&visit.edition, visit.voice);
    let case = edition.case();
    let now: Vec<AgreementId> =
        InForce::of(&edition.question_of_frame()).now.into_iter().map(|agreement| agreement.id).collect();
    let listed = |agreement: &Agreement| Listed {
        name: voice.agreement(case, &agreement.id),
        href: address(visit, &agreement.id),
        guarantors: voice
            .list(&agreement.guarantors.iter().map(|id| voice.actor(case, id).text).collect::<Vec<_>>()),
        clauses: agreement.clauses.len(),
        owed: agreement.obligations.len(),
        unwatched: agreement.clauses.iter().filter(|clause| is_unwatched(clause)).count(),
        now: now.contains(&agreement.id),
    };
    let mut agreements: Vec<Listed> = case.agreements.values().map(listed).collect();
    agreements.sort_by_key(|agreement| !agreement.now);
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-agreements"), visit.say("agreements-lead")),
        agreements,
    })
}

/// The address of an agreement's page.
fn address(visit: &Visit, agreement: &AgreementId) -> String {
    visit.href(&format!("/agreements/{}", id(agreement.as_str())))
}

fn is_unwatched(clause: &Clause) -> bool {
    clause.monitored_by.is_empty() && !matches!(clause.rule, Rule::Permit(_))
}

/// Makes the page of one.
pub(crate) fn one(visit: &Visit) -> Result<Answer, RouteError> {
    let (edition, voice) = (&visit.edition, visit.voice);
    let question = edition.question_of_frame();
    let case = question.case;
    let wanted = visit.param("agreement");
    let agreement =
        case.agreements.get(&wanted.into()).ok_or_else(|| RouteError::no("error-no-agreement", wanted))?;
    let parts = Parts::of(case, agreement);
    let name = voice.agreement(case, &agreement.id);
    let actors = |ids: &[ActorId]| -> Vec<Link> {
        let link = |id: &ActorId| Link {
            href: super::parties::address(visit, id),
            label: voice.actor(case, id).text,
            is_this: false,
        };
        ids.iter().map(link).collect()
    };
    let texts = |text: &model::name::Text| -> Vec<Said> {
        let mut own = vec![visit.text(text)];
        let others = text.versions().map(|(lang, text)| Said { text: text.into(), lang: lang.into() });
        own.extend(others.filter(|other| *other != visit.text(text)));
        own.retain(|one| !one.text.is_empty());
        own
    };
    let clause = |clause: &Clause| Ruled {
        anchor: format!("clause-{}", clause.id),
        cites: clause.cites.clone(),
        texts: texts(&clause.words),
        rule: parts.clauses.get(&clause.id).cloned().unwrap_or_default(),
        watched: actors(&clause.monitored_by),
        is_permit: matches!(clause.rule, Rule::Permit(_)),
        href: String::new(),
    };
    let owed = |one: &model::obligation::Obligation| Ruled {
        anchor: format!("obligation-{}", one.id),
        cites: one.cites.clone(),
        texts: texts(&one.words),
        rule: parts.obligations.get(&one.id).cloned().unwrap_or_default(),
        watched: actors(&one.monitored_by),
        is_permit: false,
        href: visit.href(&format!("/obligations/{}/{}", id(agreement.id.as_str()), id(one.id.as_str()))),
    };
    let relation = |key: &str, ids: &[AgreementId]| -> Vec<(String, Link)> {
        let link = |id: &AgreementId| Link {
            href: address(visit, id),
            label: voice.agreement(case, id).text,
            is_this: false,
        };
        ids.iter().map(|id| (visit.say(key), link(id))).collect()
    };
    let supplements: Vec<AgreementId> = agreement.supplements.iter().cloned().collect();
    let mut changes = relation("agreement-supplements", &supplements);
    changes.extend(relation("agreement-amends", &agreement.amends));
    changes.extend(relation("agreement-replaces", &agreement.replaces));
    let force = InForce::of(&question).now.into_iter().find(|one| one.id == agreement.id);
    let stands = force.iter().flat_map(|one| &one.answers);
    let stands = stands.map(|(some, answer)| {
        (
            Mark::of_truth(voice, answer.truth),
            format!("{} {}", answer.sentence(case, voice, edition.asked().as_of), under(visit, some)),
        )
    });
    html(&One {
        frame: Frame::of(visit, &name.text, visit.say("agreements-lead")),
        titles: texts(&agreement.title).into_iter().skip(1).collect(),
        name,
        guarantors: actors(&agreement.guarantors),
        endorsed: agreement
            .endorsements
            .iter()
            .map(|one| (one.by.clone(), web(one.document.as_ref())))
            .collect(),
        documents: agreement.documents.iter().map(ToString::to_string).filter(|one| is_web(one)).collect(),
        changes,
        stands: stands.collect(),
        clauses: agreement.clauses.iter().map(clause).collect(),
        owed: agreement.obligations.iter().map(owed).collect(),
        framing: parts.frame.clone(),
        rest: parts.rest.clone(),
        notes: agreement.notes.clone(),
    })
}

fn web(document: Option<&model::DocumentId>) -> String {
    document.map(ToString::to_string).filter(|address| is_web(address)).unwrap_or_default()
}
