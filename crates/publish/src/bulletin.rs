//! Bulletins: the findings of a day or a week in a fixed, neutral form.
//!
//! ```text
//! Period + known-at ──▶ Edition ──▶ Bulletin ──▶ Document (in a language) ──▶ Markdown, HTML, PDF
//!                                      └─ canonical JSON ──▶ fingerprint ──▶ Issue 1, 2, 3 …
//! ```
//!
//! A [`Bulletin`] is a function of a period and of the state of the record: what had happened by the end of the period, from what the record had
//! learnt by then or later. It is plain data without a language. An [`Issue`] is a bulletin with the number of its version and what changed
//! since the one before; [`Issue::document`] says it.
//!
//! Restrictions, tallies and statements carry no record time in a case: they stand in every version.
//!
//! Start with [`Period`], then [`versions`].

mod block;
mod canonical;
mod changes;
mod counts;
mod duties;
mod heard;
pub mod html;
mod incidents;
mod links;
pub mod markdown;
pub mod pdf;
mod period;
mod published;
mod say;
pub mod versions;

use std::sync::Arc;

use assess::Asked;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::time::Window;
use model::{AgreementId, Case, ReadingId, RestrictionId, StatementId};

use crate::edition::Edition;
use crate::report::{Agreements, InForce};
use crate::terms::unwatched;
pub use block::{Block, Document, Line, Piece, Table};
pub use changes::Change;
pub use counts::{Baseline, Counts, KINDS, Numbers};
pub use duties::{Duty, Stands};
pub use heard::{Author, Casualty, Counted};
pub use incidents::Row;
pub use links::{Links, path, word};
pub use period::{NoPeriod, Period, Week};
pub use published::{is_published, published};
pub use versions::{Issue, Known, Learning};

/// What a bulletin says, without a language.
#[derive(Clone, Debug)]
pub struct Bulletin {
    case: Arc<Case>,
    /// The day or week.
    pub period: Period,
    /// Its end, and the state of the record that it is made from.
    pub asked: Asked,
    /// The readings, in the order in which verdicts stand.
    pub readings: Vec<ReadingId>,
    /// The agreements that are, or may be, in force at its end, under which readings.
    pub force: Vec<Agreements>,
    /// Restrictions on monitors that fall into it, in the order of time.
    pub restrictions: Vec<RestrictionId>,
    /// How many incidents are what.
    pub counts: Counts,
    /// The incidents, in the order of time, as far as they are listed.
    pub incidents: Vec<Row>,
    /// Who claims how many killed and injured in which of them.
    pub casualties: Vec<Casualty>,
    /// Who says of how many of them that they happened, or did not.
    pub authors: Vec<Author>,
    /// Counts that authors published of the period.
    pub tallies: Vec<Counted>,
    /// What was said in public.
    pub statements: Vec<StatementId>,
    /// What is due, overdue or open at its end, and what moved in it.
    pub duties: Vec<Duty>,
    /// Of the agreements in force, the clauses and obligations of which the text does not say who watches them.
    pub unwatched: Vec<(AgreementId, Vec<String>)>,
}

impl Bulletin {
    /// Makes the bulletin of a period from an edition that was asked as of its end ([`Period::asked`]).
    pub fn of(edition: &Edition, period: Period) -> Self {
        let case = Arc::clone(edition.case());
        let window = period.window(edition.zone());
        let numbers = incidents::numbers(edition, period);
        let force = InForce::of(&edition.question_of_frame()).now;
        let heard = heard::Heard::of(edition, &numbers);
        let restrictions = restrictions(&case, &window);
        Self {
            counts: Counts::of(edition, period, &force),
            incidents: incidents::rows(edition, &numbers, &restrictions),
            casualties: heard.casualties(),
            authors: heard.authors(),
            tallies: heard::tallies(edition, &window),
            statements: statements(&case, &window),
            duties: duties::of(edition, &window),
            unwatched: open_ends(&case, &force),
            asked: edition.asked(),
            readings: edition.readings().to_vec(),
            period,
            restrictions,
            force,
            case,
        }
    }

    /// The case.
    pub fn case(&self) -> &Case {
        &self.case
    }

    /// The zone of the case.
    pub fn zone(&self) -> TimeZone {
        zone(&self.case)
    }
}

fn zone(case: &Case) -> TimeZone {
    TimeZone::get(&case.zone).unwrap_or(TimeZone::UTC)
}

/// Whether an instant lies in a stretch of time.
fn holds(window: &Window, at: Timestamp) -> bool {
    window.from.is_none_or(|from| from <= at) && window.until.is_none_or(|until| at < until)
}

fn restrictions(case: &Case, window: &Window) -> Vec<RestrictionId> {
    let own = case.restrictions.values().filter(|one| !one.when.window.is_apart_from(window));
    let mut own: Vec<_> = own.collect();
    own.sort_by(|a, b| (&a.when, &a.id).cmp(&(&b.when, &b.id)));
    own.into_iter().map(|one| one.id.clone()).collect()
}

/// What was said in a stretch of time: each statement stands where it begins.
fn statements(case: &Case, window: &Window) -> Vec<StatementId> {
    let begins = |window: &Window| window.from.or(window.last());
    let own = case.statements.values();
    let mut own: Vec<_> =
        own.filter(|one| begins(&one.on.window).is_some_and(|at| holds(window, at))).collect();
    own.sort_by(|a, b| (&a.on, &a.id).cmp(&(&b.on, &b.id)));
    own.into_iter().map(|one| one.id.clone()).collect()
}

fn open_ends(case: &Case, force: &[Agreements]) -> Vec<(AgreementId, Vec<String>)> {
    let in_force = force.iter().filter_map(|one| case.agreements.get(&one.id));
    in_force
        .map(|agreement| (agreement.id.clone(), unwatched(agreement)))
        .filter(|(_, unwatched)| !unwatched.is_empty())
        .collect()
}
