//! Weapons: what is known of one, and the rows of a table that a text lists them in.

use std::fmt;

use crate::act::WeaponClass;
use crate::compare::Comparison;
use crate::id::AreaId;
use crate::place::Distance;
use crate::truth::Truth;

/// The bore of a weapon, in hundredths of a millimetre: 12.7 mm is 1270.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Calibre(pub u32);

impl Calibre {
    /// Reads `122 mm` or `12.7 mm`; `None` for anything else, and for bores outside 1 mm to 2 m.
    pub fn parse(text: &str) -> Option<Self> {
        let (number, unit) = text.trim().split_once(' ')?;
        let (whole, part) = number.split_once('.').unwrap_or((number, "0"));
        let digits = |text: &str| !text.is_empty() && text.bytes().all(|b| b.is_ascii_digit());
        if unit.trim() != "mm" || !digits(whole) || !digits(part) || part.len() > 2 {
            return None;
        }
        let hundredths: u32 = format!("{part:0<2}").parse().ok()?;
        let bore = whole.parse::<u32>().ok()?.checked_mul(100)?.checked_add(hundredths)?;
        (100..=200_000).contains(&bore).then_some(Self(bore))
    }
}

impl fmt::Display for Calibre {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, part) = (self.0 / 100, self.0 % 100);
        match part {
            0 => write!(f, "{whole} mm"),
            part if part.is_multiple_of(10) => write!(f, "{whole}.{} mm", part / 10),
            part => write!(f, "{whole}.{part:02} mm"),
        }
    }
}

/// What is said of a weapon. What is not said is not known.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Default)]
pub struct Weapon {
    /// What sort it is.
    pub class: Option<WeaponClass>,
    /// Its bore.
    pub calibre: Option<Calibre>,
    /// How far it reaches.
    pub range: Option<Distance>,
    /// Its name ("D-30", "Tochka-U").
    pub system: Option<String>,
}

/// A row of a table of weapons. A weapon is in the row where everything that the row says is true of it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Row {
    /// What the text calls the row.
    pub label: String,
    /// Any of these classes; any class where there is none.
    pub classes: Vec<WeaponClass>,
    /// The text's own inequality on the bore.
    pub calibre: Option<Comparison<Calibre>>,
    /// The text's own inequality on the range.
    pub range: Option<Comparison<Distance>>,
    /// Any of these systems by name; any where there is none.
    pub systems: Vec<String>,
    /// Where the row holds; wherever the clause does where there is none.
    pub area: Option<AreaId>,
}

impl Row {
    /// Whether a weapon is in the row. An unknown bore is not a small one: what is not said makes it maybe.
    pub fn lists(&self, weapon: &Weapon) -> Truth {
        let class = match weapon.class {
            _ if self.classes.is_empty() => Truth::True,
            None => Truth::Maybe,
            Some(class) if self.classes.iter().any(|listed| listed.covers(class)) => Truth::True,
            Some(class) => {
                Truth::from(self.classes.iter().any(|listed| class.covers(*listed))).and(Truth::Maybe)
            }
        };
        let system = match &weapon.system {
            _ if self.systems.is_empty() => Truth::True,
            None => Truth::Maybe,
            Some(name) => Truth::from(self.systems.iter().any(|s| s.to_lowercase() == name.to_lowercase())),
        };
        let calibre = holds(self.calibre.as_ref(), weapon.calibre.as_ref());
        let range = holds(self.range.as_ref(), weapon.range.as_ref());
        Truth::all([class, system, calibre, range])
    }
}

fn holds<T: Ord>(asked: Option<&Comparison<T>>, known: Option<&T>) -> Truth {
    match (asked, known) {
        (None, _) => Truth::True,
        (Some(_), None) => Truth::Maybe,
        (Some(asked), Some(known)) => Truth::from(asked.holds(known)),
    }
}

impl fmt::Display for Weapon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let name = match (&self.system, self.class) {
            (Some(system), _) => system.clone(),
            (None, Some(class)) => class.words(),
            (None, None) => "a weapon".to_owned(),
        };
        let bore = self.calibre.map(|bore| format!(" of {bore}"));
        let range = self.range.map(|range| format!(" with a range of {range}"));
        f.pad(&[Some(name), bore, range].into_iter().flatten().collect::<String>())
    }
}

#[cfg(test)]
mod tests {
    use super::{Calibre, Row, Weapon};
    use crate::act::WeaponClass;
    use crate::compare::Comparison;
    use crate::truth::Truth;

    fn guns_of_100_mm_or_more() -> Row {
        Row {
            label: "guns".into(),
            classes: vec![WeaponClass::Artillery],
            calibre: Comparison::parse("100 mm or more", Calibre::parse),
            range: None,
            systems: Vec::new(),
            area: None,
        }
    }

    #[test]
    fn an_unknown_bore_cannot_be_told() {
        let howitzer = Weapon { class: Some(WeaponClass::Howitzer), ..Weapon::default() };
        assert_eq!(guns_of_100_mm_or_more().lists(&howitzer), Truth::Maybe);
        let d30 = Weapon { calibre: Calibre::parse("122 mm"), ..howitzer.clone() };
        assert_eq!(guns_of_100_mm_or_more().lists(&d30), Truth::True);
        let d44 = Weapon { calibre: Calibre::parse("85 mm"), ..howitzer };
        assert_eq!(guns_of_100_mm_or_more().lists(&d44), Truth::False);
    }

    #[test]
    fn a_class_that_is_told_too_broadly_cannot_be_told() {
        let heavy = Weapon {
            class: Some(WeaponClass::HeavyWeapon),
            calibre: Calibre::parse("122 mm"),
            ..Weapon::default()
        };
        assert_eq!(guns_of_100_mm_or_more().lists(&heavy), Truth::Maybe);
    }

    #[test]
    fn calibres_keep_their_hundredths() {
        assert_eq!(Calibre::parse("12.7 mm"), Some(Calibre(1270)));
        assert_eq!(Calibre(1270).to_string(), "12.7 mm");
        assert_eq!(Calibre(576).to_string(), "5.76 mm");
        assert_eq!(Calibre::parse("0.5 mm"), None);
        assert_eq!(Calibre::parse("122"), None);
    }
}
