//! The measurements give right answers: those of a plain pass over a small log.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use std::collections::BTreeMap;
use std::fmt::Write;

use common::{Folder, run};

#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Attack {
    ts: i64,
    id: u64,
    actor: u32,
    target: u32,
    x: i64,
    y: i64,
}

/// From when to when somebody is bound, beside the number of the actor.
type Bound = (u32, i64, i64);

const TRUCE: (i64, i64) = (20_000, 900_000);
const HOURS: i64 = 3_600;

/// Numbers that look random and are always the same.
struct Numbers(u64);

impl Numbers {
    fn below(&mut self, end: u64) -> u64 {
        self.0 = self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        (self.0 >> 33) % end
    }
}

/// A log in which attacks at the same second, six hours to the second apart and fifty kilometres to the metre apart all come up.
fn log() -> (Vec<Attack>, Vec<Bound>) {
    let mut numbers = Numbers(7);
    let mut ts = 1_000;
    let mut attacks = Vec::new();
    for id in 0..900 {
        ts += i64::try_from(numbers.below(12)).unwrap() * 180;
        let actor = u32::try_from(numbers.below(5)).unwrap();
        let target = (actor + 1 + u32::try_from(numbers.below(4)).unwrap()) % 5;
        let (x, y) = (numbers.below(3) * 30_000, numbers.below(3) * 40_000);
        let (x, y) = (i64::try_from(x).unwrap(), i64::try_from(y).unwrap());
        attacks.push(Attack { ts, id, actor, target, x, y });
    }
    let bound = vec![
        (0, 0, 1_000_000_000_000),
        (1, 50_000, 400_000),
        (1, 500_000, 1_000_000_000_000),
        (2, 0, 700_000),
    ];
    let bound = bound.into_iter().chain([(3, 0, 1_000_000_000_000)]).collect();
    (attacks, bound)
}

fn is_bound(bound: &[Bound], actor: u32, at: i64) -> bool {
    bound.iter().any(|(of, from, until)| *of == actor && (*from..*until).contains(&at))
}

/// The breaches, straight from the words of the policies.
fn breaches(policy: &str, attacks: &[Attack], bound: &[Bound]) -> Vec<Attack> {
    let excuses = |act: &Attack, other: &Attack| {
        let near = (act.x - other.x).pow(2) + (act.y - other.y).pow(2) <= 50_000_i64.pow(2);
        (other.actor, other.target) == (act.target, act.actor)
            && (1..=6 * HOURS).contains(&(act.ts - other.ts))
            && (policy != "p2" || near)
    };
    let is_breach = |act: &&Attack| {
        (TRUCE.0..TRUCE.1).contains(&act.ts)
            && is_bound(bound, act.actor, act.ts)
            && is_bound(bound, act.target, act.ts)
            && !attacks.iter().any(|other| excuses(act, other))
    };
    let all: Vec<Attack> = attacks.iter().filter(is_breach).copied().collect();
    let week = 7 * 24 * HOURS;
    let repeated = |act: &&Attack| {
        let counted = |other: &&Attack| other.actor == act.actor && (0..=week).contains(&(act.ts - other.ts));
        policy != "p3" || all.iter().filter(counted).count() >= 5
    };
    all.iter().filter(repeated).copied().collect()
}

fn checksum(attacks: &[Attack]) -> String {
    let one = |a: &Attack| {
        let seconds = a.ts.cast_unsigned().wrapping_mul(40_503);
        let sum = a.id.wrapping_mul(2_654_435_761).wrapping_add(seconds);
        let sum = sum.wrapping_add(u64::from(a.actor) * 97 + u64::from(a.target) * 31);
        sum.wrapping_mul(sum)
    };
    format!("{:016x}", attacks.iter().map(one).fold(0_u64, u64::wrapping_add))
}

