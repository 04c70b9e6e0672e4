//! Clauses: that they say to whom, and that their tables and permits say something.

use model::agreement::{Acts, Conduct};

use super::refuse;
use crate::code;
use crate::diagnostic::Reporter;
use crate::surface::agreement::Agreement;
use crate::surface::clause::{Clause, Conduct as Written, Rule};

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
