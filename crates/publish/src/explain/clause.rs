//! One clause, or one obligation: what each reading finds, guard by guard.

use std::collections::BTreeSet;

use assess::reference::words::list;
use model::agreement::{Acts, Clause, Definition, Parameter, Rule};
use model::finding::{Facts, Finding, Matter, Missing, Reason, ReasonCode, TermTaken, Verdict};
use model::{Case, ReadingId, Truth};

use crate::found::agreement_name;
use crate::obligations::owed;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::readings;
use crate::words;

/// All that a page says of one finding: readings of which this is equal are put together.
#[derive(PartialEq)]
pub(super) struct Course<'f> {
    pub(super) verdict: Verdict,
    guards: Vec<(Truth, &'static str, &'f str)>,
    reasons: &'f [Reason],
    missing: &'f [Missing],
    attribution: &'f model::finding::Attribution,
    facts: Option<Facts>,
}

impl<'f> Course<'f> {
    pub(super) fn of(finding: &'f Finding) -> Self {
        let steps = &finding.explanation.steps;
        Self {
            verdict: finding.verdict,
            guards: steps.iter().map(|step| (step.truth, step.guard.asks(), step.because.as_str())).collect(),
            reasons: &finding.reasons,
            missing: &finding.missing,
            attribution: &finding.attribution,
            facts: finding.facts,
        }
    }
}

/// Says what each reading finds.
pub(super) fn say(question: &Question<'_>, under: &[Finding], page: &mut Page) {
    let Some(first) = under.first() else { return };
    say_text(question, first, page);
    let groups = readings::alike(under.iter().map(|finding| (finding.reading.clone(), Course::of(finding))));
    for (some, course) in groups {
        say_course(question, &some, &course, first, page);
    }
    say_terms(question, under, page);
}

/// The questions of the text that bear on it, each with the answers of the readings.
fn say_terms(question: &Question<'_>, under: &[Finding], page: &mut Page) {
    let mut points: Vec<(&str, Vec<(ReadingId, String)>)> = Vec::new();
    for finding in under {
        let mut told = BTreeSet::new();
        for term in finding.explanation.steps.iter().flat_map(|step| &step.terms) {
            if !told.insert(&term.point) {
                continue;
            }
            let answer = (finding.reading.clone(), taken(term));
            match points.iter_mut().find(|(asks, _)| *asks == term.asks) {
                Some((_, answers)) => answers.push(answer),
                None => points.push((&term.asks, vec![answer])),
            }
        }
    }
    if points.is_empty() {
        return;
    }
    page.subheading("How the text is taken");
    let lines = points.into_iter().map(|(asks, answers)| {
        let answers = readings::alike(answers)
            .into_iter()
            .map(|(some, answer)| format!("{}: {answer}.", readings::names(&some, &question.readings)));
        format!("{} {}", words::stop(&words::capital(asks)), answers.collect::<Vec<_>>().join(" "))
    });
    page.list(lines.collect());
}

/// The words of the clause or obligation.
fn say_text(question: &Question<'_>, finding: &Finding, page: &mut Page) {
    let case = question.case;
    let name = agreement_name(case, &finding.agreement);
    match &finding.about {
        Matter::Incident(_, id) => {
            let clauses = case.agreements.get(&finding.agreement).map(|agreement| &agreement.clauses);
            let clause = clauses.and_then(|clauses| clauses.iter().find(|clause| clause.id == *id));
            page.heading(format!("Clause {id} of {name}"));
            let Some(clause) = clause else { return };
            page.text(format!("{}: “{}”", clause.cites, clause.words.plain()));
            page.list(standing_of(question, finding, clause));
            if clause.monitored_by.is_empty() {
                page.text("Nobody watches this clause.");
            }
        }
        Matter::Obligation(_) => {
            page.heading(name);
            page.text(words::stop(&owed(case, finding)));
            page.list(finding.explanation.course.clone());
        }
    }
}

