//! Exceptions: each has one test, and one that can fail.

use super::refuse;
use crate::code;
use crate::diagnostic::Reporter;
use crate::surface::clause::{Clause, Rule};
use crate::surface::exception::Test;

/// Checks the exceptions of a clause.
pub fn exceptions(clause: &Clause<'_>, at: Reporter<'_>) {
    let Rule::Forbid(forbid) = &clause.rule else { return };
    for exception in &forbid.unless {
        test(&exception.test.plain, at);
        for taken in exception.test.taken.iter().filter_map(|taken| taken.to.as_ref()) {
            test(taken, at);
        }
    }
}

fn test(written: &Test<'_>, at: Reporter<'_>) {
    let has = |name| written.given.contains(&name);
    let answers = has("answering") || has("within") || has("radius");
    let notice = has("at-least") || has("to");
    match (written.refused, answers, notice) {
        (false, false, false) => {
            let help =
                "say what it answers by `answering=`, or how long before notice is given by `at-least=`";
            let message = "an exception is tested, never passed for the asking, and this one has no test";
            refuse(at, code::NO_TEST, written.span, message, help);
        }
        (true, true, _) | (true, _, true) | (_, true, true) => {
            let message = "it is refused, it answers something, or notice is given: one of these";
            refuse(at, code::CONFLICT, written.span, message, "write two exceptions where the text has two");
        }
        _ => {}
    }
    if answers && !has("answering") {
        let help = "write `answering=\"immediate-threat\"`, `\"earlier-breach\"`, or both in a child";
        refuse(at, code::MISSING, written.span, "the test lacks `answering=`", help);
    }
    if has("radius") && !has("within") {
        let help = "say how long before, at most, the attack stands that is answered";
        refuse(at, code::MISSING, written.span, "`radius=` stands without `within=`", help);
    }
    if notice && !has("at-least") {
        let help = "say how long before notice is given";
        refuse(at, code::MISSING, written.span, "the test lacks `at-least=`", help);
    }
}
