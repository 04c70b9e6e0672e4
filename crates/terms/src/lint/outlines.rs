//! Lines, zones and belts that are on no map.

use std::collections::BTreeSet;

use model::agreement::{Parameter, Rule, Scope, Where};
use model::place::Shape;
use model::{AreaId, Case};

use super::Page;
use super::find::Sentence;
use crate::code;

/// Words for what is drawn on a map; towns and provinces have edges that are known without the text.
const DRAWN: &[&str] = &[
    "line*",
    "zone*",
    "strip*",
    "belt*",
    "corridor*",
    "buffer*",
    "sector*",
    "ring*",
    "perimeter*",
    "demilitari*",
    "km",
    "kilometre*",
    "kilometer*",
    "mile",
    "miles",
    "yard*",
];

const CASE: &str = "about 70 in a hundred complaints in Myanmar were disputes over where the line ran (Myanmar NCA; irrawaddy.com 2017-07-06)";

/// Warns of every area that is drawn by the text, used by it, and has no outline.
pub(super) fn areas(page: &Page<'_>) {
    if !page.whole {
        return;
    }
    let mut told = BTreeSet::new();
    for (clause, piece) in page.clauses() {
        let conduct = match &clause.rule {
            Rule::Forbid(conduct) => conduct,
            Rule::Permit(permit) => &permit.conduct,
            Rule::Asks { .. } => continue,
        };
        for area in used(conduct.area.as_ref()) {
            let drawn = piece.words().any(|words| words.sentence.has_any(DRAWN));
            if let Some(message) = flaw(page, area, drawn).filter(|_| told.insert(area)) {
                page.warn(
                    piece,
                    code::LINT_NO_OUTLINE,
                    piece.span_of_value("area", area.as_str()),
                    &message,
                    &help(),
                );
            }
        }
        let rows = conduct.weapons.iter().flat_map(|weapons| &weapons.plain);
        for area in rows.filter_map(|row| row.area.as_ref()) {
            if let Some(message) = flaw(page, area, true).filter(|_| told.insert(area)) {
                page.warn(
                    piece,
                    code::LINT_NO_OUTLINE,
                    piece.span_of_value("weapons", area.as_str()),
                    &message,
                    &help(),
                );
            }
        }
    }
    for area in used(Some(&page.agreement.area)) {
        if let Some(message) = flaw(page, area, false).filter(|_| told.insert(area)) {
            let span = page.node.child("area").unwrap_or(page.node).span;
            page.warn_of_all(code::LINT_NO_OUTLINE, span, &message, &help());
        }
    }
}

fn help() -> String {
    format!("give it a `polygon`, `strip`, `ring` or `circle`, or list its parts by `consists-of`; {CASE}")
}

/// The areas that a scope names, under every reading.
fn used(scope: Option<&Parameter<Scope>>) -> impl Iterator<Item = &AreaId> {
    let scopes = scope.into_iter().flat_map(|scope| {
        std::iter::once(&scope.plain).chain(scope.taken.iter().filter_map(|taken| taken.to.as_ref()))
    });
    scopes.flat_map(|scope| {
        let outside = scope.except.iter().filter_map(|circumstance| match circumstance {
            Where::Inside(area) => Some(area),
            _ => None,
        });
        scope.within.iter().chain(outside)
    })
}

fn flaw(page: &Page<'_>, id: &AreaId, drawn: bool) -> Option<String> {
    let area = page.case.areas.get(id)?;
    if area.outline.as_ref().is_some_and(|outline| matches!(outline.shape, Shape::Line(_))) {
        return Some(format!("`{id}` is only a line, and nothing lies in a line"));
    }
    let drawn = drawn
        || Sentence::of(area.name.plain()).has_any(DRAWN)
        || Sentence::of(&id.as_str().replace(['-', '_'], " ")).has_any(DRAWN);
    (drawn && !has_outline(page.case, id))
        .then(|| format!("`{id}` is on no map: the case has no outline of it"))
}

/// Whether an area has an outline, or lies in one that has, or consists of some that have.
fn has_outline(case: &Case, id: &AreaId) -> bool {
    let (mut seen, mut open) = (BTreeSet::new(), vec![id]);
    while let Some(id) = open.pop() {
        let Some(area) = case.areas.get(id).filter(|_| seen.insert(id)) else { continue };
        match area.outline.as_ref().map(|outline| &outline.shape) {
            Some(Shape::Parts(parts)) => open.extend(parts),
            Some(_) => return true,
            // what has nothing but heights reaches as far as the area that it lies in
            None if !area.heights.is_empty() && area.within.is_some() => open.extend(&area.within),
            None => open.extend(
                case.areas.values().filter(|part| part.within.as_ref() == Some(id)).map(|part| &part.id),
            ),
        }
    }
    false
}
