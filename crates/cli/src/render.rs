//! Diagnostics for people: file, line, column, the place itself, the reason, what to do.

use std::collections::BTreeMap;

use casefile::{Loaded, SourceFile};
use miette::{GraphicalReportHandler, GraphicalTheme, LabeledSpan, MietteDiagnostic, Report, Severity};
use terms::Diagnostic;

use crate::excerpt::{Excerpt, Lines, clipped};
use crate::output;

/// How many errors and warnings there are.
pub(crate) fn numbers(loaded: &Loaded) -> (usize, usize) {
    let errors = loaded.diagnostics.iter().filter(|d| d.severity == terms::Severity::Error).count();
    (errors, loaded.diagnostics.len() - errors)
}

/// So many of something.
pub(crate) fn counted(number: usize, what: &str) -> String {
    format!("{number} {what}{}", if number == 1 { "" } else { "s" })
}

/// Shows everything that is wrong on the standard error, and how much it is.
pub(crate) fn all(loaded: &Loaded) {
    some(&loaded.diagnostics, &loaded.files);
    let (errors, warnings) = numbers(loaded);
    output::note(&format!("{}, {}", counted(errors, "error"), counted(warnings, "warning")));
}

/// Shows diagnostics on the standard error.
pub(crate) fn some(diagnostics: &[Diagnostic], files: &[SourceFile]) {
    let theme = if output::errors_in_colour() {
        GraphicalTheme::unicode()
    } else {
        GraphicalTheme::unicode_nocolor()
    };
    let handler = GraphicalReportHandler::new_themed(theme)
        .with_width(100)
        .with_links(false)
        .with_word_splitter(textwrap::WordSplitter::NoHyphenation);
    let mut files: BTreeMap<&str, (&SourceFile, Lines)> =
        files.iter().map(|file| (&*file.path, (file, Lines::default()))).collect();
    for diagnostic in diagnostics {
        let excerpt =
            files.get_mut(&*diagnostic.file).map(|(file, lines)| Excerpt::of(file, diagnostic.span, lines));
        let report = report(diagnostic, excerpt);
        let mut text = String::new();
        if handler.render_report(&mut text, report.as_ref()).is_err() {
            text = format!("{}: {}\n", diagnostic.file, diagnostic.message);
        }
        output::note(&text);
    }
}

fn report(diagnostic: &Diagnostic, excerpt: Option<Excerpt>) -> Report {
    let severity = match diagnostic.severity {
        terms::Severity::Error => Severity::Error,
        terms::Severity::Warning => Severity::Warning,
    };
    let clause = diagnostic.clause.as_ref().map(|clause| format!(", in {clause}")).unwrap_or_default();
    let message = match excerpt {
        Some(_) => format!("{}{clause}", diagnostic.message),
        None => format!("{}: {}{clause}", diagnostic.file, diagnostic.message),
    };
    let mut shown =
        MietteDiagnostic::new(clipped(&message)).with_code(diagnostic.code).with_severity(severity);
    if let Some(help) = &diagnostic.help {
        shown = shown.with_help(clipped(help));
    }
    let Some(excerpt) = excerpt else { return shown.into() };
    let label = (!diagnostic.label.is_empty()).then(|| clipped(&diagnostic.label));
    shown = shown.with_label(LabeledSpan::new(label, excerpt.marked.start, excerpt.marked.len()));
    Report::new(shown).with_source_code(excerpt)
}
