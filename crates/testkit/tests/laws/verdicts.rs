//! Laws of single findings and of pivots.

use std::collections::BTreeSet;

use assess::reference::{self, View};
use model::Truth;
use model::finding::{PivotPoint, Verdict};
use proptest::prelude::*;
use testkit::generate::sketch;

use super::held::{all, config, findings, matters};

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn every_finding_passes_its_check(sketch in sketch()) {
        let case = sketch.case();
        for finding in findings(&case, all(&case)) {
            let checked = assess::check::check(&case, &finding, all(&case));
            prop_assert!(checked.is_ok(), "{:?} {}: {}", finding.about, finding.reading, checked.unwrap_err());
        }
    }

    #[test]
    fn a_breach_has_every_guard_true_and_what_is_undetermined_names_what_is_missing(sketch in sketch()) {
        let case = sketch.case();
        for finding in findings(&case, all(&case)) {
            let steps = &finding.explanation.steps;
            match finding.verdict {
                Verdict::Breach => prop_assert!(steps.iter().all(|step| step.truth == Truth::True)),
                Verdict::Undetermined => prop_assert!(!finding.missing.is_empty(), "{:?}", finding.about),
                Verdict::NoBreach => prop_assert!(steps.is_empty() || steps.iter().any(|step| step.truth == Truth::False)),
            }
            prop_assert!(!finding.reasons.is_empty());
        }
    }
}

proptest! {
    #![proptest_config(config(20))]

    #[test]
    fn a_pivot_turns_a_reading_and_is_the_same_either_way(sketch in sketch()) {
        let case = sketch.case();
        let asked = all(&case);
        let readings: Vec<_> = case.readings.keys().collect();
        for (agreement, matter) in matters(&case) {
            for (n, a) in readings.iter().enumerate() {
                for b in readings.iter().skip(n) {
                    let pivot = reference::pivot(&case, &matter, &agreement, a, b, asked);
                    let back = reference::pivot(&case, &matter, &agreement, b, a, asked);
                    prop_assert_eq!(pivot.as_ref().map(|p| &p.points), back.as_ref().map(|p| &p.points), "{:?} {} {}", matter, a, b);
                    let [left, right] = [a, b].map(|reading| reference::finding(&case, &matter, &agreement, reading, asked).unwrap().verdict);
                    prop_assert_eq!(pivot.is_none(), left == right);
                    let Some(pivot) = pivot else { continue };
                    let turned = |from: &model::ReadingId, to: &model::ReadingId, wanted| {
                        let set: BTreeSet<PivotPoint> = pivot.points.iter().cloned().collect();
                        let view = View::new(&case, &case.readings[from], asked).with_points_of(&case.readings[to], set);
                        reference::finding::verdict_under(&view, &matter, &case.agreements[&agreement]) == Some(wanted)
                    };
                    prop_assert!(turned(a, b, right) || turned(b, a, left), "{:?} {:?} {} {}", matter, pivot, a, b);
                }
            }
        }
    }
}
