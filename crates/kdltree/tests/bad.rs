//! One bad file for each code: what stands in it, and what is said of it.

#![expect(
    clippy::expect_used,
    clippy::string_slice,
    reason = "a test that finds nothing fails; spans lie between letters"
)]

use std::fmt::Write;
use std::path::Path;

use kdltree::{Limits, SyntaxError, read};

fn limits(name: &str) -> Limits {
    let usual = Limits::default();
    match name {
        "too-deep" => Limits { depth: 2, ..usual },
        "too-large" => Limits { bytes: 40, ..usual },
        "too-many-errors" => Limits { errors: 1, ..usual },
        "too-many-nodes" => Limits { nodes: 4, ..usual },
        _ => usual,
    }
}

/// Errors as plain text, each with the line that it is about.
fn rendered(text: &str, errors: &[SyntaxError]) -> String {
    let mut out = String::new();
    for SyntaxError { span, code, message, help, .. } in errors {
        let before = &text[..span.start];
        let line = before.matches('\n').count();
        let column = before.rsplit('\n').next().unwrap_or_default().chars().count();
        let marks = span.of(text).lines().next().unwrap_or_default().chars().count().max(1);
        let source = text.lines().nth(line).unwrap_or_default();
        writeln!(out, "{}:{} {code}: {message}", line + 1, column + 1).expect("a string takes all");
        writeln!(
            out,
            "    | {}",
            source.escape_debug().to_string().replace("\\\"", "\"").replace("\\\\", "\\")
        )
        .expect("a string takes all");
        writeln!(out, "    | {}{}", " ".repeat(column), "^".repeat(marks)).expect("a string takes all");
        if let Some(help) = help {
            writeln!(out, "    help: {help}").expect("a string takes all");
        }
    }
    out
}

#[test]
fn every_code_has_a_bad_file_and_what_is_said_of_it_reads_well() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    for code in kdltree::CODES {
        let name = code.trim_start_matches("kdl::");
        let path = folder.join(format!("{name}.kdl"));
        let text = std::fs::read_to_string(&path).unwrap_or_else(|_| panic!("{code} has no bad file"));
        let errors = read(&text, &limits(name)).1;
        assert!(errors.iter().any(|error| error.code == *code), "{name}: {errors:?}");
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            insta::assert_snapshot!(name, rendered(&text, &errors));
        });
    }
    let files = std::fs::read_dir(folder).expect("the folder is there").count();
    assert_eq!(files, kdltree::CODES.len(), "no file but those of the codes");
}
