//! Where the lists behind the numbers stand on the site.

use jiff::civil::Date;
use model::finding::Verdict;
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use super::{Issue, Known, Period};

/// Makes the address of a path of the site, such as `/incidents/DAS-0331?as-of=2016-04-01`; none where there is no site.
pub type Links<'l> = &'l dyn Fn(&str) -> Option<String>;

/// Everything but letters, digits and these is written in per cents.
const KEPT: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

fn encoded(text: &str) -> String {
    utf8_percent_encode(text, KEPT).to_string()
}

/// The word by which an address asks for incidents of a verdict, or for those that no clause takes up.
pub fn word(verdict: Option<Verdict>) -> &'static str {
    verdict.map_or("not-taken-up", Verdict::as_str)
}

impl Issue {
    /// Which time an address must ask of to show what this issue was made from.
    fn times(&self) -> String {
        let as_of = self.bulletin.period.last();
        match self.known {
            Known::By(day) => format!("as-of={as_of}&known-at={day}"),
            Known::All => format!("as-of={as_of}"),
        }
    }

    /// The list of the incidents of some days.
    pub(super) fn list(&self, first: Date, last: Date) -> String {
        format!("/incidents?{}&from={first}&until={last}&told=yes", self.times())
    }

    /// The list of what a reading finds to be so.
    pub(super) fn list_of(&self, days: (Date, Date), reading: &str, verdict: Option<Verdict>) -> String {
        let (list, reading) = (self.list(days.0, days.1), encoded(reading));
        format!("{list}&reading={reading}&verdict={}", word(verdict))
    }

    pub(super) fn incident(&self, id: &str) -> String {
        format!("/incidents/{}?{}", encoded(id), self.times())
    }

    pub(super) fn agreement(&self, id: &str) -> String {
        format!("/agreements/{}?{}", encoded(id), self.times())
    }

    pub(super) fn obligation(&self, agreement: &str, id: &str) -> String {
        format!("/obligations/{}/{}?{}", encoded(agreement), encoded(id), self.times())
    }

    pub(super) fn statement(&self, id: &str) -> String {
        format!("/statements?{}#{}", self.times(), encoded(id))
    }

    pub(super) fn tally(&self, id: &str) -> String {
        format!("/tallies?{}#{}", self.times(), encoded(id))
    }

    /// The permanent address of this version.
    pub fn path(&self) -> String {
        path(self.bulletin.period, Some(self.number))
    }
}

/// The address of a version of a bulletin, or of its newest.
pub fn path(period: Period, version: Option<usize>) -> String {
    version
        .map_or_else(|| format!("/bulletins/{period}"), |version| format!("/bulletins/{period}/v/{version}"))
}
