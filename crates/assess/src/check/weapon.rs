//! With what, how many and near what, in one world.

use model::act::TargetClass;
use model::agreement::{Conduct, SoMany};
use model::claim::{Attribute, Value};
use model::compare::{Comparison, Relation};
use model::count::Count;
use model::weapon::{Row, Weapon};

use super::Held;
use super::world::{World, both, some};

impl World {
    pub(super) fn is_listed(&self, held: &Held<'_>, rule: &Conduct) -> Option<bool> {
        let Value::Weapon(weapon) = self.fact(Attribute::Weapon)? else { return None };
        let rows = self.taken(held, rule.weapons.as_ref()?);
        some(rows.iter().map(|row| {
            let there = row.area.as_ref().map_or(Some(true), |area| self.lies_in(held, area));
            both(is_in(row, weapon), there)
        }))
    }

    pub(super) fn is_so_many(&self, held: &Held<'_>, rule: &Conduct) -> Option<bool> {
        let Value::Number(number) = self.fact(Attribute::Number)? else { return None };
        let asked: &SoMany = self.taken(held, rule.number.as_ref()?);
        if number.of.to_lowercase() != asked.of.to_lowercase() {
            // what the text has a number of its own for is not this; of any other word nobody can say
            return held.agreement.counts(&number.of).then_some(false);
        }
        // the ends of what a count leaves open, and what lies about the number that is asked for between them
        let (least, most) = match &number.count {
            Count::Exactly(n) => (*n, *n),
            Count::AtLeast(n) => (*n, u64::MAX),
            Count::AtMost(n) => (0, *n),
            Count::Between(from, to) => (*from, *to),
            Count::About(_) | Count::InWords(_) => (0, u64::MAX),
        };
        let value = asked.number.value;
        let turns = [least, most, value, value.saturating_sub(1), value.saturating_add(1)];
        let mut answers =
            turns.into_iter().filter(|n| (least..=most).contains(n)).map(|n| satisfies(&asked.number, &n));
        let first = answers.next()?;
        answers.all(|answer| answer == first).then_some(first)
    }

    pub(super) fn is_near(&self, held: &Held<'_>, rule: &Conduct) -> Option<bool> {
        let Value::Near(near) = self.fact(Attribute::Near)? else { return None };
        let asked: &Vec<TargetClass> = self.taken(held, rule.near.as_ref()?);
        some(near.iter().flat_map(|there| {
            asked.iter().map(move |class| match (class.covers(*there), there.covers(*class)) {
                (true, _) => Some(true),
                (false, true) => None,
                (false, false) => Some(false),
            })
        }))
    }
}

/// Whether everything that a row says is true of a weapon; open where the weapon is not told so closely.
fn is_in(row: &Row, weapon: &Weapon) -> Option<bool> {
    let class = if row.classes.is_empty() {
        Some(true)
    } else {
        weapon.class.and_then(|class| {
            some(row.classes.iter().map(|listed| match (listed.covers(class), class.covers(*listed)) {
                (true, _) => Some(true),
                (false, true) => None,
                (false, false) => Some(false),
            }))
        })
    };
    let system = if row.systems.is_empty() {
        Some(true)
    } else {
        let named = weapon.system.as_ref();
        named.map(|name| row.systems.iter().any(|listed| listed.to_lowercase() == name.to_lowercase()))
    };
    let measure = |asked: Option<bool>| asked.unwrap_or(true);
    let bore = match (&row.calibre, &weapon.calibre) {
        (Some(_), None) => None,
        (asked, known) => Some(measure(asked.as_ref().zip(known.as_ref()).map(|(a, k)| satisfies(a, k)))),
    };
    let reach = match (&row.range, &weapon.range) {
        (Some(_), None) => None,
        (asked, known) => Some(measure(asked.as_ref().zip(known.as_ref()).map(|(a, k)| satisfies(a, k)))),
    };
    [class, system, bore, reach].into_iter().fold(Some(true), both)
}

fn satisfies<T: Ord>(asked: &Comparison<T>, measure: &T) -> bool {
    match asked.relation {
        Relation::Below => *measure < asked.value,
        Relation::AtMost => *measure <= asked.value,
        Relation::Exactly => *measure == asked.value,
        Relation::AtLeast => *measure >= asked.value,
        Relation::Above => *measure > asked.value,
    }
}
