//! What several tests share: plain rendering of diagnostics, and a small complete case.
#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test binary uses some of it"
)]

use std::fmt::Write;

use casefile::{Limits, Loaded, SourceFile, load_texts, template};
use terms::Diagnostic;

/// Diagnostics as plain text, each with the line that it is about.
pub(crate) fn rendered(loaded: &Loaded) -> String {
    let mut out = String::new();
    for diagnostic in &loaded.diagnostics {
        let Diagnostic { severity, code, file, span, message, label, help, .. } = diagnostic;
        writeln!(out, "{severity:?} {code}: {message}").unwrap();
        if let Some(file) = loaded.file(file) {
            let (line, column) = file.line_and_column(span.start);
            let text = file.text.lines().nth(line - 1).unwrap_or_default();
            let marks = span.of(&file.text).lines().next().unwrap_or_default().chars().count().max(1);
            writeln!(out, "  at {}:{line}:{column}", file.path).unwrap();
            writeln!(out, "    {text}").unwrap();
            writeln!(out, "    {}{} {label}", " ".repeat(column - 1), "^".repeat(marks)).unwrap();
        } else {
            writeln!(out, "  at {file}").unwrap();
        }
        if let Some(help) = help {
            writeln!(out, "  help: {help}").unwrap();
        }
    }
    out.lines().map(str::trim_end).collect::<Vec<_>>().join("\n")
}

/// The template as files in memory.
pub(crate) fn template_files() -> Vec<SourceFile> {
    template::FILES.iter().map(|(name, text)| SourceFile::new(name, text)).collect()
}

/// Loads one text as a whole case.
pub(crate) fn load_one(text: &str) -> Loaded {
    load_texts(vec![SourceFile::new("case.kdl", text)], &Limits::default())
}

/// The head of a case, to which tests add what they are about.
pub(crate) const HEAD: &str = r#"
case "small" {
    title "A small case"
    time-zone "Asia/Damascus"
    record-until "2016-10-31"
    side "a" { title "A" }
    side "b" camp="b" { title "B" }
}
actor "sar" kind="state" { name "Syria" }
actor "ruf" kind="state" { name "Russia" }
actor "nus" kind="armed-group" { name "Nusra" }
area "syria" { name "Syria" }
area "aleppo" in="syria" { name "Aleppo" }
source "sohr" side="a" { name "Observatory" }
source "mod" side="b" speaks-for="ruf" { name "Ministry" }
agreement "truce" {
    title "Truce"
    time-zone "Asia/Damascus"
    in-force { period from="2016-02-27T00:00" }
    parties "sar"
    clause "1" cites="1" {
        words "Stop."
        forbid "attack"
        by "bound"
        on "party"
        monitored-by "sar"
    }
    obligation "leave" cites="2" {
        words "Leave."
        on "sar"
        due "2016-05-25" set-on="2016-05-20"
        monitored-by "ruf"
    }
}
"#;

/// Loads [`HEAD`] with more behind it.
pub(crate) fn load_with(more: &str) -> Loaded {
    load_one(&format!("{HEAD}{more}"))
}

/// Loads [`HEAD`] with an incident of 31 March that has one claim, `from="sohr"`, with this block.
pub(crate) fn load_claim(block: &str) -> Loaded {
    load_with(&format!(
        "incident \"I\" \"A strike\" {{\n when \"2016-03-31\"\n place \"Aleppo\" in=\"aleppo\"\n claim \"C\" from=\"sohr\" {{\n{block}\n}}\n}}\n"
    ))
}
