//! Times as children and pairs: `when "…" lasting=#true`, `since=` and `until=`.

use jiff::Timestamp;
use model::time::When;
use terms::fields::Field;
use terms::{Diagnostic, Fields};

use crate::desk::Desk;

/// Reads the child `name` as a time: `when "2016-02-27T06:25..11:30" lasting=#true`.
pub(crate) fn child(fields: &mut Fields<'_>, name: &'static str, desk: Desk<'_>) -> Option<When> {
    let node = fields.child(name)?;
    let mut own = desk.fields(node);
    let when = own.argument("a time").and_then(|field| desk.when(field));
    let lasting = own.property("lasting").and_then(Field::flag).unwrap_or_default();
    own.finish();
    when.map(|when| if lasting { when.lasting() } else { when })
}

/// Reads the property `when=`, which must be there, with `lasting=#true` beside it where it went on through all of it.
pub(crate) fn needed(fields: &mut Fields<'_>, desk: Desk<'_>) -> Option<When> {
    let when = fields.required("when").and_then(|field| desk.when(field));
    let lasting = fields.property("lasting").and_then(Field::flag).unwrap_or_default();
    when.map(|when| if lasting { when.lasting() } else { when })
}

/// Reads a start and an end, and refuses an end before the start.
pub(crate) fn stretch(
    fields: &mut Fields<'_>,
    keys: (&'static str, &'static str),
    desk: Desk<'_>,
) -> (Option<When>, Option<When>) {
    let (start, end) = (desk.time(fields, keys.0), desk.time(fields, keys.1));
    if let (Some(first), Some(last)) = (&start, &end)
        && let (Some(from), Some(until)) = (first.as_start().from, end_of(last))
        && (until < from || until == from && first.said != last.said)
    {
        let message = format!("it ends {last}, before it begins {first}");
        let report = Diagnostic::error(terms::code::END_BEFORE_START, fields.span_about(keys.1), message);
        desk.at.report(report.help(format!("look at `{}=` and `{}=`", keys.0, keys.1)));
    }
    (start, end)
}

/// The last instant of a time, where it has one: the end of its day or range, or the minute itself.
pub(crate) fn end_of(when: &When) -> Option<Timestamp> {
    when.as_end().until
}
