//! What was breached in the last week.

use jiff::civil::Date;
use jiff::tz::TimeZone;
use jiff::{Timestamp, ToSpan};
use model::time::Window;

use crate::coverage;
use crate::found::Verdicts;
use crate::page::{Page, Table};
use crate::question::Question;
use crate::words;

/// The incidents of one week under every reading.
#[derive(Clone, PartialEq, Debug)]
pub struct Week<'a> {
    /// Its first and last day; none where the record holds nothing by then.
    pub days: Option<(Date, Date)>,
    /// True where it is not the last week before the time asked about, for nothing is recorded there.
    pub earlier: bool,
    /// The last week before the time asked about.
    pub asked: Option<(Date, Date)>,
    /// What of it could be seen.
    pub coverage: String,
    /// What began in it, in the order of time.
    pub incidents: Vec<Verdicts<'a>>,
}

/// How many incidents of a week are shown; the latest ones.
const ROWS: usize = 16;

impl<'a> Week<'a> {
    /// The last seven days, or the last seven days that end with a day of which something is recorded.
    pub fn of(question: &Question<'_>, incidents: &[Verdicts<'a>]) -> Self {
        let zone = question.zone();
        let asked = days_to(question.asked.as_of, &zone);
        let own = asked.map(|days| within(incidents, days, &zone)).unwrap_or_default();
        if !own.is_empty() {
            let coverage = seen(question, asked, &zone);
            return Self { days: asked, earlier: false, asked, coverage, incidents: own };
        }
        let last = incidents.iter().filter_map(|row| row.incident.when.window.from).max();
        let days = last.and_then(|last| {
            let last = last.to_zoned(zone.clone()).date();
            Some((last.checked_sub(6.days()).ok()?, last))
        });
        let found = days.map(|days| within(incidents, days, &zone)).unwrap_or_default();
        Self { days, earlier: true, asked, coverage: seen(question, days, &zone), incidents: found }
    }

    /// The incidents that are shown, and how many came before them.
    pub fn shown(&self) -> (&[Verdicts<'a>], usize) {
        let hidden = self.incidents.len().saturating_sub(ROWS);
        (self.incidents.get(hidden..).unwrap_or_default(), hidden)
    }

    pub(super) fn say(&self, question: &Question<'_>, page: &mut Page) {
        page.heading("3. What was breached in the last seven days?");
        if self.earlier {
            page.text(format!("Nothing is recorded {}.", span(self.asked)));
        }
        if self.incidents.is_empty() {
            return;
        }
        let which = if self.earlier { "The last week with reports, " } else { "The week " };
        let number = words::count(self.incidents.len(), "incident", "incidents");
        page.text(format!("{which}{}: {number}. {}", span(self.days), self.coverage));
        let (shown, hidden) = self.shown();
        page.table(matrix(question, shown));
        page.caption(words::LEGEND);
        if hidden > 0 {
            let earlier = words::count(hidden, "earlier one", "earlier ones");
            page.hint(format!("The {earlier} of the week"), question.command("assess", "--all"));
        }
        page.hint("Why, for one of them", question.command("explain", "INCIDENT"));
    }
}

fn span(days: Option<(Date, Date)>) -> String {
    days.map_or_else(String::new, |(first, last)| format!("from {first} to {last}"))
}

/// What of some days could be seen.
fn seen(question: &Question<'_>, days: Option<(Date, Date)>, zone: &TimeZone) -> String {
    let start = |day: Date| day.to_zoned(zone.clone()).ok().map(|zoned| zoned.timestamp());
    let (from, until) = days
        .map_or((None, None), |(first, last)| (start(first), last.checked_add(1.day()).ok().and_then(start)));
    coverage::of(question, &Window { from, until })
}

/// Incidents against readings.
pub(super) fn matrix(question: &Question<'_>, incidents: &[Verdicts<'_>]) -> Table {
    let readings = question.readings.iter().map(model::ReadingId::as_str);
    let mut table = Table::new(["id", "when and what"].into_iter().chain(readings)).widest(1);
    for row in incidents {
        let verdicts = row.under.iter().map(|verdict| words::narrow(*verdict).to_owned());
        let what = [row.incident.id.to_string(), words::incident(row.incident)];
        table.row(what.into_iter().chain(verdicts));
    }
    table
}

fn days_to(as_of: Timestamp, zone: &TimeZone) -> Option<(Date, Date)> {
    let last = as_of.checked_sub(1.second()).ok()?.to_zoned(zone.clone()).date();
    Some((last.checked_sub(6.days()).ok()?, last))
}

fn within<'a>(incidents: &[Verdicts<'a>], (first, last): (Date, Date), zone: &TimeZone) -> Vec<Verdicts<'a>> {
    let day = |at: Timestamp| at.to_zoned(zone.clone()).date();
    incidents
        .iter()
        .filter(|row| row.incident.when.window.from.is_some_and(|from| (first..=last).contains(&day(from))))
        .cloned()
        .collect()
}
