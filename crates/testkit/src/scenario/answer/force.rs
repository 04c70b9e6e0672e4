//! `calm-aleppo-2016-05 neutral: no, until 2016-05-12T00:00`: whether an agreement binds.

use assess::reference::{View, force};
use model::Truth;

use super::{Found, Setup};

pub(super) fn answer(setup: &Setup<'_>, words: &[&str]) -> Result<Vec<(Vec<String>, Found)>, String> {
    let [agreement, readings @ ..] = words else { return Err("write `agreement reading: …`".into()) };
    let id = setup.agreement(agreement)?;
    let terms = setup.case.agreements.get(&id).ok_or("there is no such agreement")?;
    let mut all = Vec::new();
    for reading in setup.readings(readings)? {
        let reading = setup.case.readings.get(&reading).ok_or("there is no such reading")?;
        let view = View::new(setup.case, reading, setup.asked);
        let found = force::at(&view, terms, setup.asked.as_of);
        let head = match found.truth {
            Truth::True => "yes",
            Truth::Maybe => "maybe",
            Truth::False => "no",
        };
        let since = found.since.map(|at| format!("since {}", setup.clock(at)));
        let until = found.until.map(|at| format!("until {}", setup.clock(at)));
        let details = since.into_iter().chain(until).collect();
        let question = vec![(*agreement).to_owned(), reading.id.to_string()];
        all.push((question, Found { head: head.into(), details, words: found.questions }));
    }
    Ok(all)
}
