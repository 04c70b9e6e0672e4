//! Clauses: that they say to whom, and that their tables and permits say something.

use model::agreement::{Acts, Conduct};

use super::refuse;
use crate::code;
use crate::diagnostic::Reporter;
use crate::surface::agreement::Agreement;
use crate::surface::clause::{Clause, Conduct as Written, Rule};
use crate::surface::repeated::Repeated;

/// Checks what can be seen in the words of a clause.
pub fn clause(written: &Clause<'_>, at: Reporter<'_>) {
    let Some(conduct) = written.rule.conduct() else { return };
    let tables = conduct.weapons.iter().flat_map(|weapons| {
        std::iter::once(&weapons.plain).chain(weapons.taken.iter().filter_map(|taken| taken.to.as_ref()))
    });
    for row in tables.flatten().filter(|row| !row.says_something) {
        let message =
            format!("the row `{}` says nothing of a weapon, so that any would be in it", row.label.value);
        let help =
            "write `class=`, `calibre=`, `range=` or `system=`; without a table the weapon does not matter";
        refuse(at, code::EMPTY_ROW, row.label.span, &message, help);
    }
}

/// Checks that permits lift clauses that forbid something.
pub fn permits<'a>(written: &Agreement<'a>, at: Reporter<'a>) {
    for clause in &written.clauses {
        let Rule::Permit(permit) = &clause.rule else { continue };
        for from in &permit.from {
            let lifted = written.clauses.iter().find(|other| other.id.value == from.value);
            if lifted.is_some_and(|lifted| !matches!(lifted.rule, Rule::Forbid(_))) {
                let message = format!("`{}` forbids nothing that could be permitted", from.value);
                let help = "name a clause that forbids, or leave `from` out";
                refuse(
                    at.within(clause.part(written.id.value)),
                    code::LIFTS_NOTHING,
                    from.span,
                    &message,
                    help,
                );
            }
        }
    }
}

/// Checks that what is repeated is a breach of another clause that forbids, and that two or more are asked for.
pub fn repetitions<'a>(written: &Agreement<'a>, at: Reporter<'a>) {
    for clause in &written.clauses {
        let at = at.within(clause.part(written.id.value));
        let Some(repeated) = clause.rule.conduct().and_then(|conduct| conduct.repeated.as_ref()) else {
            continue;
        };
        if matches!(clause.rule, Rule::Permit(_)) {
            let help = "leave it out: `repeated` narrows what a clause forbids";
            refuse(at, code::CONFLICT, repeated.span, "what is permitted is not repeated", help);
        }
        let taken = repeated.taken.iter().filter_map(|taken| taken.to.as_ref());
        for often in std::iter::once(&repeated.plain).chain(taken) {
            self::often(written, clause, often, at);
        }
    }
}

fn often(written: &Agreement<'_>, clause: &Clause<'_>, often: &Repeated<'_>, at: Reporter<'_>) {
    if let Some(count) = often.count.as_ref().filter(|count| count.value < 2) {
        let help = "write 2 or more; where a single breach is enough, leave `repeated` out";
        let message = format!("{} is no repetition: the breach itself is counted too", count.value);
        refuse(at, code::REPEATS_NOTHING, count.span, &message, help);
    }
    let Some(of) = &often.of else { return };
    let Some(counted) = written.clauses.iter().find(|other| other.id.value == of.value) else { return };
    let is_repeated = counted.rule.conduct().is_some_and(|conduct| conduct.repeated.is_some());
    let what = match &counted.rule {
        _ if counted.id.value == clause.id.value => "the clause counts its own breaches".to_owned(),
        Rule::Forbid(_) if is_repeated => format!("`{}` counts the breaches of a clause itself", of.value),
        Rule::Forbid(_) => return,
        Rule::Permit(_) | Rule::Asks { .. } => {
            format!("`{}` forbids nothing of which there could be breaches to count", of.value)
        }
    };
    let help = "name by `of=` a clause that forbids, and that has no `repeated` itself";
    refuse(at, code::REPEATS_NOTHING, of.span, &what, help);
}

/// Checks that a rule about acts that are done to somebody says to whom.
pub fn target(written: &Written<'_>, resolved: &Conduct, at: Reporter<'_>) {
    if written.on.is_some() {
        return;
    }
    let done_to = |acts: &Acts| acts.classes.iter().copied().find(|act| act.is_done_to_somebody());
    let taken = resolved.acts.taken.iter().filter_map(|taken| taken.to.as_ref());
    if let Some(act) = std::iter::once(&resolved.acts.plain).chain(taken).find_map(done_to) {
        let message = format!("`{act}` is done to somebody, and the clause does not say to whom");
        refuse(at, code::NO_TARGET, written.span, &message, "write `on`, be it `on \"anyone\"`");
    }
}
