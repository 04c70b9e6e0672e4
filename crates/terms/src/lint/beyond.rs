//! Clauses that reach beyond the text that they stand in: its time and its area cut them off.

use jiff::tz::TimeZone;
use kdltree::Span;
use model::agreement::{Clause, Conduct, Rule, Scope};
use model::place::Shape;
use model::{AreaId, Case};

use super::Page;
use super::dates::{end_of, end_of_period};
use super::page::Piece;
use crate::code;

const TIMES: &str = "look at both times: a clause binds only while its agreement does; one copy of the truce of November 2020 said by the 20th and another before it \
                     (Nagorno-Karabakh 2020; news.ru)";

const AREAS: &str = "a clause applies only where its agreement does: widen the `area` of the agreement, and narrow the other clauses; some 70 in a hundred complaints in \
                     Myanmar were about where a line ran (Myanmar NCA; irrawaddy.com 2017-07-06)";

/// Warns of every clause whose own time or area is wider than the agreement's.
pub(super) fn clauses(page: &Page<'_>) {
    for (clause, piece) in page.clauses() {
        if let Some(conduct) = conduct(clause) {
            in_time(page, piece, conduct);
            in_place(page, piece, conduct);
        }
    }
}

fn conduct(clause: &Clause) -> Option<&Conduct> {
    match &clause.rule {
        Rule::Forbid(conduct) => Some(conduct),
        Rule::Permit(permit) => Some(&permit.conduct),
        Rule::Asks { .. } => None,
    }
}

fn in_time(page: &Page<'_>, piece: Piece<'_>, conduct: &Conduct) {
    let Some(in_force) = &conduct.in_force else { return };
    let zone = TimeZone::get(&page.agreement.zone).unwrap_or(TimeZone::UTC);
    let whole = &page.agreement.in_force.plain;
    let end = end_of(page.agreement, &zone);
    let start = whole.iter().map(|period| period.from.when()?.as_start().from).min().flatten();
    let warn =
        |message: &str| page.warn(piece, code::LINT_ODD_DATE, piece.span_of("in-force"), message, TIMES);
    for period in &in_force.plain {
        let from = period.from.when().map(model::time::When::as_start);
        let starts = from.and_then(|from| from.from);
        let ends = end_of_period(period, &zone);
        if end.is_some_and(|end| starts.is_some_and(|from| from >= end)) {
            warn("the clause binds only when the text has ended, so it never does");
        } else if start.is_some_and(|start| ends.is_some_and(|until| until <= start)) {
            warn("the clause has ended before the text begins to bind, so it never does");
        } else if end.is_some_and(|end| ends.is_some_and(|until| until > end)) {
            warn("the clause says that it binds longer than the text does");
        } else if start.is_some_and(|start| from.and_then(|from| from.until).is_some_and(|own| own < start)) {
            warn("the clause says that it binds before the text does");
        }
    }
}

fn in_place(page: &Page<'_>, piece: Piece<'_>, conduct: &Conduct) {
    let whole = &page.agreement.area.plain;
    let Some(own) = conduct.area.as_ref().map(|area| &area.plain).filter(|_| !whole.within.is_empty()) else {
        return;
    };
    if own.within.is_empty() && own.except.is_empty() {
        let message = "the clause applies everywhere, and the text only in its area";
        page.warn(piece, code::LINT_NO_OUTLINE, piece.span_of("area"), message, AREAS);
    }
    for area in &own.within {
        if let Some(span) = wider(page, piece, area, whole) {
            let message = format!("`{area}` is wider than the area of the text, which lies in it");
            page.warn(piece, code::LINT_NO_OUTLINE, span, &message, AREAS);
        }
    }
}

/// Where an area stands that holds all areas of the text and more.
fn wider(page: &Page<'_>, piece: Piece<'_>, area: &AreaId, whole: &Scope) -> Option<Span> {
    let holds = |part: &AreaId| part != area && lies_in(page.case, part, area);
    (!whole.within.contains(area) && whole.within.iter().all(holds))
        .then(|| piece.span_of_value("area", area.as_str()))
}

/// Whether an area is said to lie in another, or to be one of its parts.
fn lies_in(case: &Case, part: &AreaId, whole: &AreaId) -> bool {
    let mut next = Some(part);
    for _ in 0..64 {
        let Some(id) = next else { return false };
        if id == whole {
            return true;
        }
        next = case.areas.get(id).and_then(|area| area.within.as_ref());
    }
    let outline = case.areas.get(whole).and_then(|area| area.outline.as_ref());
    outline.is_some_and(|outline| matches!(&outline.shape, Shape::Parts(parts) if parts.contains(part)))
}
