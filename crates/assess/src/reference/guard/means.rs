//! With what, how many, near what.

use model::act::TargetClass;
use model::agreement::SoMany;
use model::claim::{Attribute, Value};
use model::finding::ReasonCode;
use model::weapon::{Row, Weapon};
use model::{AreaId, Truth};

use super::{Bench, Gathered, Outcome, over};
use crate::reference::ground;

impl<'b> Bench<'_, 'b> {
    pub(super) fn listed(&self) -> Outcome<'b> {
        let mut gathered = Gathered::default();
        gathered.consider(self.known.weapon());
        let truth = self.rule.weapons.as_ref().map_or(Truth::True, |weapons| {
            gathered.term(self.view, weapons);
            let ways = self.view.take(weapons);
            if ways.iter().any(|(rows, _)| rows.iter().any(|row| row.area.is_some())) {
                gathered.consider(self.known.place());
            }
            Truth::over(ways.iter().map(|(rows, _)| self.lists(rows)))
        });
        Outcome { truth, gathered, if_false: ReasonCode::NotListed }
    }

    /// Whether some row lists the weapon, over everything that weapon and place may be.
    fn lists(&self, rows: &[Row]) -> Truth {
        over(self.known.weapon(), |value| match value {
            Value::Weapon(weapon) if rows.iter().any(|row| row.area.is_some()) => {
                over(self.known.place(), |place| self.lists_at(rows, weapon, Some(place)))
            }
            Value::Weapon(weapon) => self.lists_at(rows, weapon, None),
            _ => Truth::Maybe,
        })
    }

    fn lists_at(&self, rows: &[Row], weapon: &Weapon, place: Option<&Value>) -> Truth {
        let there = |area: &AreaId| match place {
            Some(Value::Place(place)) => ground::lies_in(self.view.case, place, area),
            _ => Truth::Maybe,
        };
        Truth::any(rows.iter().map(|row| row.lists(weapon).and(row.area.as_ref().map_or(Truth::True, there))))
    }

    /// Whether some row leaves open whether it lists the weapon, for what is not told of the weapon, or of the place.
    pub(in crate::reference) fn list_turns_on(&self, attribute: Attribute) -> bool {
        let ways = self.rule.weapons.iter().flat_map(|weapons| self.view.take(weapons));
        let mut rows = ways.flat_map(|(rows, _)| rows).map(|row| {
            let listed = over(self.known.weapon(), |value| match value {
                Value::Weapon(weapon) => row.lists(weapon),
                _ => Truth::Maybe,
            });
            let there = row.area.as_ref().map_or(Truth::True, |area| self.lies_in(area));
            (listed, there)
        });
        rows.any(|(listed, there)| match attribute {
            Attribute::Weapon => listed == Truth::Maybe && there != Truth::False,
            Attribute::Place => there == Truth::Maybe && listed != Truth::False,
            _ => false,
        })
    }

    pub(super) fn so_many(&self) -> Outcome<'b> {
        let mut gathered = Gathered::default();
        gathered.consider(self.known.number());
        let truth = self.rule.number.as_ref().map_or(Truth::True, |number| {
            gathered.term(self.view, number);
            let ways = self.view.take(number);
            Truth::over(
                ways.iter()
                    .map(|(asked, _)| over(self.known.number(), |value| self.is_so_many(value, asked))),
            )
        });
        Outcome { truth, gathered, if_false: ReasonCode::NotSoMany }
    }

    /// Whether a count satisfies a comparison; not where it counts something else that the text itself tells apart.
    fn is_so_many(&self, value: &Value, asked: &SoMany) -> Truth {
        match value {
            Value::Number(number) if asked.is_of(&number.of) => {
                asked.number.holds_between(Some(&number.count.at_least()), number.count.at_most().as_ref())
            }
            Value::Number(number) if self.agreement.counts(&number.of) => Truth::False,
            _ => Truth::Maybe,
        }
    }

    pub(super) fn near(&self) -> Outcome<'b> {
        let mut gathered = Gathered::default();
        gathered.consider(self.known.near());
        let truth = self.rule.near.as_ref().map_or(Truth::True, |near| {
            gathered.term(self.view, near);
            let ways = self.view.take(near);
            Truth::over(
                ways.iter().map(|(classes, _)| over(self.known.near(), |value| is_near(value, classes))),
            )
        });
        Outcome { truth, gathered, if_false: ReasonCode::NotNear }
    }
}

/// Whether something that the place is near is of one of the classes; maybe where it is told only more broadly.
fn is_near(value: &Value, classes: &[TargetClass]) -> Truth {
    let Value::Near(near) = value else { return Truth::Maybe };
    Truth::any(near.iter().flat_map(|there| {
        classes.iter().map(move |class| {
            if class.covers(*there) {
                Truth::True
            } else if there.covers(*class) {
                Truth::Maybe
            } else {
                Truth::False
            }
        })
    }))
}
