//! Answers that turn on a window of time only by where it lies among some instants.

use std::collections::HashMap;
use std::sync::atomic::{AtomicU8, Ordering};
use std::sync::{Mutex, OnceLock, PoisonError};

use jiff::Timestamp;
use model::Truth;
use model::time::{When, Window};

/// Instants at which something may change, in order.
///
/// INVARIANT: two instants of one class lie on the same side of, or both at, each of these; whatever compares an instant with none but
/// these gives one answer for the whole class.
#[derive(Clone, Default, Debug)]
pub(crate) struct Timeline(Box<[i64]>);

impl Timeline {
    pub(crate) fn new(mut instants: Vec<i64>) -> Self {
        instants.sort_unstable();
        instants.dedup();
        Self(instants.into())
    }

    /// The class of an instant among those of the line.
    pub(crate) fn class(&self, at: i64) -> u32 {
        class_among(&self.0, at)
    }

    pub(crate) fn into_instants(self) -> Vec<i64> {
        self.0.into()
    }

    pub(crate) fn classes(&self) -> usize {
        self.0.len() * 2 + 1
    }
}

/// The class of an instant among some in order: even between two of them, odd at one.
pub(crate) fn class_among(instants: &[i64], at: i64) -> u32 {
    let before = instants.partition_point(|instant| *instant < at);
    let at_one = instants.get(before) == Some(&at);
    u32::try_from(before * 2 + usize::from(at_one)).unwrap_or(u32::MAX)
}

/// Collects both ends of a window.
pub(crate) fn ends_of(window: &Window, into: &mut Vec<i64>) {
    into.extend(window.from.into_iter().chain(window.until).map(micros));
}

/// Collects both ends of what is known of a time.
pub(crate) fn ends_of_when(when: Option<&When>, into: &mut Vec<i64>) {
    if let Some(when) = when {
        ends_of(&when.window, into);
    }
}

/// The last microsecond that is not after an instant: what is exact to the microsecond lies on the same side of both.
pub(crate) fn micros(at: Timestamp) -> i64 {
    i64::try_from(at.as_nanosecond().div_euclid(1_000)).unwrap_or(i64::MAX)
}

/// How many classes a window may span and still be looked up without a lock.
pub(crate) const NEAR: usize = 4;

/// Answers for windows that span many classes, by the first and the last.
type Far = Mutex<HashMap<(u32, u32), Truth>>;

/// Answers to one question about a window, each worked out when it is first asked.
#[derive(Debug)]
pub(crate) struct Answers {
    timeline: Timeline,
    near: Box<[AtomicU8]>,
    /// What is rarely asked.
    far: OnceLock<Box<Far>>,
}

impl Answers {
    pub(crate) fn new(timeline: Timeline) -> Self {
        let near = (0..timeline.classes() * NEAR).map(|_| AtomicU8::new(UNKNOWN)).collect();
        Self { timeline, near, far: OnceLock::new() }
    }

    pub(crate) fn ask(&self, from: i64, until: i64, work_out: impl FnOnce() -> Truth) -> Truth {
        let first = self.timeline.class(from);
        let last = if from == until { first } else { self.timeline.class(until) };
        let span = last.wrapping_sub(first) as usize;
        if span < NEAR
            && let Some(known) = self.near.get(first as usize * NEAR + span)
        {
            return once(known, work_out);
        }
        let far = self.far.get_or_init(Box::default);
        let mut far = far.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(known) = far.get(&(first, last)) {
            return *known;
        }
        let found = work_out();
        far.insert((first, last), found);
        found
    }
}

const UNKNOWN: u8 = 3;

/// An answer that is worked out when it is first asked. Two who ask at once may both work it out; they find the same.
pub(crate) fn once(known: &AtomicU8, work_out: impl FnOnce() -> Truth) -> Truth {
    self::known(known).unwrap_or_else(|| {
        let found = work_out();
        known.store(found as u8, Ordering::Relaxed);
        found
    })
}

/// An answer, where it was worked out before.
pub(crate) fn known(known: &AtomicU8) -> Option<Truth> {
    match known.load(Ordering::Relaxed) {
        0 => Some(Truth::False),
        1 => Some(Truth::Maybe),
        2 => Some(Truth::True),
        _ => None,
    }
}

/// Makes room for answers that are not known yet.
pub(crate) fn make_room(answers: &mut Vec<AtomicU8>, len: usize) {
    answers.resize_with(len.max(answers.len()), || AtomicU8::new(UNKNOWN));
}

#[cfg(test)]
mod tests {
    use super::{Answers, Timeline};
    use model::Truth;

    #[test]
    fn an_instant_of_the_line_is_a_class_of_its_own() {
        let line = Timeline::new(vec![20, 10, 20]);
        let classes: Vec<u32> = [9, 10, 11, 20, 21].iter().map(|at| line.class(*at)).collect();
        assert_eq!(classes, [0, 1, 2, 3, 4]);
    }

    #[test]
    fn an_answer_is_worked_out_once_for_all_windows_of_a_class() {
        let answers = Answers::new(Timeline::new(vec![10, 20]));
        assert_eq!(answers.ask(11, 13, || Truth::True), Truth::True);
        assert_eq!(answers.ask(12, 19, || unreachable!("it is known")), Truth::True);
        assert_eq!(answers.ask(i64::MIN, i64::MAX, || Truth::Maybe), Truth::Maybe);
        assert_eq!(answers.ask(9, 30, || unreachable!("it is known")), Truth::Maybe);
        assert_eq!(answers.ask(10, 20, || Truth::False), Truth::False);
    }
}
