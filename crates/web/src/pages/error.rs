//! What went wrong: what, why, and where to go from here.

use askama::Template;

use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, Link, html};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "error.html")]
struct Page {
    frame: Frame,
    title: String,
    what: String,
    advice: String,
    ways: Vec<Link>,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit, error: &RouteError) -> Result<Answer, RouteError> {
    let voice = visit.voice;
    let (what, advice) = match error {
        RouteError::NotFound { key, asked } => {
            let asked: String = asked.chars().take(80).collect();
            (voice.say_with(key, &[("asked", asked.into())]), voice.say("error-look-here"))
        }
        RouteError::BadValue { name, value } => {
            let named = [("name", (*name).into()), ("value", value.as_str().into())];
            (voice.say_with("error-bad-value", &named), voice.say("error-write-day"))
        }
        RouteError::NotPublished => {
            let days = visit.now.edition.days();
            let day =
                |day: Option<&publish::edition::Day>| day.map(|day| voice.day(day.date)).unwrap_or_default();
            let span = [("first", day(days.first()).into()), ("last", day(days.last()).into())];
            (voice.say("error-not-published"), voice.say_with("error-published-span", &span))
        }
        RouteError::Internal(_) => (voice.say("error-internal"), voice.say("error-try-again")),
    };
    let ways = [("/", "nav-today"), ("/incidents", "nav-incidents"), ("/data", "nav-data")];
    let ways =
        ways.iter().map(|(path, key)| Link { href: visit.href(path), label: visit.say(key), is_this: false });
    let title = visit.say(&format!("error-title-{}", error.code()));
    html(&Page { frame: Frame::of(visit, &title, &what), title, what, advice, ways: ways.collect() })
}
