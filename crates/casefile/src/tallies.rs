//! Tallies: counts as their authors printed them.

use kdltree::Node;
use model::count::Count;
use model::tally::{Part, PartOf, Tally};
use terms::fields::Field;
use terms::{Diagnostic, Fields};

use crate::claims::{confidence, grade};
use crate::code;
use crate::content::count;
use crate::desk::Desk;
use crate::documents;

/// Reads `tally "D004" by="russian-centre" { … }`.
pub(crate) fn tally(node: &Node, desk: Desk<'_>) -> Option<Tally> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the tally").and_then(Field::new_id);
    let by = desk.needed(&mut fields, "by");
    let via = fields.property("via").and_then(Field::string);
    grade(&mut fields);
    let confidence = confidence(&mut fields);
    let (period, window) = period(&mut fields, desk);
    let unit = fields.value_of("counts", Field::string);
    if fields.child("counts").is_none() {
        fields.missing("`counts`");
    }
    let date_basis = fields.value_of("date-basis", Field::string);
    let total = count(&mut fields, "total", desk);
    let running_total = count(&mut fields, "running-total", desk);
    let parts = parts(&mut fields, desk);
    let parts_incomplete = fields.value_of("parts-incomplete", Field::flag).unwrap_or_default();
    let killed = count(&mut fields, "killed", desk);
    let injured = count(&mut fields, "injured", desk);
    let blames = fields.value_of("blames", Field::string);
    let repeats = fields.value_of("repeats", |field| desk.find(field));
    let agreement = fields.value_of("agreement", |field| desk.find(field));
    let notes = fields.notes();
    let document = documents::only(&mut fields, desk);
    check(&fields);
    fields.finish();
    Some(Tally {
        id: id?.value,
        by: by?,
        via,
        period: period?,
        window,
        date_basis,
        unit: unit?,
        total,
        running_total,
        parts,
        parts_incomplete,
        killed,
        injured,
        blames,
        repeats,
        agreement,
        confidence,
        notes,
        document,
    })
}

fn check(fields: &Fields<'_>) {
    let counts = ["total", "running-total", "part", "killed", "injured"];
    if counts.iter().all(|name| fields.node().child(name).is_none()) {
        let report = Diagnostic::warning(code::COUNTS_NOTHING, fields.span(), "this tally counts nothing");
        fields.reporter().report(report.help("give a `total` or a `part`"));
    }
}

/// Reads `period "2016-02-28" window="24 hours"`.
fn period(fields: &mut Fields<'_>, desk: Desk<'_>) -> (Option<model::time::When>, Option<String>) {
    let Some(node) = fields.required_child("period") else { return (None, None) };
    let mut own = desk.fields(node);
    let when = own.argument("the day that it covers").and_then(|field| desk.when(field));
    let window = own.property("window").and_then(Field::string);
    own.finish();
    (when, window)
}

fn parts(fields: &mut Fields<'_>, desk: Desk<'_>) -> Vec<Part> {
    fields.children("part").filter_map(|node| part(node, desk)).collect()
}

/// Reads `part "damascus" 6`, `part by="sar" 27` or `part words="combat" 219`.
fn part(node: &Node, desk: Desk<'_>) -> Option<Part> {
    let mut fields = desk.fields(node);
    let by = fields.property("by");
    let words = fields.property("words");
    let of = match (by, words) {
        (Some(field), None) => desk.find(field).map(PartOf::Actor),
        (None, Some(field)) => field.string().map(PartOf::Words),
        (None, None) => {
            fields.argument("the id of an area").and_then(|field| desk.find(field)).map(PartOf::Area)
        }
        (Some(_), Some(_)) => {
            let help = "`by=` is who did it, `words=` what sort it was: write two parts".to_owned();
            let message = "this `part` has both `by=` and `words=`";
            fields.refuse_about("words", terms::code::CONFLICT, message, Some(help));
            None
        }
    };
    let count = part_count(&mut fields);
    fields.finish();
    Some(Part { of: of?, count: count? })
}

/// Reads the count of a part, in which `words=` says what it is a part of.
fn part_count(fields: &mut Fields<'_>) -> Option<Count> {
    let ways = [
        fields.optional().map(|field| field.number().map(Count::Exactly)),
        fields.property("at-least").map(|field| field.number().map(Count::AtLeast)),
        fields.property("at-most").map(|field| field.number().map(Count::AtMost)),
        fields.property("about").map(|field| field.number().map(Count::About)),
    ];
    let mut given = ways.into_iter().flatten();
    let Some(first) = given.next() else {
        fields.missing("its count");
        return None;
    };
    if given.next().is_some() {
        let help = "write one: `6`, `at-least=6`, `at-most=6` or `about=6`".to_owned();
        fields.refuse(terms::code::CONFLICT, "this `part` has two counts", Some(help));
    }
    first
}
