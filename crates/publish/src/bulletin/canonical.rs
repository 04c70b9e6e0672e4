//! What a bulletin says as canonical JSON, from which its fingerprint is made.
//!
//! Keys stand in the order of their letters, without white space, and numbers are whole: the form of RFC 8785. Anybody who has the same
//! case and the same program gets the same bytes.

use std::fmt::Write as _;

use model::finding::{Finding, Pivot, Verdict};
use serde_json::{Map, Value, json};
use sha2::{Digest, Sha256};

use super::links::word;
use super::{Bulletin, Counts, KINDS, Numbers};
use crate::report::Agreements;
use crate::times::rfc3339;

/// So many hexadecimal digits of the digest are printed.
const PRINTED: usize = 12;

impl Bulletin {
    /// Everything that it says, as canonical JSON. Neither the state of the record nor the number of the version is part of it.
    pub fn canonical(&self) -> String {
        let mut all = self.core();
        all.insert("compared".into(), compared(&self.counts));
        Value::Object(all).to_string()
    }

    /// The first digits of the SHA-256 of the canonical JSON.
    pub fn fingerprint(&self) -> String {
        let digest = Sha256::digest(self.canonical());
        digest.iter().take(PRINTED / 2).fold(String::new(), |mut out, byte| {
            // writing to a string does not fail
            let _ = write!(out, "{byte:02x}");
            out
        })
    }

    /// Part by part, everything but what the period is compared with: that hangs on other periods, and is no news of this one.
    pub(super) fn core(&self) -> Map<String, Value> {
        let case = &self.case;
        let readings: Vec<&str> = self.readings.iter().map(model::ReadingId::as_str).collect();
        let all = json!({
            "case": case.id,
            "title": case.title.plain(),
            "period": self.period.to_string(),
            "cut_off": rfc3339(self.asked.as_of),
            "zone": case.zone,
            "readings": readings,
            "force": self.force.iter().map(force).collect::<Vec<_>>(),
            "restrictions": self.restrictions.iter().filter_map(|id| case.restrictions.get(id)).map(|one| json!({
                "id": one.id.as_str(),
                "when": one.when.said,
                "words": one.words.plain(),
            })).collect::<Vec<_>>(),
            "counts": { "incidents": self.counts.incidents, "under": numbers(&self.counts.under) },
            "incidents": self.incidents.iter().map(|row| json!({
                "id": row.incident.as_str(),
                "title": case.incidents.get(&row.incident).map(|incident| incident.title.plain()),
                "when": case.incidents.get(&row.incident).map(|incident| incident.when.said.as_str()),
                "verdicts": row.verdicts.iter().map(|verdict| word(*verdict)).collect::<Vec<_>>(),
                "restricted": row.restricted,
            })).collect::<Vec<_>>(),
            "partings": self.incidents.iter().filter_map(|row| row.parting.as_ref()).map(|parting| {
                pivot(&parting.pivot, &parting.findings)
            }).collect::<Vec<_>>(),
            "casualties": self.casualties.iter().map(|one| json!({
                "author": one.author.as_str(),
                "citing": one.citing.as_ref().map(model::SourceId::as_str),
                "incident": one.incident.as_str(),
                "claim": one.claim.as_str(),
                "killed": one.killed.as_ref().map(ToString::to_string),
                "injured": one.injured.as_ref().map(ToString::to_string),
            })).collect::<Vec<_>>(),
            "authors": self.authors.iter().map(|one| json!({
                "author": one.author.as_str(), "says": one.says, "denies": one.denies,
            })).collect::<Vec<_>>(),
            "tallies": self.tallies.iter().map(|one| self.tally(one)).collect::<Vec<_>>(),
            "statements": self.statements.iter().filter_map(|id| case.statements.get(id)).map(|one| json!({
                "id": one.id.as_str(),
                "by": one.by.as_str(),
                "kind": one.kind.as_str(),
                "says": one.says.plain(),
            })).collect::<Vec<_>>(),
            "duties": self.duties.iter().map(|one| json!({
                "agreement": one.agreement.as_str(),
                "obligation": one.obligation.as_str(),
                "moved": one.moved,
                "stands": one.stands.iter().map(|(some, (verdict, reasons))| json!({
                    "under": some.iter().map(model::ReadingId::as_str).collect::<Vec<_>>(),
                    "verdict": verdict.as_str(),
                    "reasons": reasons.iter().map(|reason| reason.text.as_str()).collect::<Vec<_>>(),
                })).collect::<Vec<_>>(),
            })).collect::<Vec<_>>(),
            "unwatched": self.unwatched.iter().map(|(agreement, ids)| json!({
                "agreement": agreement.as_str(), "ids": ids,
            })).collect::<Vec<_>>(),
        });
        if let Value::Object(parts) = all { parts } else { Map::new() }
    }

    fn tally(&self, counted: &super::Counted) -> Value {
        let tally = self.case.tallies.get(&counted.tally);
        json!({
            "id": counted.tally.as_str(),
            "unit": tally.map(|tally| tally.unit.as_str()),
            "total": tally.and_then(|tally| tally.total.as_ref()).map(ToString::to_string),
            "parts": tally.map(|tally| tally.parts.iter().map(|part| part.count.to_string()).collect::<Vec<_>>()),
            "fails": counted.fails.map(|(sum, total)| [sum, total]),
            "recorded": [counted.by_author, counted.by_anybody],
        })
    }
}

fn force(agreement: &Agreements) -> Value {
    let answers = agreement.answers.iter().map(|(some, answer)| {
        json!({
            "under": some.iter().map(model::ReadingId::as_str).collect::<Vec<_>>(),
            "truth": format!("{:?}", answer.truth).to_lowercase(),
            "since": answer.since.map(rfc3339),
            "until": answer.until.map(rfc3339),
            "questions": answer.questions,
        })
    });
    json!({ "agreement": agreement.id.as_str(), "answers": answers.collect::<Vec<_>>() })
}

fn pivot(pivot: &Pivot, findings: &[Finding; 2]) -> Value {
    let verdicts = findings.iter().map(|one| [one.reading.as_str(), Verdict::as_str(one.verdict)]);
    json!({ "sentence": pivot.sentence, "verdicts": verdicts.collect::<Vec<_>>() })
}

fn compared(counts: &Counts) -> Value {
    json!({
        "before": { "incidents": counts.incidents_before, "under": numbers(&counts.before) },
        "baseline": counts.baseline.as_ref().map(|baseline| json!({
            "since": baseline.since.to_string(),
            "days": baseline.days,
            "incidents": baseline.incidents,
            "under": numbers(&baseline.under),
        })),
    })
}

fn numbers(under: &[Numbers]) -> Vec<Value> {
    let of = |numbers: &Numbers| {
        let each = KINDS.iter().zip(numbers).map(|(kind, number)| (word(*kind).to_owned(), json!(number)));
        Value::Object(each.collect())
    };
    under.iter().map(of).collect()
}
