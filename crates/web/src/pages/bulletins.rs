//! Every bulletin: weeks with their days, the newest first.

use askama::Template;
use jiff::civil::Date;
use publish::bulletin::{Period, Week, is_published, path, published};
use publish::edition::Day;

use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, Link, html};
use crate::marks::{Head, heads};
use crate::visit::Visit;

/// So many weeks stand on a page.
const ON_A_PAGE: usize = 6;

#[derive(Template)]
#[template(path = "bulletins.html")]
struct Page {
    frame: Frame,
    heads: Vec<Head>,
    weeks: Vec<Weekly>,
    number: usize,
    of: usize,
    earlier: Option<String>,
    later: Option<String>,
}

/// A week and its days.
struct Weekly {
    whole: Row,
    days: Vec<Row>,
}

/// A day or a week, with what is known of it now.
struct Row {
    link: Link,
    is_published: bool,
    incidents: usize,
    breaches: Vec<usize>,
    restrictions: usize,
}

/// What other pages show of the newest bulletin.
pub(crate) struct Newest {
    /// The bulletin of the newest day that has ended.
    pub(crate) day: Link,
    /// The bulletin of the newest week that has, where one has.
    pub(crate) week: Option<Link>,
    /// How many incidents began on the day.
    pub(crate) incidents: usize,
}

/// The newest bulletin; `None` where no day has ended yet.
pub(crate) fn newest(visit: &Visit) -> Option<Newest> {
    let days = published(&visit.edition);
    let last = days.last()?;
    let week = Week::of(last.date).map(Period::Week);
    let week =
        week.and_then(|week| if is_published(&visit.edition, week) { Some(week) } else { week.before() });
    let week = week.filter(|week| is_published(&visit.edition, *week));
    Some(Newest {
        day: link(visit, Period::Day(last.date)),
        week: week.map(|week| link(visit, week)),
        incidents: last.incidents,
    })
}

/// The way to the newest version of a bulletin.
pub(crate) fn link(visit: &Visit, period: Period) -> Link {
    let voice = visit.voice;
    let label = match period {
        Period::Day(day) => voice.day(day),
        Period::Week(week) => voice.say_with(
            "bulletins-week",
            &[
                ("n", week.number().to_string().into()),
                ("first", voice.day_of_year(period.first()).into()),
                ("last", voice.day(period.last()).into()),
            ],
        ),
    };
    Link { href: visit.href(&path(period, None)), label, is_this: false }
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let days = published(&visit.edition);
    let weeks: Vec<&[Day]> = days.chunk_by(|a, b| Week::of(a.date) == Week::of(b.date)).collect();
    let of = weeks.len().div_ceil(ON_A_PAGE).max(1);
    let asked = visit.query.get("page").unwrap_or("1");
    let number: usize = asked
        .parse()
        .ok()
        .filter(|number| (1..=of).contains(number))
        .ok_or_else(|| RouteError::BadValue { name: "page", value: asked.chars().take(40).collect() })?;
    let own = weeks.iter().rev().skip((number - 1) * ON_A_PAGE).take(ON_A_PAGE);
    let on = |number: usize| visit.href_with("/bulletins", &[("page", &number.to_string())]);
    html(&Page {
        frame: Frame::of(visit, visit.say("nav-bulletins"), visit.say("bulletins-lead")),
        heads: heads(visit.voice, visit.edition.case(), visit.edition.readings()),
        weeks: own.filter_map(|days| weekly(visit, days)).collect(),
        number,
        of,
        earlier: (number < of).then(|| on(number + 1)),
        later: (number > 1).then(|| on(number - 1)),
    })
}

fn weekly(visit: &Visit, days: &[Day]) -> Option<Weekly> {
    let week = Period::Week(Week::of(days.first()?.date)?);
    let daily = |day: &Day| row(visit, Period::Day(day.date), std::slice::from_ref(day));
    Some(Weekly { whole: row(visit, week, days), days: days.iter().rev().map(daily).collect() })
}

fn row(visit: &Visit, period: Period, days: &[Day]) -> Row {
    let readings = visit.edition.readings().len();
    let breaches = |at| days.iter().filter_map(|day| day.breaches.get(at)).sum();
    Row {
        link: link(visit, period),
        is_published: is_published(&visit.edition, period),
        incidents: days.iter().map(|day| day.incidents).sum(),
        breaches: (0..readings).map(breaches).collect(),
        restrictions: restrictions(visit, period.first(), period.last()),
    }
}

/// How many restrictions on monitors fall into some days, each counted once.
fn restrictions(visit: &Visit, first: Date, last: Date) -> usize {
    super::parts::coverage(visit, first, last).restrictions
}
