//! Exceptions and conditions: each has tests, and such as can fail.

use super::refuse;
use crate::code;
use crate::diagnostic::Reporter;
use crate::surface::clause::Clause;
use crate::surface::exception::Test;

/// Checks the exceptions of a clause, and the conditions of a permit.
pub fn exceptions(clause: &Clause<'_>, at: Reporter<'_>) {
    for exception in clause.rule.exceptions() {
        test(&exception.test.plain, at);
        for taken in exception.test.taken.iter().filter_map(|taken| taken.to.as_ref()) {
            test(taken, at);
        }
    }
}

fn test(written: &Test<'_>, at: Reporter<'_>) {
    let has = |name| written.given.contains(&name);
    if written.given.is_empty() && !written.refused {
        let help = "say what it answers by `answering=`, how long before notice is given by `at-least=`, who approves it by \
                    `approved-by=`, who is exempt by `by=`, from when by `from=`, or who judges it by `judged-by=`";
        let message = "an exception is tested, never passed for the asking, and this one has no test";
        refuse(at, code::NO_TEST, written.span, message, help);
    }
    if written.refused && !written.given.is_empty() {
        let message = "this exception is refused, and has a test all the same";
        refuse(at, code::CONFLICT, written.span, message, "take out `refused=#true` or the test");
    }
    if (has("within") || has("radius")) && !has("answering") {
        let help = "write `answering=\"immediate-threat\"`, `\"earlier-breach\"`, or both in a child";
        let spans = (written.within.as_ref().map(|w| w.span), written.radius.as_ref().map(|r| r.span));
        let span = spans.0.or(spans.1).unwrap_or(written.span);
        refuse(at, code::MISSING, span, "`within=` and `radius=` stand without `answering=`", help);
    }
    if has("radius") && !has("within") {
        let help = "say how long before, at most, the attack stands that is answered";
        let span = written.radius.as_ref().map_or(written.span, |radius| radius.span);
        refuse(at, code::MISSING, span, "`radius=` stands without `within=`", help);
    }
    if has("to") && !has("at-least") {
        let help = "say how long before, at least, notice is given: `at-least=\"48 hours\"`; where the text gives no time, `at-least=\"1 minute\"` asks that it was given before the act";
        let span = written.to.as_ref().map_or(written.span, |to| to.span);
        refuse(at, code::MISSING, span, "`to=` stands without `at-least=`", help);
    }
    if has("declared") && !has("freed") {
        let help = "write `freed=#true` beside it";
        let span = written.declared.as_ref().map_or(written.span, |event| event.span);
        refuse(at, code::MISSING, span, "`declared=` stands without `freed=`", help);
    }
    if has("freed") && !written.freed {
        refuse(at, code::NO_TEST, written.span, "`freed=#false` tests nothing", "take it out");
    }
    match (has("judged-by"), has("question")) {
        (true, false) => {
            let help = "say in words what the body is asked";
            let span = written.judged_by.as_ref().map_or(written.span, |body| body.span);
            refuse(at, code::MISSING, span, "`judged-by=` stands without `question=`", help);
        }
        (false, true) => {
            let help = "name the body that is asked by `judged-by=`";
            let span = written.question.as_ref().map_or(written.span, |question| question.span);
            refuse(at, code::MISSING, span, "`question=` stands without `judged-by=`", help);
        }
        _ => {}
    }
}
