//! Data: everything that can be taken away, followed, or asked for by a program.

use askama::Template;

use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, html};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "downloads.html")]
struct Page {
    frame: Frame,
    files: Vec<(String, String, String)>,
    calendar: String,
}

/// What can be taken away: the path, the key of what it holds.
const FILES: &[(&str, &str)] = &[
    ("/data/findings.csv", "data-findings"),
    ("/data/findings.parquet", "data-findings"),
    ("/data/matrix.csv", "data-matrix"),
    ("/data/incidents.geojson", "data-incidents"),
    ("/data/incidents.parquet", "data-incidents"),
    ("/data/claims.csv", "data-claims"),
    ("/data/tallies.csv", "data-tallies"),
    ("/data/obligations.csv", "data-obligations"),
    ("/data/areas.geojson", "data-areas"),
];

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let lang = visit.voice.language().tag();
    let file = |(path, key): &(&str, &str)| {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        (visit.data(path), name, visit.say(key))
    };
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-data"), visit.say("data-lead")),
        files: FILES.iter().map(file).collect(),
        calendar: format!("/calendar/{lang}.ics"),
    })
}