/// What its words mean, where it stands, whose it is, and what lifts it.
fn standing_of(question: &Question<'_>, finding: &Finding, clause: &Clause) -> Vec<String> {
    let case = question.case;
    let Some(agreement) = case.agreements.get(&finding.agreement) else { return Vec::new() };
    let acts = match &clause.rule {
        Rule::Forbid(rule) => Some(&rule.acts),
        Rule::Permit(permit) => Some(&permit.conduct.acts),
        Rule::Asks { .. } => None,
    };
    let each = acts.into_iter().flat_map(|acts| {
        std::iter::once(&acts.plain).chain(acts.taken.iter().filter_map(|taken| taken.to.as_ref()))
    });
    let used: BTreeSet<&String> = each.flat_map(|acts| &acts.defined).collect();
    let mut points: Vec<String> = agreement
        .definitions
        .iter()
        .filter(|definition| used.contains(&definition.id))
        .map(|definition| defined(case, definition))
        .collect();
    let title = |id: &String| {
        let text = agreement.texts.iter().find(|text| text.id == *id);
        text.map_or_else(|| id.clone(), |text| text.title.plain().to_owned())
    };
    let texts: Vec<String> = clause.in_texts.iter().map(title).collect();
    if !texts.is_empty() {
        points.push(format!("It stands only in {}.", list(&texts, "and")));
    }
    if !clause.held_by.is_empty() {
        let owners: Vec<&str> = clause.held_by.iter().map(ReadingId::as_str).collect();
        points.push(format!("Only these readings own it: {}.", list(&owners, "and")));
    }
    if matches!(clause.rule, Rule::Forbid(_)) {
        let permits = agreement
            .permits_from(&clause.id)
            .filter(|(_, permit)| acts.is_some_and(|forbidden| may_lift(&permit.conduct.acts, forbidden)));
        points.extend(permits.map(|(permit, _)| {
            let (id, cites, words) = (&permit.id, &permit.cites, permit.words.plain());
            format!("Clause {id}, {cites}, permits some of what this forbids, on its own terms: “{words}”")
        }));
    }
    points
}

/// Whether what some acts permit can be any of what others forbid, however readings take either.
fn may_lift(permitted: &Parameter<Acts>, forbidden: &Parameter<Acts>) -> bool {
    let each = |acts: &Parameter<Acts>| -> Vec<Acts> {
        let taken = acts.taken.iter().filter_map(|taken| taken.to.as_ref());
        std::iter::once(&acts.plain).chain(taken).cloned().collect()
    };
    let (permitted, forbidden) = (each(permitted), each(forbidden));
    let open = |all: &[Acts]| all.iter().any(|acts| acts.others_judged_by.is_some());
    let mut pairs = permitted.iter().flat_map(|acts| &acts.classes).flat_map(|one| {
        forbidden
            .iter()
            .flat_map(|acts| &acts.classes)
            .map(move |other| one.covers(*other) || other.covers(*one))
    });
    open(&permitted) || open(&forbidden) || pairs.any(|related| related)
}

fn defined(case: &Case, definition: &Definition) -> String {
    let acts: Vec<String> = definition.acts.classes.iter().map(|act| act.words()).collect();
    let others = definition.acts.others_judged_by.as_ref();
    let others = others.map_or_else(String::new, |body| {
        format!("; whether another act falls under it {} judges", case.actor_name(body))
    });
    let cites = definition.cites.as_ref().map_or_else(String::new, |cites| format!(", {cites}"));
    let words = definition.words.plain();
    format!("“{}”{cites}: “{words}” Here: {}{others}.", definition.id, list(&acts, "and"))
}

fn say_course(
    question: &Question<'_>,
    some: &[ReadingId],
    course: &Course<'_>,
    finding: &Finding,
    page: &mut Page,
) {
    page.subheading(format!(
        "{} under {}",
        words::verdict(course.verdict),
        readings::names(some, &question.readings)
    ));
    let mut table = Table::new(["answer", "question", "why"]);
    for (truth, asks, because) in &course.guards {
        table.row([words::answer(*truth), asks, because]);
    }
    let asks_nothing = course.guards.is_empty();
    if !asks_nothing {
        page.table(table);
    }
    let mut points = Vec::new();
    let is_obligation = matches!(finding.about, Matter::Obligation(_));
    let told = |reason: &&Reason| asks_nothing || reason.code == ReasonCode::UnpublishedText;
    points.extend(course.reasons.iter().filter(told).map(|r| words::stop(&words::capital(&r.text))));
    if !is_obligation {
        let facts = course.facts.map_or("not claimed", Facts::as_str);
        let who = words::attribution(question.case, course.attribution);
        points.push(format!("The facts: {facts}. Who did it: {who}."));
    }
    points.extend(course.missing.iter().map(|missing| format!("Missing: {}", words::missing(missing))));
    page.list(points);
}

/// The answer of a reading to a question of the text.
fn taken(term: &TermTaken) -> String {
    let answers: Vec<String> = term.says.iter().map(|says| format!("“{says}”")).collect();
    match answers.as_slice() {
        [one] => one.clone(),
        _ => format!("holds it open, {}", answers.join(" or ")),
    }
}
