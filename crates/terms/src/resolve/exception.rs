//! Exceptions and the conditions of permits: what each is tested by.

use model::ActorId;
use model::agreement::{AfterAttack, Exception, Test};

use super::parameter::parameter;
use super::scope::actors;
use super::{Context, maybe};
use crate::surface::exception as surface;

/// Resolves an `unless` or `only-if`.
pub fn exception(written: &surface::Exception<'_>, cx: Context<'_>) -> Option<Exception> {
    Some(Exception {
        label: written.label.value.to_owned(),
        cites: written.cites.as_ref().map(|cites| cites.value.to_owned()),
        tests: parameter(&written.test, cx, |written| tests(written, cx))?,
    })
}

/// What makes no test is for the check to report; here it is no test.
#[expect(
    clippy::option_option,
    reason = "the outer one is whether it resolved, the inner one whether there is such an exception"
)]
fn tests(written: &surface::Test<'_>, cx: Context<'_>) -> Option<Option<Vec<Test>>> {
    let to = maybe(written.to.as_ref(), |to| cx.id::<ActorId>(to));
    let approved_by = cx.ids::<ActorId>(&written.approved_by);
    let by = maybe((!written.by.is_empty()).then_some(&written.by), |by| actors(by, cx));
    let from = maybe(written.from.as_ref(), |from| cx.clock(from));
    let declared = maybe(written.declared.as_ref(), |event| cx.event(event));
    let judged_by = maybe(written.judged_by.as_ref(), |body| cx.id::<ActorId>(body));
    let (to, approved_by, by, from) = (to?, approved_by?, by?, from?);
    let (declared, judged_by) = (declared?, judged_by?);
    if written.refused {
        return Some(None);
    }
    let mut tests = Vec::new();
    if !written.answering.is_empty() {
        tests.push(Test::Answers {
            answering: written.answering.iter().map(|answering| answering.value).collect(),
            after_attack: written.within.as_ref().map(|within| AfterAttack {
                within: within.value.clone(),
                radius: written.radius.as_ref().map(|radius| radius.value),
            }),
        });
    }
    tests.extend(
        written.at_least.as_ref().map(|at_least| Test::Notice { to, at_least: at_least.value.clone() }),
    );
    tests.extend((!approved_by.is_empty()).then_some(Test::ApprovedBy(approved_by)));
    tests.extend(by.map(Test::DoneBy));
    tests.extend(from.map(Test::From));
    tests.extend(written.freed.then_some(Test::Freed { declared }));
    let question = written.question.as_ref().map_or("", |question| question.value).to_owned();
    tests.extend(judged_by.map(|body| Test::Judged { body, question }));
    Some(Some(tests).filter(|tests| !tests.is_empty()))
}
