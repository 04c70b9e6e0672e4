//! The `case` node: what the case is, its zone, how far its record goes, its sides.

use jiff::Timestamp;
use jiff::tz::TimeZone;
use kdltree::{Node, Span};
use model::Case;
use model::publication::{Boundaries, Licence, Publication};
use model::time::When;
use terms::fields::Field;
use terms::{Diagnostic, Reporter, Sink};

use crate::code;
use crate::desk::Desk;
use crate::sources;
use crate::times::end_of;
use crate::trees::Tree;

/// What must be known of a case before anything else can be read.
#[derive(Debug)]
pub(crate) struct Frame {
    /// The zone of its times; UTC where it gives none, which is reported when the node itself is read.
    pub(crate) zone: TimeZone,
    /// When its record ends.
    pub(crate) record_until: Timestamp,
}

impl Frame {
    /// Looks for the zone and the end of the record in the first `case` node.
    pub(crate) fn of(trees: &[Tree<'_>]) -> Self {
        let node = cases(trees).next().map(|(_, node)| node);
        let word = |name: &str| node?.child(name)?.args().next()?.value.as_str();
        let zone = word("time-zone").and_then(|name| TimeZone::get(name).ok()).unwrap_or(TimeZone::UTC);
        let end = word("record-until").and_then(|text| When::parse(text, &zone).ok());
        let record_until = end.as_ref().and_then(end_of).unwrap_or(Timestamp::MAX);
        Self { zone, record_until }
    }
}

fn cases<'t>(trees: &'t [Tree<'t>]) -> impl Iterator<Item = (&'t Tree<'t>, &'t Node)> {
    let named = |tree: &'t Tree<'t>| tree.nodes.iter().filter(|node| node.name.value == "case");
    trees.iter().flat_map(move |tree| named(tree).map(move |node| (tree, node)))
}

/// Reports a case that has no `case` node, or several.
pub(crate) fn check_number(trees: &[Tree<'_>], whole: bool, sink: &Sink) {
    let mut cases = cases(trees);
    let Some((first, node)) = cases.next() else {
        if let Some(tree) = trees.first().filter(|_| whole) {
            let report = Diagnostic::error(code::NO_CASE, Span::at(0), "no file has a `case` node");
            let help =
                "begin one with `case \"…\" { time-zone \"…\"; record-until \"…\" }`, and give it its sides";
            Reporter::new(&tree.file.path, sink).report(report.help(help));
        }
        return;
    };
    let (line, column) = first.file.line_and_column(node.span.start);
    for (tree, again) in cases {
        let report = Diagnostic::error(code::SECOND_CASE, again.span, "a second `case` node");
        let help = format!("the first is at {}:{line}:{column}; a case has one", first.file.path);
        tree.reporter(sink).report(report.help(help));
    }
}

/// Years from which on no record is kept: clocks and calendars end soon after.
const BEYOND: i16 = 9000;

/// Reads when the record ends: a time that has an end, and not one at the end of all calendars.
fn end_of_record(field: Field<'_>, desk: Desk<'_>) -> Option<Timestamp> {
    let when = desk.when(field)?;
    let help = Some("write the last day that the record covers, as `2016-10-31`".to_owned());
    let Some(end) = end_of(&when) else {
        field.refuse(
            terms::code::BAD_TIME,
            format!("a record ends some time, and `{when}` has no end"),
            help,
        );
        return None;
    };
    if end.to_zoned(desk.zone.clone()).year() >= BEYOND {
        let message = format!("`{when}` lies too far off: a record ends before the year {BEYOND}");
        field.refuse(terms::code::BAD_TIME, message, help);
        return None;
    }
    Some(end)
}

/// Reads `public { blur "10 km"; delay "2 days"; publisher "…"; licence "CC BY 4.0" { document "…" }; boundaries "….geojson" }`.
fn public(node: &Node, desk: Desk<'_>) -> Publication {
    let mut fields = desk.fields(node);
    let blur = fields.value_of("blur", Field::distance).map(|blur| blur.value);
    let delay = fields.value_of("delay", Field::length).map(|delay| delay.value);
    let publisher = fields.value_of("publisher", Field::string);
    let licence = fields.child("licence").and_then(|node| {
        let mut own = desk.fields(node);
        let name = own.argument("the name of a licence").and_then(Field::string);
        let document = own.documents().into_iter().next();
        own.finish();
        Some(Licence { name: name?, document })
    });
    let boundaries = fields.children("boundaries").filter_map(|node| boundaries(node, desk)).collect();
    fields.notes();
    fields.finish();
    Publication { blur, delay, publisher, licence, boundaries }
}

/// Reads `boundaries "districts.geojson" credit="…"`; its lines are read when the whole case is.
fn boundaries(node: &Node, desk: Desk<'_>) -> Option<Boundaries> {
    let mut fields = desk.fields(node);
    let file = fields.argument("the name of a GeoJSON file").and_then(Field::string);
    let credit = fields.property("credit").and_then(Field::string);
    fields.finish();
    Some(Boundaries { file: file?, credit, lines: Vec::new() })
}

/// Reads `case "syria-2016" { … }` into `case`, unless an earlier one was.
pub(crate) fn read(node: &Node, desk: Desk<'_>, case: &mut Case) {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the case").and_then(Field::new_id::<model::EntryId>);
    let title = fields.texts("title");
    let zone = fields.required_child("time-zone").and_then(|node| {
        let mut own = desk.fields(node);
        let name = own.argument("a zone").and_then(Field::text);
        own.finish();
        terms::zone(&name?, desk.at)
    });
    let record_until = fields.required_child("record-until").and_then(|node| {
        let mut own = desk.fields(node);
        let end = own.argument("a day").and_then(|field| end_of_record(field, desk));
        own.finish();
        end
    });
    let publication = fields.child("public").map(|node| public(node, desk)).unwrap_or_default();
    let sides: Vec<_> = fields.children("side").filter_map(|node| sources::side(node, desk)).collect();
    fields.notes();
    fields.finish();
    if !case.id.is_empty() {
        return;
    }
    case.id = id.map(|id| id.value.as_str().to_owned()).unwrap_or_default();
    case.title = title;
    zone.as_ref().and_then(TimeZone::iana_name).unwrap_or("UTC").clone_into(&mut case.zone);
    case.record_until = record_until.unwrap_or(desk.record_until);
    case.publication = publication;
    for side in sides {
        case.sides.entry(side.id.clone()).or_insert(side);
    }
}
