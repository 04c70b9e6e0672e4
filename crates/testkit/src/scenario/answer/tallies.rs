//! `D004: 9 breaches, by russian-centre`, and `sums that fail: D006 D017`.

use model::TallyId;
use model::tally::Tally;

use super::{Found, Setup};

pub(super) fn answer(setup: &Setup<'_>, words: &[&str]) -> Result<Found, String> {
    if words == ["sums", "that", "fail"] {
        let failing = setup.case.tallies.values().filter(|tally| tally.sum_fails());
        let ids: Vec<&str> = failing.map(|tally| tally.id.as_str()).collect();
        let head = if ids.is_empty() { "none".to_owned() } else { ids.join(" ") };
        return Ok(Found { head, ..Found::default() });
    }
    let [id] = words else { return Err("write `tally: …` or `sums that fail: …`".into()) };
    let tally =
        setup.case.tallies.get(&TallyId::new(id)).ok_or_else(|| format!("there is no tally `{id}`"))?;
    Ok(told(tally))
}

fn told(tally: &Tally) -> Found {
    let count = tally.total.as_ref().map_or_else(|| "no total of".to_owned(), ToString::to_string);
    let mut details = vec![format!("by {}", tally.by)];
    if let Some((sum, total)) = tally.sum_and_total().filter(|(sum, total)| sum != total) {
        details.push(format!("sum of the parts {sum} against {total}"));
    }
    let words = [tally.window.clone(), tally.blames.clone(), Some(tally.period.said.clone())];
    Found {
        head: format!("{count} {}", tally.unit.replace('-', " ")),
        details,
        words: words.into_iter().flatten().collect(),
    }
}
