//! `DAS-0331 attacks washington damascus: term mixed-places`: where two readings part.

use std::collections::BTreeSet;

use assess::reference::{self, View};
use model::finding::PivotPoint;

use super::{Found, Setup, findings, obligations};

pub(super) fn answer(setup: &Setup<'_>, words: &[&str]) -> Result<Found, String> {
    let ((agreement, matter), a, b) = match words {
        [incident, clause, a, b] => (findings::matter(setup, incident, clause)?, a, b),
        [obligation, a, b] => (obligations::matter(setup, obligation)?, a, b),
        _ => {
            return Err(
                "write `incident clause reading reading: …` or `obligation reading reading: …`".into()
            );
        }
    };
    let (case, asked) = (setup.case, setup.asked);
    let (a, b) = (setup.reading(a)?, setup.reading(b)?);
    for reading in [&a, &b] {
        let finding = reference::finding(case, &matter, &agreement, reading, asked);
        setup.checked(&finding.ok_or("there is no such finding")?)?;
    }
    let pivot = reference::pivot(case, &matter, &agreement, &a, &b, asked);
    let back = reference::pivot(case, &matter, &agreement, &b, &a, asked);
    let points = |pivot: &Option<model::finding::Pivot>| pivot.as_ref().map(|pivot| pivot.points.clone());
    if points(&pivot) != points(&back) {
        return Err(format!("the pivot turns with the order: {:?}, {:?}", points(&pivot), points(&back)));
    }
    let Some(pivot) = pivot else { return Ok(Found { head: "none".into(), ..Found::default() }) };
    let turned = [(&a, &b, 1), (&b, &a, 0)].into_iter().any(|(from, to, wanted)| {
        let (Some(from), Some(to)) = (case.readings.get(from), case.readings.get(to)) else { return false };
        let set: BTreeSet<PivotPoint> = pivot.points.iter().cloned().collect();
        let view = View::new(case, from, asked).with_points_of(to, set);
        let terms = case.agreements.get(&agreement);
        let found = terms.and_then(|terms| reference::finding::verdict_under(&view, &matter, terms));
        found == pivot.verdicts.get(wanted).map(|(_, verdict)| *verdict)
    });
    if !turned {
        return Err(format!("taking all points of the pivot turns neither reading: {:?}", pivot.points));
    }
    let points: Vec<String> = pivot.points.iter().map(point).collect();
    let head = if points.is_empty() { "no point".to_owned() } else { points.join(" and ") };
    Ok(Found { head, details: Vec::new(), words: vec![pivot.sentence] })
}

fn point(point: &PivotPoint) -> String {
    match point {
        PivotPoint::Term(id) => format!("term {id}"),
        PivotPoint::Fact(attribute) => format!("fact {}", attribute.as_str()),
        PivotPoint::Standing(actor) => format!("standing {actor}"),
        PivotPoint::Ownership => "ownership".to_owned(),
        PivotPoint::Matter(matter) => super::matter(matter),
    }
}
