//! Clauses and their exceptions.

use model::ActorId;
use model::agreement::{Acts, AfterAttack, Clause, Conduct, Exception, Rule, Test};
use model::id::ClauseId;

use super::parameter::parameter;
use super::period::periods;
use super::scope::{doers, protection, scope};
use super::{Context, all, maybe};
use crate::surface::clause as surface;
use crate::surface::exception as written;

/// Resolves a clause.
pub fn clause(written: &surface::Clause<'_>, cx: Context<'_>) -> Option<Clause> {
    let rule = match &written.rule {
        surface::Rule::Forbid(written) => conduct(written, cx).map(|conduct| Rule::Forbid(Box::new(conduct))),
        surface::Rule::Asks { body, question } => {
            cx.id(body).map(|body| Rule::Asks { body, question: question.value.to_owned() })
        }
    };
    let monitored_by = cx.ids(&written.monitored_by);
    Some(Clause {
        id: ClauseId::new(written.id.value),
        cites: written.cites.to_owned(),
        words: written.words.clone(),
        rule: rule?,
        held_by: Vec::new(),
        in_texts: Vec::new(),
        withheld_until: None,
        monitored_by: monitored_by?,
        notes: written.notes.clone(),
    })
}

fn conduct(written: &surface::Forbid<'_>, cx: Context<'_>) -> Option<Conduct> {
    let acts = parameter(&written.acts, cx, |acts| {
        Some(Acts { classes: acts.iter().map(|act| act.value).collect(), ..Acts::default() })
    });
    let by = parameter(&written.by, cx, |by| doers(by, cx));
    let on = parameter(&written.on, cx, |on| protection(on, cx));
    let area = maybe(written.area.as_ref(), |area| parameter(area, cx, |area| scope(area, cx)));
    let in_force =
        maybe(written.in_force.as_ref(), |time| parameter(time, cx, |written| periods(written, cx)));
    let unless = all(written.unless.iter().map(|written| exception(written, cx)));
    Some(Conduct {
        acts: acts?,
        by: by?,
        on: on?,
        weapons: None,
        number: None,
        near: None,
        area: area?,
        in_force: in_force?,
        unless: unless?,
    })
}

fn exception(written: &written::Exception<'_>, cx: Context<'_>) -> Option<Exception> {
    Some(Exception {
        label: written.label.value.to_owned(),
        cites: written.cites.as_ref().map(|cites| cites.value.to_owned()),
        tests: parameter(&written.test, cx, |written| Some(test(written, cx)?.map(|test| vec![test])))?,
    })
}

/// What makes no test is for the check to report; here it is no test.
#[expect(
    clippy::option_option,
    reason = "the outer one is whether it resolved, the inner one whether there is a test"
)]
fn test(written: &written::Test<'_>, cx: Context<'_>) -> Option<Option<Test>> {
    let to = maybe(written.to.as_ref(), |to| cx.id::<ActorId>(to))?;
    if written.refused {
        return Some(None);
    }
    if let Some(at_least) = &written.at_least {
        return Some(Some(Test::Notice { to, at_least: at_least.value.clone() }));
    }
    let after_attack = written.within.as_ref().map(|within| AfterAttack {
        within: within.value.clone(),
        radius: written.radius.as_ref().map(|radius| radius.value),
    });
    let answering: Vec<_> = written.answering.iter().map(|answering| answering.value).collect();
    Some((!answering.is_empty()).then_some(Test::Answers { answering, after_attack }))
}
