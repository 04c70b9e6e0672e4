//! Data: everything that can be taken away, followed, or asked for by a program.

use askama::Template;

use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, Link, html};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "downloads.html")]
struct Page {
    frame: Frame,
    files: Vec<(String, String, String)>,
    feeds: Vec<(String, [Link; 2])>,
    calendar: String,
    ogc: String,
    index: String,
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

/// What can be followed.
const FEEDS: [&str; 3] = ["bulletins", "incidents", "obligations"];

/// In which forms: the end of the address, what it is called.
const FORMS: [(&str, &str); 2] = [("atom", "Atom"), ("json", "JSON")];

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let lang = visit.voice.language().tag();
    let file = |(path, key): &(&str, &str)| {
        let name = path.rsplit('/').next().unwrap_or_default().to_owned();
        (visit.data(path), name, visit.say(key))
    };
    let feed = |name: &str, (ending, label): (&str, &str)| Link {
        href: format!("/feeds/{lang}/{name}.{ending}"),
        label: label.to_owned(),
        is_this: false,
    };
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-data"), visit.say("data-lead")),
        files: FILES.iter().map(file).collect(),
        feeds: FEEDS
            .map(|name| (visit.say(&format!("nav-{name}")), FORMS.map(|form| feed(name, form))))
            .into(),
        calendar: format!("/calendar/{lang}.ics"),
        ogc: visit.whole("/ogc"),
        index: visit.data("/data/case.json"),
    })
}