/// The changes as they arrived: some late, some corrected, some withdrawn.
fn stream(attacks: &[Attack]) -> Vec<(i8, Attack)> {
    let mut numbers = Numbers(99);
    let mut arrived: Vec<(i64, u64, i8, Attack)> = Vec::new();
    for (order, attack) in (0..).zip(attacks) {
        let late = if numbers.below(5) == 0 { 40_000 } else { 0 };
        arrived.push((attack.ts + late, order, 1, *attack));
        let after = attack.ts + late + 1 + i64::try_from(numbers.below(200_000)).unwrap();
        match numbers.below(12) {
            0 => arrived.push((after, 10_000 + order, -1, *attack)),
            1 => {
                let corrected = Attack { actor: (attack.actor + 1) % 5, ts: attack.ts - 120, ..*attack };
                arrived.push((after, 10_000 + order, -1, *attack));
                arrived.push((after, 20_000 + order, 1, corrected));
            }
            _ => {}
        }
    }
    arrived.sort_by_key(|(at, order, ..)| (*at, *order));
    arrived.into_iter().map(|(_, _, op, attack)| (op, attack)).collect()
}

fn write(folder: &Folder) -> (String, Vec<Attack>, Vec<Attack>, Vec<Bound>) {
    let (attacks, bound) = log();
    let line = |a: &Attack| format!("{},{},{},{},{},{}", a.id, a.ts, a.actor, a.target, a.x, a.y);
    let mut ev = String::from("id,ts,actor,target,x,y\n");
    attacks.iter().for_each(|attack| writeln!(ev, "{}", line(attack)).unwrap());
    let mut late = String::from("op,id,ts,actor,target,x,y\n");
    let mut stands: BTreeMap<u64, Attack> = BTreeMap::new();
    for (op, attack) in stream(&attacks) {
        writeln!(late, "{op},{}", line(&attack)).unwrap();
        if op > 0 {
            stands.insert(attack.id, attack);
        } else {
            stands.remove(&attack.id);
        }
    }
    let mut bounds = String::from("actor,bfrom,bto\n");
    bound.iter().for_each(|(actor, from, until)| writeln!(bounds, "{actor},{from},{until}").unwrap());
    let at = folder.beside("data");
    std::fs::create_dir_all(&at).unwrap();
    std::fs::write(at.join("ev_900.csv"), ev).unwrap();
    std::fs::write(at.join("late_900.csv"), late).unwrap();
    std::fs::write(at.join("bound_900.csv"), bounds).unwrap();
    std::fs::write(at.join("truce_900.csv"), format!("tfrom,tto\n{},{}\n", TRUCE.0, TRUCE.1)).unwrap();
    (at.to_str().unwrap().to_owned(), attacks, stands.into_values().collect(), bound)
}

#[test]
fn the_yardstick_is_answered_rightly_by_both_engines_in_order_and_late() {
    let folder = Folder::new();
    let (data, attacks, stands, bound) = write(&folder);
    for policy in ["p1", "p2", "p3"] {
        let base = ["bench", "yardstick", "--data", &data, "--size", "900", "--policy", policy];
        let cases: [(&[&str], &[Attack]); 5] = [
            (&["--threads", "1"], &attacks),
            (&["--threads", "3"], &attacks),
            (&["--engine", "incremental"], &attacks),
            (&["--engine", "incremental", "--stream", "late", "--batch", "50"], &stands),
            (&["--engine", "incremental", "--stream", "late", "--batch", "1"], &stands),
        ];
        for (rest, stands) in cases {
            let ran = run(&[&base, rest].concat());
            let answer: serde_json::Value =
                serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
            let expected = breaches(policy, stands, &bound);
            assert!(expected.len() > 20, "{policy} is asked of enough");
            assert_eq!(answer["count"], expected.len(), "{policy} {rest:?}");
            assert_eq!(answer["checksum"], checksum(&expected), "{policy} {rest:?}");
        }
    }
}

#[test]
fn a_log_that_is_not_there_is_told() {
    let ran = run(&["bench", "yardstick", "--data", "nowhere", "--size", "10", "--policy", "p1"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("ev_10.csv") && ran.err.contains("bench/run"), "{}", ran.err);
}

#[test]
fn a_case_many_times_over_is_judged_by_both_engines() {
    let folder = Folder::new();
    for engine in ["batch", "incremental"] {
        let ran = run(&["bench", "copies", folder.case(), "--incidents", "200", "--engine", engine]);
        let measured: serde_json::Value =
            serde_json::from_str(&ran.out).unwrap_or_else(|_| panic!("{}", ran.err));
        assert_eq!(measured["incidents"], 200);
        assert!(measured["verdicts"].as_u64().unwrap() > 0, "{measured}");
        assert!(measured["timed"].as_u64().unwrap() > 0, "{measured}");
    }
}
