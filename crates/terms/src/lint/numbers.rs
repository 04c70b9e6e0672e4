//! Numbers that nothing has: bores, ranges, hours of a day, hundredths, seats.

use model::act::WeaponClass;
use model::agreement::{Conduct, Daily, Rule};
use model::body::Body;
use model::obligation::Amount;
use model::place::{Distance, Shape};
use model::weapon::Row;

use super::Page;
use super::find::Number;
use super::page::Piece;
use crate::code;

const MISPRINT: &str = "a copy of the Moscow agreement of 1994 has guns and mortars of 18 mm, where the text had 80 (Abkhazia 1994; rrc.ge, docslib 6769871)";

/// The least and the greatest bore that artillery has had in a truce, in hundredths of a millimetre.
const BORES: (u32, u32) = (2_000, 42_000);

/// Bores of machine-guns, below what artillery has, in hundredths of a millimetre.
const MACHINE_GUNS: [u32; 2] = [1_270, 1_450];

/// How far each class of weapons can reach at most, in kilometres, with something to spare.
const RANGES: &[(WeaponClass, f64)] = &[
    (WeaponClass::Mortar, 20.0),
    (WeaponClass::AntiTankGun, 30.0),
    (WeaponClass::Howitzer, 100.0),
    (WeaponClass::Gun, 100.0),
    (WeaponClass::Tank, 20.0),
    (WeaponClass::RocketLauncher, 600.0),
    (WeaponClass::TacticalMissile, 1_000.0),
    (WeaponClass::SmallArm, 5.0),
];

/// The widest strip that anybody has agreed on, with something to spare, in metres.
const WIDEST: f64 = 500_000.0;

/// Warns of numbers that nothing has.
pub(super) fn numbers(page: &Page<'_>) {
    for (clause, piece) in page.clauses() {
        in_words(page, piece);
        let conduct: &Conduct = match &clause.rule {
            Rule::Forbid(conduct) => conduct,
            Rule::Permit(permit) => &permit.conduct,
            Rule::Asks { .. } => continue,
        };
        for row in conduct.weapons.iter().flat_map(|weapons| &weapons.plain) {
            row_of(page, piece, row);
        }
        for area in conduct.area.iter().flat_map(|area| &area.plain.within) {
            too_wide(page, piece, "area", area);
        }
        for period in conduct.in_force.iter().flat_map(|in_force| &in_force.plain) {
            if let Some(Daily::For(length)) = &period.daily
                && hours(&length.to_string()).is_some_and(|hours| hours > 24.0)
            {
                warn(page, piece, piece.span_of("in-force"), "a day has no more than 24 hours");
            }
        }
    }
    for (owed, piece) in page.obligations() {
        in_words(page, piece);
        if let Some(Amount::Share { percent, .. }) = owed.measure.as_ref().map(|measure| &measure.amount)
            && percent.value > 100
        {
            let message = format!("a share of {} in a hundred is more than all of it", percent.value);
            warn(page, piece, piece.span_of("measure"), &message);
        }
    }
    page.agreement.bodies.iter().for_each(|body| seats(page, body));
}

fn warn(page: &Page<'_>, piece: Piece<'_>, span: kdltree::Span, message: &str) {
    page.warn(
        piece,
        code::LINT_ODD_NUMBER,
        span,
        message,
        &format!("look at the text and at other copies of it; {MISPRINT}"),
    );
}

fn hours(length: &str) -> Option<f64> {
    length.strip_suffix(" hours").and_then(|hours| hours.parse().ok())
}

/// Bores, hours of a day and hundredths in words.
fn in_words(page: &Page<'_>, piece: Piece<'_>) {
    const ARTILLERY: &[&str] = &["mortar*", "howitzer*", "artillery", "gun", "guns", "rocket*"];
    const SMALL: &[&str] = &["machine", "rifle*", "small", "sniper*", "anti", "cartridge*"];
    for words in piece.words() {
        let artillery = words.sentence.has_any(ARTILLERY) && !words.sentence.has_any(SMALL);
        let guns = words.sentence.has_any(&["gun", "guns", "artillery"]);
        for number in words.sentence.numbers() {
            let machine_gun =
                MACHINE_GUNS.iter().any(|bore| (f64::from(*bore) / 100.0 - number.value).abs() < 0.01);
            if guns && machine_gun {
                continue;
            }
            if let Some(message) = odd(&number, artillery) {
                warn(page, piece, page.span_of(&words, number.at), &message);
            }
        }
    }
}

