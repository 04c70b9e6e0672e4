//! Tables of weapons, numbers, and how often.

use model::agreement::{Repeated, SoMany};
use model::weapon::Row;

use super::{Context, all, maybe};
use crate::surface::repeated::Repeated as Often;
use crate::surface::weapons as surface;

/// Resolves the rows of a table.
pub fn rows(written: &Vec<surface::Row<'_>>, cx: Context<'_>) -> Option<Vec<Row>> {
    all(written.iter().map(|row| self::row(row, cx)))
}

fn row(written: &surface::Row<'_>, cx: Context<'_>) -> Option<Row> {
    let area = maybe(written.area.as_ref(), |area| cx.id(area))?;
    Some(Row {
        label: written.label.value.to_owned(),
        classes: written.classes.iter().map(|class| class.value).collect(),
        calibre: written.calibre.as_ref().map(|calibre| calibre.value),
        range: written.range.as_ref().map(|range| range.value),
        systems: written.systems.iter().map(|system| system.value.to_owned()).collect(),
        area,
    })
}

/// Resolves a number. What cannot be read was reported where it stands.
pub fn so_many(written: &surface::SoMany<'_>) -> Option<SoMany> {
    let of = written.of.as_ref()?.value.to_owned();
    Some(SoMany { number: written.number.as_ref()?.value, of })
}

/// Resolves how many breaches of which clause.
pub fn repeated(written: &Often<'_>, cx: Context<'_>) -> Option<Repeated> {
    let of = written.of.as_ref().and_then(|of| cx.clause_id(of));
    let within = written.within.as_ref()?.value.clone();
    Some(Repeated { count: written.count.as_ref()?.value, within, of: of? })
}
