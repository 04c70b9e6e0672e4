//! Exceptions and permits that leave nothing of the rule.

use kdltree::Node;
use model::ActorId;
use model::actor::Bond;
use model::agreement::{Clause, Conduct, Exception, Permit, Rule, Test, Who};

use super::Page;
use super::page::Piece;
use crate::code;

const CASE: &str = "the exemption for hot pursuit was abused in Mindanao (Mindanao 1997; rep.usm.my)";

/// Warns of exceptions that the doer alone can bring about, and of permits as wide as what they lift.
pub(super) fn exceptions(page: &Page<'_>) {
    for (clause, piece) in page.clauses() {
        match &clause.rule {
            Rule::Forbid(conduct) => {
                for exception in &conduct.unless {
                    if let Some(message) = by_own_word(page, conduct, exception) {
                        let help = format!(
                            "ask for a recorded attack (`within=`, `radius=`), for the approval of somebody else, or that a body finds so (`judged-by=`); {CASE}"
                        );
                        page.warn(piece, code::LINT_SWALLOWS, span(piece, exception), &message, &help);
                    }
                }
            }
            Rule::Permit(permit) => {
                for (lifted, conduct) in forbidding(page, clause, permit) {
                    let message = format!("it permits everything that `{}` forbids", lifted.id);
                    let help = format!(
                        "narrow the permit by `only-if`, `area` or `by`, or leave the other clause out; {CASE}"
                    );
                    if lifts_all(permit, conduct) {
                        page.warn(piece, code::LINT_SWALLOWS, piece.span_of("permit"), &message, &help);
                    }
                }
            }
            Rule::Asks { .. } => {}
        }
    }
}

fn span(piece: Piece<'_>, exception: &Exception) -> kdltree::Span {
    let label =
        |node: &&Node| node.args().next().and_then(|entry| entry.value.as_str()) == Some(&exception.label);
    piece.node.children_named("unless").find(label).unwrap_or(piece.node).span
}

/// Why an exception holds whenever the doer says so; `None` where something else must be so.
fn by_own_word(page: &Page<'_>, conduct: &Conduct, exception: &Exception) -> Option<String> {
    let tests = exception.tests.plain.as_ref()?;
    let mut whys = tests.iter().map(|test| own_word(page, conduct, test));
    let first = whys.next()??;
    whys.all(|why| why.is_some()).then(|| format!("the exception `{}` {first}", exception.label))
}

fn own_word(page: &Page<'_>, conduct: &Conduct, test: &Test) -> Option<String> {
    match test {
        Test::Answers { after_attack: None, .. } => {
            Some("holds on the word of whoever acts: no attack need be on record".to_owned())
        }
        Test::ApprovedBy(who) => {
            let own = who.iter().find(|approver| is_bound(page, conduct, approver))?;
            Some(format!("is approved by `{own}`, which the clause itself binds"))
        }
        Test::Notice { to: Some(to), .. } => {
            let own = matches!(&conduct.by.plain, Who::These(doers) if doers.iter().all(|doer| is_one(page, doer, to)));
            own.then(|| format!("asks for notice to `{to}`, who is the one that acts"))
        }
        Test::DoneBy(who)
            if covers(who, &conduct.by.plain) || holds_all_forces(page, who, &conduct.by.plain) =>
        {
            Some("exempts everybody whom the clause binds".to_owned())
        }
        _ => None,
    }
}

/// Whether everybody under the command of each that a clause names is exempt.
fn holds_all_forces(page: &Page<'_>, exempt: &Who, bound: &Who) -> bool {
    let (Who::These(exempt) | Who::WithAllies(exempt), Who::These(bound)) = (exempt, bound) else {
        return false;
    };
    let all_of = |one: &ActorId| {
        let part = |actor: &&model::actor::Actor| {
            actor.memberships.iter().any(|own| own.bond == Bond::PartOf && own.of == *one)
        };
        let parts: Vec<_> = page.case.actors.values().filter(part).collect();
        !parts.is_empty() && parts.iter().all(|part| exempt.contains(&part.id))
    };
    !bound.is_empty() && bound.iter().all(|one| exempt.contains(one) || all_of(one))
}

