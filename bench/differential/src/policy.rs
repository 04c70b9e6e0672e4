//! The policies as dataflows. Each has the pair and a bucket of six hours in its key: nothing else made as much difference.

use std::sync::Arc;

use differential_dataflow::VecCollection;
use differential_dataflow::lattice::Lattice;
use differential_dataflow::operators::ThresholdTotal;
use timely::order::TotalOrder;
use timely::progress::Timestamp;

use crate::args::{Form, Policy};
use crate::workload::{ANSWER, Attack, Force};

/// 50 km, in square metres.
const NEAR: i64 = 50_000 * 50_000;
/// What one attack weighs against the excuses for it: more than there can be.
const WEIGHT: isize = 1 << 40;

/// When, where and, of what may be a breach, its number. Ordered by time.
type Happening = (i32, Option<u32>, i32, i32);
/// A breach, as far as the checksum needs it.
pub type Breach = (u64, u32, i32);

/// A pair of actors and a bucket of six hours, in one number: a sort and a hash then look at one word.
#[must_use]
pub fn key(actor: u16, target: u16, bucket: i32) -> u64 {
    u64::from(actor) << 48 | u64::from(target) << 32 | u64::from(bucket.cast_unsigned())
}

/// The pair of a key.
#[must_use]
pub fn pair(key: u64) -> (u64, u64) {
    (key >> 48, key >> 32 & 0xffff)
}

fn excuses(policy: Policy, e: &Happening, of: &Happening) -> bool {
    let near = || {
        let (dx, dy) = (i64::from(e.2) - i64::from(of.2), i64::from(e.3) - i64::from(of.3));
        dx * dx + dy * dy <= NEAR
    };
    e.0 < of.0 && e.0 >= of.0 - ANSWER && (policy == Policy::P1 || near())
}

/// The attack as what may be a breach, under its own pair and bucket.
fn suspect(force: &Force, a: &Attack) -> Option<(u64, Happening)> {
    force
        .holds(a.actor, a.target, a.ts)
        .then(|| (key(a.actor, a.target, a.ts.div_euclid(ANSWER)), (a.ts, Some(a.id), a.x, a.y)))
}

/// The attack as an excuse for answers, in its own bucket and the next, where an answer may need one.
fn answers(force: &Force, a: &Attack) -> [Option<(u64, Happening)>; 2] {
    let (bucket, length) = (a.ts.div_euclid(ANSWER), i64::from(ANSWER));
    [bucket, bucket + 1].map(|b| {
        let start = i64::from(b) * length;
        let needed = force.may_hold(a.target, a.actor, start, start + length);
        needed.then(|| (key(a.target, a.actor, b), (a.ts, None, a.x, a.y)))
    })
}

/// The breaches among the attacks.
pub fn breaches<'scope, T>(
    attacks: VecCollection<'scope, T, Attack>,
    force: &Arc<Force>,
    policy: Policy,
    form: Form,
) -> VecCollection<'scope, T, Breach>
where
    T: Timestamp + Lattice + TotalOrder,
{
    match form {
        Form::Group => group(attacks, force, policy),
        Form::Threshold => threshold(attacks, force, policy),
        Form::Antijoin => antijoin(attacks, force, policy),
    }
}

fn group<'scope, T>(
    attacks: VecCollection<'scope, T, Attack>,
    force: &Arc<Force>,
    policy: Policy,
) -> VecCollection<'scope, T, Breach>
where
    T: Timestamp + Lattice + TotalOrder,
{
    let force = Arc::clone(force);
    attacks
        .flat_map(move |a| {
            let [one, other] = answers(&force, &a);
            [suspect(&force, &a), one, other].into_iter().flatten()
        })
        .reduce(move |_, all, out| {
            for (i, (suspect, many)) in all.iter().enumerate() {
                let Some(id) = suspect.1 else { continue };
                // the nearest in time first: most excuses are fresh
                let excused = all[..i]
                    .iter()
                    .rev()
                    .take_while(|(e, _)| e.0 >= suspect.0 - ANSWER)
                    .any(|(e, _)| e.1.is_none() && excuses(policy, e, suspect));
                if !excused {
                    out.push(((id, suspect.0), *many));
                }
            }
        })
        .map(|(key, (id, ts))| (key, id, ts))
}

fn threshold<'scope, T>(
    attacks: VecCollection<'scope, T, Attack>,
    force: &Arc<Force>,
    policy: Policy,
) -> VecCollection<'scope, T, Breach>
where
    T: Timestamp + Lattice + TotalOrder,
{
    let (suspects, excused) = excused(attacks, force, policy);
    suspects
        .explode(|(key, s)| s.1.map(|id| ((key, id, s.0), WEIGHT)))
        .concat(excused.negate())
        .threshold_total(|_, weight| isize::from(*weight == WEIGHT))
}

fn antijoin<'scope, T>(
    attacks: VecCollection<'scope, T, Attack>,
    force: &Arc<Force>,
    policy: Policy,
) -> VecCollection<'scope, T, Breach>
where
    T: Timestamp + Lattice + TotalOrder,
{
    let (suspects, excused) = excused(attacks, force, policy);
    suspects
        .flat_map(|(key, s)| s.1.map(|id| ((key, id, s.0), ())))
        .antijoin(excused.distinct_total())
        .map(|(breach, ())| breach)
}

/// What may be a breach, and what is excused, as often as it is.
fn excused<'scope, T>(
    attacks: VecCollection<'scope, T, Attack>,
    force: &Arc<Force>,
    policy: Policy,
) -> (VecCollection<'scope, T, (u64, Happening)>, VecCollection<'scope, T, Breach>)
where
    T: Timestamp + Lattice + TotalOrder,
{
    let (mine, theirs) = (Arc::clone(force), Arc::clone(force));
    let suspects = attacks.clone().flat_map(move |a| suspect(&mine, &a));
    let answers = attacks.flat_map(move |a| answers(&theirs, &a).into_iter().flatten());
    let excused = suspects.clone().arrange_by_key().join_core(answers.arrange_by_key(), move |key, s, e| {
        s.1.filter(|_| excuses(policy, e, s)).map(|id| (*key, id, s.0))
    });
    (suspects, excused)
}
