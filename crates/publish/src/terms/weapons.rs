//! Tables of weapons, with the text's own inequalities in words.

use assess::reference::words::list;
use model::act::WeaponClass;
use model::weapon::Row;

use super::voice::Voice;
use crate::page::Table;

/// A table of weapons as rows and columns.
pub(super) fn table(voice: &Voice<'_>, rows: &[Row]) -> Table {
    let mut table = Table::new(["row of the text", "weapons", "calibre", "range", "where"]).widest(0);
    for row in rows {
        let area =
            row.area.as_ref().map_or_else(|| "wherever the rule applies".into(), |area| voice.area(area));
        table.row([row.label.clone(), what(row), calibre(row), range(row), area]);
    }
    table
}

/// The rows of a table in one sentence, for readings that take it otherwise.
pub(super) fn in_words(voice: &Voice<'_>, rows: &[Row]) -> String {
    let each = rows.iter().map(|row| {
        let area = row.area.as_ref().map(|area| format!(" in {}", voice.area(area))).unwrap_or_default();
        format!("“{}” ({}; calibre: {}; range: {}){area}", row.label, what(row), calibre(row), range(row))
    });
    let each: Vec<String> = each.collect();
    if each.is_empty() {
        "the table lists no weapon".into()
    } else {
        format!("the table lists {}", list(&each, "and"))
    }
}

fn what(row: &Row) -> String {
    let mut names: Vec<String> = row.classes.iter().map(|class| weapons(*class).to_owned()).collect();
    match (names.is_empty(), row.systems.is_empty()) {
        (true, true) => return "any weapon".into(),
        (false, false) => {
            return format!("{}, of the makes {}", list(&names, "and"), list(&row.systems, "or"));
        }
        _ => names.extend(row.systems.iter().cloned()),
    }
    list(&names, "and")
}

fn calibre(row: &Row) -> String {
    row.calibre.map_or_else(|| "any".into(), |calibre| calibre.to_string())
}

fn range(row: &Row) -> String {
    row.range.map_or_else(|| "any".into(), |range| range.to_string())
}

fn weapons(class: WeaponClass) -> &'static str {
    match class {
        WeaponClass::HeavyWeapon => "heavy weapons of any sort",
        WeaponClass::Artillery => "artillery of any sort",
        WeaponClass::Gun => "guns",
        WeaponClass::AntiTankGun => "anti-tank guns",
        WeaponClass::Howitzer => "howitzers",
        WeaponClass::Mortar => "mortars",
        WeaponClass::RocketLauncher => "rocket launchers",
        WeaponClass::TacticalMissile => "tactical missiles",
        WeaponClass::Tank => "tanks",
        WeaponClass::ArmouredVehicle => "armoured vehicles",
        WeaponClass::AirDefence => "air defence",
        WeaponClass::SurfaceToAirMissile => "surface-to-air missiles",
        WeaponClass::SmallArm => "small arms",
        WeaponClass::SniperRifle => "sniper rifles",
        WeaponClass::LightWeapon => "light weapons",
        WeaponClass::Aircraft => "aircraft",
        WeaponClass::Helicopter => "helicopters",
        WeaponClass::Drone => "drones",
        WeaponClass::Mine => "mines",
        WeaponClass::Warship => "warships",
    }
}