/// Whether a clause binds an actor: it is one of the doers named, or a party, or its commander is.
fn is_bound(page: &Page<'_>, conduct: &Conduct, actor: &ActorId) -> bool {
    let bound = match &conduct.by.plain {
        Who::These(doers) | Who::WithAllies(doers) => doers,
        _ => &page.agreement.parties.plain,
    };
    bound.iter().any(|bound| is_one(page, actor, bound) || is_one(page, bound, actor))
}

/// Whether an actor is another, or under its command.
fn is_one(page: &Page<'_>, actor: &ActorId, whole: &ActorId) -> bool {
    let mut next = vec![actor];
    let mut seen: Vec<&ActorId> = Vec::new();
    while let Some(id) = next.pop().filter(|_| seen.len() < 64) {
        if id == whole {
            return true;
        }
        if seen.contains(&id) {
            continue;
        }
        seen.push(id);
        let memberships = page.case.actors.get(id).into_iter().flat_map(|actor| &actor.memberships);
        next.extend(
            memberships.filter(|membership| membership.bond == Bond::PartOf).map(|membership| &membership.of),
        );
    }
    false
}

/// Whether everybody of one sort is of another.
fn covers(wide: &Who, narrow: &Who) -> bool {
    match (wide, narrow) {
        (Who::These(wide) | Who::WithAllies(wide), Who::These(narrow)) => {
            narrow.iter().all(|one| wide.contains(one))
        }
        (wide, narrow) => wide == narrow,
    }
}

/// The clauses that a permit lifts.
pub(super) fn forbidding<'a>(
    page: &Page<'a>,
    own: &Clause,
    permit: &Permit,
) -> Vec<(&'a Clause, &'a Conduct)> {
    let lifted = |clause: &&Clause| {
        clause.id != own.id && (permit.from.is_empty() || permit.from.contains(&clause.id))
    };
    let clauses = page.agreement.clauses.iter().filter(lifted);
    let forbids = clauses.filter_map(|clause| match &clause.rule {
        Rule::Forbid(conduct) => Some((clause, &**conduct)),
        _ => None,
    });
    forbids.filter(|(_, conduct)| overlap(&permit.conduct, conduct)).collect()
}

/// Whether two sorts of conduct have an act in common.
pub(super) fn overlap(one: &Conduct, other: &Conduct) -> bool {
    let acts = |conduct: &Conduct| conduct.acts.plain.classes.clone();
    acts(one).iter().any(|a| acts(other).iter().any(|b| a.covers(*b) || b.covers(*a)))
}

fn lifts_all(permit: &Permit, forbidden: &Conduct) -> bool {
    let free = &permit.conduct;
    let acts = |acts: &model::agreement::Acts| acts.classes.clone();
    let all_acts = acts(&forbidden.acts.plain)
        .iter()
        .all(|act| acts(&free.acts.plain).iter().any(|wide| wide.covers(*act)));
    let narrowed = free.weapons.is_some()
        || free.number.is_some()
        || free.repeated.is_some()
        || free.near.is_some()
        || free.in_force.is_some()
        || !free.unless.is_empty()
        || !permit.only_if.is_empty();
    let whole_area = free.area.as_ref().is_none_or(|area| {
        area.plain.within.is_empty() && area.plain.except.is_empty() || forbidden.area.as_ref() == Some(area)
    });
    let everybody = free.on.plain == forbidden.on.plain
        || free.on.plain.of.contains(&model::agreement::Protected::Anyone);
    all_acts && !narrowed && whole_area && everybody && covers(&free.by.plain, &forbidden.by.plain)
}
