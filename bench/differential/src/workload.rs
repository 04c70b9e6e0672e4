//! The yardstick's files, read into memory before any clock starts.

use std::fs::File;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail};
use serde::Deserialize;

use crate::args::Stream;

/// An attack excuses the answers to it for so many seconds.
pub const ANSWER: i32 = 21_600;

/// One attack. The type holds times to the year 2038 and places in metres; a file with more is refused.
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq, PartialOrd, Ord)]
pub struct Attack {
    /// Its number.
    pub id: u32,
    /// Its time in seconds. Corrections may move it before 0.
    pub ts: i32,
    /// Who attacked.
    pub actor: u16,
    /// Who was attacked.
    pub target: u16,
    /// Where, in metres.
    pub x: i32,
    /// Where, in metres.
    pub y: i32,
}

/// An attack is reported (+1) or taken back (−1).
#[derive(Clone, Copy, Debug, Deserialize, PartialEq, Eq)]
pub struct Change {
    /// +1 or −1.
    pub op: i8,
    /// Its number.
    pub id: u32,
    /// Its time.
    pub ts: i32,
    /// Who attacked.
    pub actor: u16,
    /// Who was attacked.
    pub target: u16,
    /// Where.
    pub x: i32,
    /// Where.
    pub y: i32,
}

impl Change {
    /// The attack that is reported or taken back.
    #[must_use]
    pub fn attack(&self) -> Attack {
        Attack { id: self.id, ts: self.ts, actor: self.actor, target: self.target, x: self.x, y: self.y }
    }
}

impl From<Attack> for Change {
    fn from(a: Attack) -> Self {
        Self { op: 1, id: a.id, ts: a.ts, actor: a.actor, target: a.target, x: a.x, y: a.y }
    }
}

#[derive(Deserialize)]
struct Bound {
    actor: u16,
    bfrom: i64,
    bto: i64,
}

#[derive(Deserialize)]
struct Truce {
    tfrom: i64,
    tto: i64,
}

/// When the truce is in force and who is bound when. All spans hold their start and not their end.
#[derive(Clone, Debug, Default)]
pub struct Force {
    /// While the truce is in force.
    pub truce: (i64, i64),
    /// By actor.
    pub bound: Vec<Vec<(i64, i64)>>,
}

impl Force {
    /// Whether both are bound at that time, by a truce in force.
    #[must_use]
    pub fn holds(&self, actor: u16, target: u16, ts: i32) -> bool {
        let ts = i64::from(ts);
        let bound = |who| self.of(who).iter().any(|&(from, to)| from <= ts && ts < to);
        self.truce.0 <= ts && ts < self.truce.1 && bound(actor) && bound(target)
    }

    /// Whether it may hold at some time of a span: no excuse is needed where nobody is bound.
    #[must_use]
    pub fn may_hold(&self, actor: u16, target: u16, from: i64, to: i64) -> bool {
        let (from, to) = (from.max(self.truce.0), to.min(self.truce.1));
        let bound = |who| self.of(who).iter().any(|&(f, t)| f < to && from < t);
        from < to && bound(actor) && bound(target)
    }

    fn of(&self, who: u16) -> &[(i64, i64)] {
        self.bound.get(usize::from(who)).map_or(&[], Vec::as_slice)
    }
}

/// Who is bound when.
pub fn force(folder: &Path, size: u64) -> Result<Force> {
    let mut force = Force::default();
    for row in rows::<Bound>(&folder.join(format!("bound_{size}.csv")))? {
        let who = usize::from(row.actor);
        if force.bound.len() <= who {
            force.bound.resize(who + 1, Vec::new());
        }
        force.bound[who].push((row.bfrom, row.bto));
    }
    let truces = rows::<Truce>(&folder.join(format!("truce_{size}.csv")))?;
    let [truce] = truces.as_slice() else {
        bail!("truce_{size}.csv has {} truces where one is meant", truces.len())
    };
    force.truce = (truce.tfrom, truce.tto);
    Ok(force)
}

/// The changes in the order in which they arrive.
pub fn changes(folder: &Path, size: u64, stream: Stream) -> Result<Vec<Change>> {
    match stream {
        Stream::Ordered => Ok(rows::<Attack>(&folder.join(format!("ev_{size}.csv")))?
            .into_iter()
            .map(Change::from)
            .collect()),
        Stream::Late => rows(&folder.join(format!("late_{size}.csv"))),
    }
}

fn rows<T: for<'de> Deserialize<'de>>(path: &PathBuf) -> Result<Vec<T>> {
    let file = File::open(path)
        .with_context(|| format!("{} cannot be read; bench/data/gen.py writes it", path.display()))?;
    let rows: Result<Vec<T>, _> = csv::Reader::from_reader(file).deserialize().collect();
    rows.with_context(|| format!("{} is not what bench/data/gen.py writes", path.display()))
}
