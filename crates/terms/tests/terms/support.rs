//! What the tests of this crate share: a small case, a file read through all passes, diagnostics as plain text.

use std::fmt::Write;
use std::sync::Arc;

use jiff::tz::TimeZone;
use kdltree::Limits;
use model::actor::{Actor, ActorKind, Bond, Membership};
use model::agreement::Agreement;
use model::name::Text;
use model::place::Area;
use model::reading::Reading;
use model::*;
use terms::lint::Page;
use terms::{Diagnostic, Fields, Names, Reporter, Severity, Sink};

/// What came of a file.
#[derive(PartialEq, Debug, Default)]
pub(crate) struct Outcome {
    pub(crate) agreements: Vec<Agreement>,
    pub(crate) readings: Vec<Reading>,
    pub(crate) diagnostics: Vec<Diagnostic>,
}

impl Outcome {
    pub(crate) fn errors(&self) -> Vec<&Diagnostic> {
        self.diagnostics.iter().filter(|d| d.severity == Severity::Error).collect()
    }

    pub(crate) fn codes(&self) -> Vec<&str> {
        self.diagnostics.iter().map(|d| d.code).collect()
    }

    /// The one agreement of a file that has no errors.
    pub(crate) fn agreement(self) -> Agreement {
        assert_eq!(self.errors(), Vec::<&Diagnostic>::new());
        self.agreements.into_iter().next().expect("the file has an agreement")
    }
}

/// Who and what the case of the tests knows.
pub(crate) fn names() -> Names {
    let mut names = Names::new(TimeZone::get("Asia/Damascus").expect("the zone is bundled"));
    for (id, name) in [
        ("usa", "United States"),
        ("ruf", "Russia"),
        ("sar", "Syrian government"),
        ("isl", "Islamic State"),
        ("nus", "Jabhat al-Nusra"),
        ("jai", "Jaysh al-Islam"),
        ("hnc", "High Negotiations Committee"),
        ("opposition", "Armed opposition"),
        ("ctf", "Ceasefire Task Force"),
    ] {
        names.add::<ActorId>(id, name);
    }
    for id in ["syria", "aleppo", "eastern-ghouta", "castello-strip"] {
        names.add::<AreaId>(id, "");
    }
    for id in ["neutral", "moscow", "damascus", "opposition", "washington"] {
        names.add::<ReadingId>(id, "");
    }
    for id in ["syria-coh-2016", "syria-arrangement-2016", "itself"] {
        names.add::<AgreementId>(id, "");
    }
    for id in ["ru", "un", "ngo", "both"] {
        names.add::<SideId>(id, "");
    }
    for id in ["sohr", "russian-centre", "both"] {
        names.add::<SourceId>(id, "");
    }
    for id in ["S045", "S048", "S049", "S053"] {
        names.add::<StatementId>(id, "");
    }
    names.add::<ObligationId>("leave-nusra-areas", "");
    names.add::<IncidentId>("DAS-0331", "");
    names.add::<ClaimId>("C050", "");
    names.add::<TallyId>("D004", "");
    names
}

/// Reads a file through all passes. Nodes called `probe` stand for what other crates read with [`Fields`].
pub(crate) fn read(text: &str) -> Outcome {
    let (file, sink, names) = (Arc::from("terms.kdl"), Sink::new(), names());
    let (document, errors) = kdltree::read(text, &Limits::default());
    for error in errors {
        sink.take(Diagnostic::syntax(&file, error));
    }
    let mut outcome = Outcome::default();
    for node in &document.nodes {
        match node.name.value.as_str() {
            "agreement" => outcome.agreements.extend(terms::agreement(node, &file, &names, &sink)),
            "reading" => outcome.readings.extend(terms::reading(node, &file, &names, &sink)),
            _ => probe(Fields::of(node, Reporter::new(&file, &sink)), &names),
        }
    }
    let all: Vec<_> =
        outcome.agreements.iter().map(|agreement| (agreement, &file, document.nodes[0].span)).collect();
    terms::supplements(all, &sink);
    outcome.diagnostics = sink.into_sorted();
    outcome
}

