//! The site: the case as it stands, and as it stood.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError, RwLock};

use assess::Asked;
use assess::columns::ColumnsError;
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::{Case, IncidentId};
use publish::bulletin::versions::issues;
use publish::bulletin::{Issue, Period};
use publish::edition::{Edition, Turned};
use quick_cache::sync::Cache;
use quick_cache::{DefaultHashBuilder, Weighter};
use tokio::sync::Notify;

use crate::kept::Kept;

/// How a site is run.
#[derive(Clone, Debug)]
pub struct Options {
    /// The address under which readers know it, without a slash at its end: `https://truce.example.org`.
    pub address: String,
    /// What time it is.
    pub clock: fn() -> Timestamp,
    /// How many requests a visitor may make a second, over some time.
    pub requests_per_second: u32,
    /// Whether the address of a visitor is what a proxy in front says (`X-Forwarded-For`).
    pub behind_proxy: bool,
}

/// A case, as it stands and as it stood.
pub struct Site {
    pub(crate) options: Options,
    now: RwLock<Arc<Now>>,
    earlier: Cache<(u64, Key), Arc<Edition>, Heavy>,
    /// Held by whoever assesses another time: each takes as much memory as the case, so one is made after another.
    assessing: Mutex<()>,
    bulletins: Cache<(u64, Period), Arc<Vec<Issue>>>,
    pub(crate) kept: Kept,
    /// Told whenever something else is shown.
    pub(crate) changed: Notify,
}

/// The case as it stands.
pub(crate) struct Now {
    /// Counts the changes of the case since the site was started.
    pub(crate) number: u64,
    /// All that is published of it.
    pub(crate) edition: Arc<Edition>,
    /// What turned when the case changed last.
    pub(crate) turned: HashMap<IncidentId, Vec<Turned>>,
    /// When the case was read.
    pub(crate) read_at: Timestamp,
    /// True where the files of the case have changed since, and cannot be relied on.
    pub(crate) is_stale: bool,
}

/// Of which time, and from which state of the record.
type Key = (Timestamp, Timestamp);

/// Editions of other times weigh what they hold.
#[derive(Clone)]
struct Heavy;

impl Weighter<(u64, Key), Arc<Edition>> for Heavy {
    fn weight(&self, _: &(u64, Key), edition: &Arc<Edition>) -> u64 {
        edition.entries().len() as u64 + 1_000
    }
}

/// So many editions of other times are kept at most.
const EDITIONS: usize = 64;

/// Of so many bulletins the versions are kept at most.
const BULLETINS: usize = 512;

/// So many incidents they hold at most, all together: each takes some 20 kB with what is claimed of it.
const INCIDENTS: u64 = 250_000;

impl Site {
    /// Takes a case over.
    ///
    /// # Errors
    ///
    /// What cannot be laid out in columns.
    pub fn new(case: Case, options: Options) -> Result<Self, ColumnsError> {
        let read_at = (options.clock)();
        let case = Arc::new(case);
        let asked = latest(&case, read_at);
        let edition = Arc::new(Edition::of(case, asked)?);
        let now = Now { number: 0, edition, turned: HashMap::new(), read_at, is_stale: false };
        let earlier = Cache::with(
            EDITIONS,
            INCIDENTS,
            Heavy,
            DefaultHashBuilder::default(),
            quick_cache::sync::DefaultLifecycle::default(),
        );
        Ok(Self {
            options,
            now: RwLock::new(Arc::new(now)),
            earlier,
            assessing: Mutex::new(()),
            bulletins: Cache::new(BULLETINS),
            kept: Kept::new(),
            changed: Notify::new(),
        })
    }

    /// Takes over a case that has changed.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new); then the site shows what it showed.
    pub fn replace(&self, case: Case) -> Result<usize, ColumnsError> {
        self.show(Arc::new(case))
    }

    /// Shows what a delay kept back and need not any more. It is to be called now and then where the case has one.
    ///
    /// # Errors
    ///
    /// As [`new`](Self::new).
    pub fn keep_up(&self) -> Result<(), ColumnsError> {
        let case = Arc::clone(self.now().edition.case());
        let last_day = |at: Timestamp| at.to_zoned(zone(&case)).date();
        let until = latest(&case, (self.options.clock)()).as_of;
        if last_day(until) > last_day(self.now().edition.asked().as_of) {
            self.show(case)?;
        }
        Ok(())
    }

    fn show(&self, case: Arc<Case>) -> Result<usize, ColumnsError> {
        let read_at = (self.options.clock)();
        let asked = latest(&case, read_at);
        let edition = Arc::new(Edition::of(case, asked)?);
        // readers see what was there before until all of it is ready
        edition.prepare();
        let before = self.now();
        let mut turned: HashMap<IncidentId, Vec<Turned>> = HashMap::new();
        let all = edition.turned_since(&before.edition);
        let number_turned = all.len();
        for one in all {
            turned.entry(one.incident.clone()).or_default().push(one);
        }
        self.set(Now { number: before.number + 1, edition, turned, read_at, is_stale: false });
        Ok(number_turned)
    }

    /// Says on every page that the files of the case have changed and cannot be relied on.
    pub fn mark_stale(&self) {
        let now = self.now();
        self.set(Now {
            number: now.number + 1,
            edition: Arc::clone(&now.edition),
            turned: now.turned.clone(),
            read_at: now.read_at,
            is_stale: true,
        });
    }

    fn set(&self, now: Now) {
        *self.now.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(now);
        self.changed.notify_one();
    }

    /// The case as it stands.
    pub(crate) fn now(&self) -> Arc<Now> {
        Arc::clone(&self.now.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// How many incidents are published, and how many findings turned at the last change.
    pub fn published(&self) -> usize {
        self.now().edition.entries().len()
    }

    /// The case at another time, or from an earlier state of the record. It takes as long as an assessment the first time.
    ///
    /// # Errors
    ///
    /// What cannot be laid out in columns.
    pub(crate) fn at(&self, now: &Now, asked: Asked) -> Result<Arc<Edition>, ColumnsError> {
        if asked == now.edition.asked() {
            return Ok(Arc::clone(&now.edition));
        }
        let key = (now.number, (asked.as_of, asked.known_at));
        self.earlier.get_or_insert_with(&key, || {
            let _alone = self.assessing.lock().unwrap_or_else(PoisonError::into_inner);
            now.edition.at(asked).map(Arc::new)
        })
    }
}

impl Site {
    /// Every version of a bulletin. It takes some assessments the first time.
    ///
    /// # Errors
    ///
    /// What cannot be laid out in columns.
    pub(crate) fn issues(&self, now: &Now, period: Period) -> Result<Arc<Vec<Issue>>, ColumnsError> {
        self.bulletins.get_or_insert_with(&(now.number, period), || {
            let _alone = self.assessing.lock().unwrap_or_else(PoisonError::into_inner);
            issues(&now.edition, period, None).map(Arc::new)
        })
    }
}

/// The latest time of which anything is published: the end of the record, or so long ago as what happens is kept back.
fn latest(case: &Case, now: Timestamp) -> Asked {
    let whole = Asked::of_all(case);
    let delay = case.publication.delay.as_ref();
    let bound = delay.and_then(|delay| delay.before(now, &zone(case))).unwrap_or(whole.as_of);
    Asked { as_of: whole.as_of.min(bound), ..whole }
}

fn zone(case: &Case) -> TimeZone {
    TimeZone::get(&case.zone).unwrap_or(TimeZone::UTC)
}
