//! Who counted what, in their own units.

use model::count::Count;
use model::tally::{PartOf, Tally};

use super::{or_nothing, window, with};
use crate::csv::join;
use crate::data::About;
use crate::edition::Edition;
use crate::words;

/// Writes all tallies as they were printed, one row each, by id. Counts of different authors are never added.
///
/// # Errors
///
/// As [`findings()`](super::findings).
pub fn tallies(edition: &Edition, about: &About) -> Result<String, csv::Error> {
    let head = [
        "tally",
        "by",
        "via",
        "period",
        "period_from",
        "period_until",
        "window",
        "unit",
        "total",
        "running_total",
        "parts",
        "parts_incomplete",
        "sum_of_parts",
        "sum_fails",
        "killed",
        "injured",
        "blames",
        "repeats",
        "agreement",
        "document",
        "note",
    ];
    let as_of = edition.asked().as_of;
    let told = edition.case().tallies.values();
    let told = told.filter(|tally| tally.period.window.from.is_none_or(|from| from < as_of));
    with(about, &head, told.map(tally))
}

fn tally(tally: &Tally) -> Vec<String> {
    let [from, until] = window(&tally.period.window);
    let of = |of: &PartOf| match of {
        PartOf::Area(id) => id.to_string(),
        PartOf::Actor(id) => id.to_string(),
        PartOf::Words(words) => words.clone(),
    };
    let parts = tally.parts.iter().map(|part| format!("{}: {}", of(&part.of), part.count));
    let sum = tally.sum_and_total();
    let count = |count: &Option<Count>| or_nothing(count.as_ref());
    vec![
        tally.id.to_string(),
        tally.by.to_string(),
        or_nothing(tally.via.as_ref()),
        tally.period.to_string(),
        from,
        until,
        or_nothing(tally.window.as_ref()),
        tally.unit.clone(),
        count(&tally.total),
        count(&tally.running_total),
        join(parts),
        tally.parts_incomplete.to_string(),
        or_nothing(sum.map(|(sum, _)| sum)),
        or_nothing(sum.map(|(sum, total)| sum != total)),
        count(&tally.killed),
        count(&tally.injured),
        or_nothing(tally.blames.as_ref()),
        or_nothing(tally.repeats.as_ref()),
        or_nothing(tally.agreement.as_ref()),
        or_nothing(tally.document.as_ref()),
        words::UNSEEN.to_owned(),
    ]
}
