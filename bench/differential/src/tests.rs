//! Each form against plain loops over small streams, in batches and one by one.

use std::collections::BTreeSet;

use crate::args::{Args, Form, Policy, Stream};
use crate::measure::{Outcome, mix, run};
use crate::policy::key;
use crate::workload::{ANSWER, Attack, Change, Force};

fn attack(id: u32, ts: i32, actor: u16, target: u16, x: i32) -> Attack {
    Attack { id, ts, actor, target, x, y: 0 }
}

/// 0 and 1 are bound always, 2 for a time, 3 never; the truce holds from 1,000 to 100,000.
fn force() -> Force {
    Force {
        truce: (1_000, 100_000),
        bound: vec![vec![(0, 1 << 40)], vec![(0, 1 << 40)], vec![(5_000, 30_000), (60_000, 70_000)]],
    }
}

fn answer(policy: Policy, form: Form, batch: usize, threads: usize, changes: &[Change]) -> Outcome {
    let args = Args {
        data: "none".into(),
        size: 0,
        policy,
        stream: Stream::Ordered,
        batch,
        threads,
        form: Some(form),
    };
    run(&args, force(), changes.to_vec()).unwrap()
}

/// The policy once more, as plainly as it can be said.
fn plain(policy: Policy, attacks: &BTreeSet<(u32, i32, u16, u16, i32)>) -> (i64, u64) {
    let force = force();
    let excuses = |e: &(u32, i32, u16, u16, i32), a: &(u32, i32, u16, u16, i32)| {
        let earlier = a.1 - e.1;
        let near = policy == Policy::P1 || (i64::from(a.4) - i64::from(e.4)).abs() <= 50_000;
        e.2 == a.3 && e.3 == a.2 && (1..=ANSWER).contains(&earlier) && near
    };
    let breaches =
        attacks.iter().filter(|a| force.holds(a.2, a.3, a.1) && !attacks.iter().any(|e| excuses(e, a)));
    breaches.fold((0, 0), |(n, sum), a| {
        (n + 1, sum.wrapping_add(mix((key(a.2, a.3, a.1.div_euclid(ANSWER)), a.0, a.1))))
    })
}

const FORMS: [Form; 3] = [Form::Group, Form::Threshold, Form::Antijoin];

fn counts(policy: Policy, attacks: &[Attack]) -> Vec<i64> {
    let changes: Vec<Change> = attacks.iter().copied().map(Change::from).collect();
    FORMS.map(|form| answer(policy, form, 10, 1, &changes).count).to_vec()
}

#[test]
fn an_answer_within_six_hours_is_excused_and_one_second_later_is_not() {
    let first = attack(0, 2_000, 0, 1, 0);
    assert_eq!(counts(Policy::P1, &[first, attack(1, 2_000 + ANSWER, 1, 0, 0)]), [1, 1, 1]);
    assert_eq!(counts(Policy::P1, &[first, attack(1, 2_001 + ANSWER, 1, 0, 0)]), [2, 2, 2]);
}

#[test]
fn an_attack_of_the_same_second_excuses_nothing() {
    assert_eq!(counts(Policy::P1, &[attack(0, 2_000, 0, 1, 0), attack(1, 2_000, 1, 0, 0)]), [2, 2, 2]);
}

#[test]
fn fifty_kilometres_are_near_and_a_metre_more_is_not() {
    let first = attack(0, 2_000, 0, 1, 0);
    assert_eq!(counts(Policy::P2, &[first, attack(1, 3_000, 1, 0, 50_000)]), [1, 1, 1]);
    assert_eq!(counts(Policy::P2, &[first, attack(1, 3_000, 1, 0, 50_001)]), [2, 2, 2]);
}

#[test]
fn an_attack_before_the_truce_excuses_an_answer_within_it() {
    assert_eq!(counts(Policy::P1, &[attack(0, 999, 0, 1, 0), attack(1, 1_000, 1, 0, 0)]), [0, 0, 0]);
}

#[test]
fn an_actor_is_bound_from_its_start_and_not_at_its_end() {
    let at = |ts| counts(Policy::P1, &[attack(0, ts, 0, 2, 0)]);
    assert_eq!(
        (at(4_999), at(5_000), at(29_999), at(30_000)),
        (vec![0; 3], vec![1; 3], vec![1; 3], vec![0; 3])
    );
}

#[test]
fn an_excuse_that_is_taken_back_leaves_a_breach() {
    let (first, second) = (attack(0, 2_000, 0, 1, 0), attack(1, 3_000, 1, 0, 0));
    let mut changes: Vec<Change> = [second, first].map(Change::from).to_vec();
    changes.push(Change { op: -1, ..Change::from(first) });
    for form in FORMS {
        assert_eq!(answer(Policy::P1, form, 1, 1, &changes).count, 1, "{form:?}");
    }
}

/// A stream from a small generator: attacks among four actors, a fifth of them taken back later.
fn stream(seed: u64) -> Vec<Change> {
    let mut state = seed;
    let mut below = |n: u64| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        i32::try_from((state >> 33) % n).unwrap()
    };
    let mut changes: Vec<Change> = Vec::new();
    for id in 0..80 {
        let (actor, target) = (below(4), below(4));
        let (actor, target) = (u16::try_from(actor).unwrap(), u16::try_from(target).unwrap());
        changes.push(attack(id, below(120_000) - 2_000, actor, target, below(120_000)).into());
        if below(5) == 0 {
            let back = usize::try_from(below(u64::from(id) + 1)).unwrap();
            let old = changes.iter().filter(|c| c.op == 1).nth(back).copied().unwrap();
            let standing: i32 = changes.iter().filter(|c| c.id == old.id).map(|c| i32::from(c.op)).sum();
            if standing == 1 {
                changes.push(Change { op: -1, ..old });
            }
        }
    }
    changes
}

#[test]
fn every_form_agrees_with_plain_loops_in_batches_one_by_one_and_with_two_workers() {
    let mut told = 0;
    for seed in 0..4 {
        let changes = stream(seed);
        let mut attacks = BTreeSet::new();
        for c in &changes {
            let a = (c.id, c.ts, c.actor, c.target, c.x);
            if c.op == 1 {
                attacks.insert(a)
            } else {
                attacks.remove(&a)
            };
        }
        for policy in [Policy::P1, Policy::P2] {
            let expected = plain(policy, &attacks);
            told += expected.0;
            for form in FORMS {
                for (batch, threads) in [(1, 1), (7, 1), (7, 2), (1_000, 2)] {
                    let found = answer(policy, form, batch, threads, &changes);
                    assert_eq!(
                        (found.count, found.checksum),
                        expected,
                        "seed {seed}, {policy:?}, {form:?}, batches of {batch}, {threads} workers"
                    );
                }
            }
        }
    }
    assert!(told > 40, "the streams tell little: {told} breaches");
}

#[test]
fn one_change_at_a_time_wants_one_worker() {
    let args = Args {
        data: "none".into(),
        size: 0,
        policy: Policy::P1,
        stream: Stream::Ordered,
        batch: 1,
        threads: 2,
        form: None,
    };
    assert!(run(&args, force(), Vec::new()).is_err());
}