fn odd(number: &Number, artillery: bool) -> Option<String> {
    let after: Vec<&str> = number.after.iter().map(String::as_str).collect();
    match after.as_slice() {
        ["mm" | "millimetres" | "millimeters", ..] if artillery => {
            let (least, most) = (f64::from(BORES.0) / 100.0, f64::from(BORES.1) / 100.0);
            let outside = number.value < least || number.value > most;
            outside.then(|| format!("no gun, mortar or launcher has a bore of {} mm", number.value))
        }
        ["hours" | "hour", "a" | "per" | "each" | "every", "day", ..] | ["hours", "daily", ..]
            if number.value > 24.0 =>
        {
            Some("a day has no more than 24 hours".to_owned())
        }
        ["%" | "percent", ..] | ["per", "cent", ..] if number.value > 100.0 => {
            Some(format!("a share of {} in a hundred is more than all of it", number.value))
        }
        _ => None,
    }
}

fn row_of(page: &Page<'_>, piece: Piece<'_>, row: &Row) {
    let span = piece.span_of_value("weapons", &row.label);
    let artillery =
        row.classes.is_empty() || row.classes.iter().any(|class| WeaponClass::Artillery.covers(*class));
    if let Some(calibre) = row.calibre
        && artillery
        && !(MACHINE_GUNS.contains(&calibre.value.0) && may_be_machine_guns(row))
        && !(BORES.0..=BORES.1).contains(&calibre.value.0)
    {
        warn(page, piece, span, &format!("no gun, mortar or launcher has a bore of {}", calibre.value));
    }
    if let Some(range) = row.range {
        let most = row
            .classes
            .iter()
            .filter_map(|class| RANGES.iter().find(|(known, _)| known.covers(*class)).map(|(_, most)| *most));
        let most = most.fold(None, |most: Option<f64>, next| Some(most.map_or(next, |most| most.max(next))));
        if most.is_some_and(|most| range.value.metres() > most * 1000.0) {
            warn(page, piece, span, &format!("no weapon of these classes reaches {}", range.value));
        }
    }
    if let Some(area) = &row.area {
        too_wide(page, piece, "weapons", area);
    }
}

/// Whether a row may mean machine-guns: it names no class, or guns.
fn may_be_machine_guns(row: &Row) -> bool {
    row.classes.is_empty() || row.classes.contains(&WeaponClass::Gun)
}

fn too_wide(page: &Page<'_>, piece: Piece<'_>, child: &str, area: &model::AreaId) {
    let outline = page.case.areas.get(area).and_then(|area| area.outline.as_ref());
    let reach: Option<Distance> = outline.and_then(|outline| match &outline.shape {
        Shape::Strip { reach, .. } | Shape::Circle { reach, .. } => Some(reach.to),
        _ => None,
    });
    if let Some(reach) = reach.filter(|reach| reach.metres() > WIDEST) {
        let span = piece.span_of_value(child, area.as_str());
        warn(page, piece, span, &format!("`{area}` reaches {reach}, farther than any truce has asked"));
    }
}

fn seats(page: &Page<'_>, body: &Body) {
    let node = page
        .node
        .children_named("body")
        .find(|node| node.args().next().and_then(|entry| entry.value.as_str()) == Some(body.actor.as_str()));
    let Some(node) = node else { return };
    let piece = Piece {
        part: crate::Part { what: "body", id: body.actor.as_str(), of: Some(page.agreement.id.as_str()) },
        node,
    };
    let help = "say by `seat` who sits on it; a report was thrown out in South Sudan because national monitors had \
                not been on it (CTSAMVM; onecitizendaily 2023-04-05)";
    if body.seats.iter().all(|(_, seats)| *seats == 0) {
        page.warn(piece, code::LINT_ODD_NUMBER, node.span, "nobody has a seat on this body", help);
    }
}
