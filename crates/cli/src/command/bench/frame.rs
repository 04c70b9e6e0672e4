//! The yardstick as a case: who is bound when, and the policies as terms.

use std::fmt::Write;

use casefile::{Limits, SourceFile, load_texts};
use jiff::Timestamp;
use model::Case;

use crate::args::Policy;
use crate::error::CommandError;

/// What everything else is about.
const HEAD: &str = r#"
case "yardstick" {
    title "The yardstick for speed"
    time-zone "UTC"
    record-until "8999-01-01"
    side "watch" { title "The watch" }
}
source "log" side="watch" { name "The log" }
reading "plain" {
    title "Plain"
    basis "The log is believed."
    evidence { tier "any" }
}
"#;

/// The policies as clauses. Everybody always says that he answered an attack; whether there was one, and near enough, is looked for.
const P1: &str = r#"
    clause "p1" cites="P1" {
        words "No attack on whoever is bound, save in answer to one within six hours."
        forbid "attack"
        by "bound"
        on "party"
        unless "retaliation" answering="earlier-breach" within="6 hours"
    }"#;

const P2: &str = r#"
    clause "p2" cites="P2" {
        words "No attack on whoever is bound, save in answer to one within six hours and fifty kilometres."
        forbid "attack"
        by "bound"
        on "party"
        unless "retaliation" answering="earlier-breach" within="6 hours" radius="50 km"
    }"#;

const P3: &str = r#"
    clause "p3" cites="P3" {
        words "Five breaches of P1 by the same within seven days."
        forbid "attack"
        by "bound"
        on "party"
        repeated 5 within="7 days" of="p1"
    }"#;

/// From when to when somebody is bound, in seconds; without an end where it is open.
pub(super) struct Bound {
    pub(super) actor: u32,
    pub(super) from: i64,
    pub(super) until: Option<i64>,
}

/// The case with everything but the attacks.
pub(super) fn frame(
    policy: Policy,
    actors: u32,
    truce: (i64, i64),
    bound: &[Bound],
) -> Result<Case, CommandError> {
    let mut text = String::from(HEAD);
    for actor in 0..actors {
        let _ = writeln!(text, "actor \"a{actor}\" kind=\"armed-group\" {{ name \"A{actor}\" }}");
    }
    let clauses = match policy {
        Policy::P1 => P1.to_owned(),
        Policy::P2 => P2.to_owned(),
        Policy::P3 => format!("{P1}{P3}"),
    };
    let (from, until) = (exactly(truce.0)?, exactly(truce.1)?);
    let _ = writeln!(
        text,
        "agreement \"truce\" {{\n    title \"The truce\"\n    time-zone \"UTC\"\n    in-force {{ period from=\"{from}\" until=\"{until}\" }}\n    area everywhere=#true\n    parties\n    excluded{clauses}\n}}"
    );
    for actor in 0..actors {
        standing(&mut text, actor, bound)?;
    }
    let loaded = load_texts(vec![SourceFile::new("yardstick.kdl", &text)], &Limits::default());
    if loaded.has_errors() {
        let first = loaded.diagnostics.first().map(|d| d.message.clone()).unwrap_or_default();
        return Err(CommandError::internal(format!("the yardstick is no case: {first}")));
    }
    Ok(loaded.case)
}

/// When an actor is a party, and that it is none at any other time.
fn standing(text: &mut String, actor: u32, bound: &[Bound]) -> Result<(), CommandError> {
    let mut own: Vec<&Bound> = bound.iter().filter(|bound| bound.actor == actor).collect();
    own.sort_by_key(|bound| bound.from);
    let _ = writeln!(text, "standing \"a{actor}\" in=\"truce\" {{");
    let mut number = 0;
    let mut claim = |says: &str, since: Option<i64>, until: Option<i64>| -> Result<(), CommandError> {
        let since = since.map(exactly).transpose()?.map(|at| format!(" since=\"{at}\"")).unwrap_or_default();
        let until = until.map(exactly).transpose()?.map(|at| format!(" until=\"{at}\"")).unwrap_or_default();
        let _ = writeln!(
            text,
            "    claim \"s{actor}-{number}\" from=\"log\" says=\"{says}\" said=\"1970-01-01\"{since}{until}"
        );
        number += 1;
        Ok(())
    };
    let mut free_since = None;
    let mut free = true;
    for bound in own {
        if bound.from > 0 {
            claim("outside", free_since, Some(bound.from))?;
        }
        claim("party", (bound.from > 0).then_some(bound.from), bound.until)?;
        (free, free_since) = (bound.until.is_some(), bound.until);
    }
    if free {
        claim("outside", free_since, None)?;
    }
    text.push_str("}\n");
    Ok(())
}

fn exactly(seconds: i64) -> Result<String, CommandError> {
    let at = Timestamp::from_second(seconds).map_err(CommandError::input)?;
    Ok(format!("exactly {}", at.strftime("%Y-%m-%dT%H:%M:%S")))
}
