//! Small random cases, as texts.
//!
//! A [`Sketch`] is a handful of small numbers; [`Sketch::texts`] writes them down as KDL, one text a node, and [`Sketch::case`] loads
//! them. Numbers shrink towards zero and lists towards nothing, so that a law that fails shows a case that a person can read.
//!
//! Everything that a reading may take otherwise is in it: tiers, hearing, contests; periods that are renewed or not, by whom; exceptions;
//! collectives and commands; one-ofs, denials, corrections, mergers; areas with outlines, and days on which the clocks change.

mod agreed;
mod clause;
mod crowd;
mod feud;
mod frame;
mod owed;
mod record;

use std::fmt::{self, Write};

use casefile::{Limits, Loaded, SourceFile, load_texts};
use model::Case;
use proptest::collection::vec;
use proptest::prelude::*;
use terms::Severity;

pub use agreed::{Agreement, Choice, Period};
pub use clause::{Clause, Exception, Means, Permit};
pub use crowd::crowd;
pub use feud::{Blow, Feud, feud};
pub use frame::{Actor, Frame, Reading, Tier};
pub use owed::{Debt, Panel, Ruled};
pub use record::{Claim, Happening, Said, Seen, Stands};

/// A small random case before it is written down. Printed, it is its texts.
#[derive(Clone)]
pub struct Sketch {
    /// Who there is, and who reads.
    pub frame: Frame,
    /// One to three agreements.
    pub agreements: Vec<Agreement>,
    /// One to eight incidents.
    pub incidents: Vec<Happening>,
    /// Up to twenty claims about incidents.
    pub claims: Vec<Claim>,
    /// Claims about standing, control, things done and things counted.
    pub stands: Vec<Stands>,
    /// What bodies decided.
    pub ruled: Vec<Ruled>,
}

impl fmt::Debug for Sketch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("\n")?;
        self.texts().iter().try_for_each(|text| f.write_str(text))
    }
}

/// Any small case.
pub fn sketch() -> impl Strategy<Value = Sketch> {
    let frame = frame::frame();
    let agreements = vec(agreed::agreement(), 1..=3);
    let incidents = vec(record::happening(), 1..=8);
    let claims = vec(record::claim(), 0..=20);
    let stands = vec(record::stands(), 0..=12);
    let ruled = vec(owed::ruled(), 0..=4);
    (frame, agreements, incidents, claims, stands, ruled).prop_map(
        |(frame, agreements, incidents, claims, stands, ruled)| Sketch {
            frame,
            agreements,
            incidents,
            claims,
            stands,
            ruled,
        },
    )
}

impl Sketch {
    /// The case as KDL: one text for each node.
    pub fn texts(&self) -> Vec<String> {
        let mut texts = self.frame.texts();
        let readings = self.frame.readings.len();
        texts.extend(self.agreements.iter().enumerate().map(|(n, agreement)| agreement.text(n, readings)));
        texts.extend(self.incidents.iter().enumerate().map(|(n, incident)| {
            let own = |(index, claim): (usize, &Claim)| {
                (self.incident_of(claim) == n).then(|| claim.text(index, &self.claims, self.incidents.len()))
            };
            let claims: Vec<String> = self.claims.iter().enumerate().filter_map(own).collect();
            incident.text(n, &claims.concat())
        }));
        let incidents = self.incidents.len();
        let stands = self.stands.iter().enumerate();
        texts.extend(stands.map(|(n, stands)| stands.text(n, &self.agreements, incidents)));
        texts.extend(self.ruled.iter().enumerate().filter_map(|(n, ruled)| {
            let agreement = pick(ruled.on.1, self.agreements.len());
            self.agreements.get(agreement)?.panel.as_ref()?;
            Some(ruled.text(n, agreement, pick(ruled.on.0, incidents)))
        }));
        texts
    }

    fn incident_of(&self, claim: &Claim) -> usize {
        usize::from(claim.about) % self.incidents.len().max(1)
    }

    /// The case.
    ///
    /// # Panics
    ///
    /// The texts are refused: then the generator is at fault.
    pub fn case(&self) -> Case {
        load(&self.texts())
    }
}

/// Loads texts as a case.
///
/// # Panics
///
/// The texts are refused.
pub fn load(texts: &[String]) -> Case {
    let files =
        texts.iter().enumerate().map(|(n, text)| SourceFile::new(&format!("{n:03}.kdl"), text)).collect();
    let loaded = load_texts(files, &Limits::default());
    assert!(!loaded.has_errors(), "{}", refused(&loaded));
    loaded.case
}

fn refused(loaded: &Loaded) -> String {
    let mut report = String::new();
    for diagnostic in loaded.diagnostics.iter().filter(|diagnostic| diagnostic.severity == Severity::Error) {
        let text = loaded.file(&diagnostic.file).map_or("", |file| &*file.text);
        let _ = writeln!(report, "{} {}\n{text}", diagnostic.code, diagnostic.message);
    }
    report
}

/// A number of `of` things.
fn pick(number: u8, of: usize) -> usize {
    usize::from(number) % of.max(1)
}

/// One of some words.
fn word<'w>(words: &[&'w str], number: u8) -> &'w str {
    words.get(pick(number, words.len())).copied().unwrap_or_default()
}

/// Some of the readings, by the bits of a mask, quoted.
fn readings(mask: u8, count: usize) -> String {
    let all = (0..count.min(8)).filter(|n| mask & (1 << n) != 0);
    all.map(|n| format!("\"r{n}\"")).collect::<Vec<_>>().join(" ")
}

/// A day in the fortnight around the one on which the clocks change, 25 March 2016.
fn day(number: u8) -> String {
    format!("2016-03-{:02}", 18 + pick(number, 14))
}

/// A minute of such a day, never in the hour that does not exist.
fn minute(number: u8, hour: u8) -> String {
    format!("{}T{:02}:00", day(number), 2 + pick(hour, 22))
}

/// Such a minute, or just its first instant: as exact as a clock records it.
fn minute_or_instant(number: u8, hour: u8) -> String {
    let exactly = if hour.is_multiple_of(2) { "exactly " } else { "" };
    format!("{exactly}{}", minute(number, hour))
}

/// Actors, by number, quoted; none twice.
fn actors(numbers: &[u8]) -> String {
    let mut seen: Vec<usize> = numbers.iter().map(|n| pick(*n, frame::ACTORS)).collect();
    seen.sort_unstable();
    seen.dedup();
    seen.iter().map(|n| format!("\"a{n}\"")).collect::<Vec<_>>().join(" ")
}
