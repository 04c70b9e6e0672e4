//! About: how findings are made, what the readings rest on, what this is not.

use askama::Template;

use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, html};
use crate::marks::{Head, heads};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "about.html")]
struct Page {
    frame: Frame,
    heads: Vec<Head>,
    zone: String,
    record_until: String,
    read_at: String,
    version: &'static str,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let (edition, voice) = (&visit.edition, visit.voice);
    let case = edition.case();
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-about"), visit.say("about-lead")),
        heads: heads(voice, case, edition.readings()),
        zone: case.zone.clone(),
        record_until: voice.end(case.record_until, edition.zone()),
        read_at: voice.minute(visit.now.read_at, edition.zone()),
        version: env!("CARGO_PKG_VERSION"),
    })
}
