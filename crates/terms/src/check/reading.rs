//! Readings: that some claim can settle something.

use std::collections::BTreeSet;

use super::refuse;
use crate::code;
use crate::diagnostic::Reporter;
use crate::surface::reading::{Evidence, Reading};

/// Checks what can be seen in the words of a reading.
pub fn reading(written: &Reading<'_>, at: Reporter<'_>) {
    evidence(&written.evidence, at);
    let mut seen = BTreeSet::new();
    for (attributes, particular) in &written.evidence_on {
        evidence(particular, at);
        for attribute in attributes {
            if !seen.insert(attribute.value) {
                let message =
                    format!("how `{}` is settled stands in two `evidence-on`", attribute.value.as_str());
                refuse(at, code::REPEATED, attribute.span, &message, "take it out of one of them");
            }
        }
    }
}

fn evidence(written: &Evidence<'_>, at: Reporter<'_>) {
    if written.tiers.is_empty() {
        let message = "no claim can settle anything: there is no tier";
        refuse(
            at,
            code::NO_TIER,
            written.span,
            message,
            "write `tier \"any\"` where all sources count alike",
        );
    }
    for tier in &written.tiers {
        if tier.corroborated_by.value == 0 {
            let message = "0 origins settle nothing: at least one source must say it";
            refuse(at, code::BAD_NUMBER, tier.corroborated_by.span, message, "write 1 or more");
        }
    }
}