/// What the linter says of the agreements of a file that has no errors.
pub(crate) fn lint(text: &str) -> Vec<Diagnostic> {
    let (file, sink, names) = (Arc::from("terms.kdl"), Sink::new(), names());
    let (document, _) = kdltree::read(text, &Limits::default());
    let case = case();
    for node in &document.nodes {
        let Some(agreement) = terms::agreement(node, &file, &names, &sink) else { continue };
        let at = Reporter::new(&file, &sink);
        terms::lint::lint(&Page { agreement: &agreement, node, text, case: &case, whole: true, at });
    }
    sink.into_sorted()
}

/// The case of the tests, as far as the linter looks at it.
pub(crate) fn case() -> Case {
    let mut case = Case::default();
    let areas = [("aleppo", "Aleppo"), ("castello-strip", "Castello Road"), ("syria", "Syria")];
    for (id, name) in areas {
        let (id, name) = (AreaId::new(id), Text::new("en", name));
        let area = Area {
            id: id.clone(),
            name,
            within: (id.as_str() == "castello-strip").then(|| AreaId::new("aleppo")),
            listed_by: Vec::new(),
            outline: None,
            heights: Vec::new(),
            as_of: None,
            notes: Vec::new(),
        };
        case.areas.insert(id, area);
    }
    for (id, kind) in [
        ("sar", ActorKind::State),
        ("usa", ActorKind::State),
        ("ruf", ActorKind::State),
        ("opposition", ActorKind::Collective),
        ("jai", ActorKind::ArmedGroup),
    ] {
        // the only force under the committee
        let commanded = Membership { of: ActorId::new("hnc"), bond: Bond::PartOf, from: None, until: None };
        let id = ActorId::new(id);
        let actor = Actor {
            id: id.clone(),
            kind,
            name: Text::default(),
            aliases: Vec::new(),
            memberships: if id.as_str() == "jai" { vec![commanded] } else { Vec::new() },
            documents: Vec::new(),
            notes: Vec::new(),
        };
        case.actors.insert(id, actor);
    }
    case
}

fn probe(mut fields: Fields<'_>, names: &Names) {
    fields.property("incident").and_then(|field| field.known::<IncidentId>(names));
    fields.property("claim").and_then(|field| field.known::<ClaimId>(names));
    fields.property("lead").and_then(|field| field.known::<LeadId>(names));
    fields.property("tally").and_then(|field| field.known::<TallyId>(names));
    fields.property("obligation").and_then(|field| field.known::<ObligationId>(names));
    fields.property("side").and_then(|field| field.known::<SideId>(names));
    fields.property("bore").and_then(terms::fields::Field::calibre);
    fields.property("corner").and_then(terms::fields::Field::lat_lon);
    fields.point();
    let at = fields.reporter();
    for killed in fields.children("killed") {
        let mut fields = Fields::of(killed, at);
        fields.count();
        fields.finish();
    }
    fields.finish();
}

/// Writes diagnostics as plain text.
pub(crate) fn render(text: &str, diagnostics: &[Diagnostic]) -> String {
    let mut out = String::new();
    for d in diagnostics {
        let before = kdltree::Span::new(0, d.span.start).of(text);
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap_or("").chars().count() + 1;
        let severity = if d.severity == Severity::Error { "error" } else { "warning" };
        let clause = d.clause.as_ref().map_or(String::new(), |clause| format!(" in {clause}"));
        let _ = writeln!(out, "{line}:{column} {severity}[{}]{clause}\n    {}", d.code, d.message);
        let source = text.lines().nth(line - 1).unwrap_or("");
        let marks = d.span.of(text).lines().next().unwrap_or("").chars().count().max(1);
        let marks = format!("{}{} {}", " ".repeat(column - 1), "^".repeat(marks), d.label);
        let _ = writeln!(out, "    | {source}\n    | {}", marks.trim_end());
        if let Some(help) = &d.help {
            let _ = writeln!(out, "    help: {help}");
        }
    }
    out
}
