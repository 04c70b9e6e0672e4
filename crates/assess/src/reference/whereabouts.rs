//! Where a place lies, in words: "3.1 km left of the line as of 19 September 2014; the strip reaches 10 km".

use model::agreement::{Parameter, Scope, Where};
use model::claim::Value;
use model::distance::told;
use model::place::{Area, Distance, LineOf, Place, Reach, Shape, Sides};
use model::time::When;
use model::{AreaId, Case, Truth};

use super::guard::Bench;
use super::measure::{self, FromLine, Plane};
use super::{View, ground};

/// Areas that are told of for one place; there may be more.
const TOLD: usize = 4;

impl<'b> Bench<'_, 'b> {
    /// Where every place that it may have been lies, seen from the areas that the guard asked about: the agreement's, and the clause's.
    pub(super) fn whereabouts(&self) -> Vec<String> {
        let places: Vec<&Place> = self
            .known
            .place()
            .candidates
            .iter()
            .filter_map(|candidate| match &candidate.value {
                Value::Place(place) => Some(&**place),
                _ => None,
            })
            .collect();
        let mut told: Vec<String> = Vec::new();
        for parameter in std::iter::once(&self.agreement.area).chain(&self.rule.area) {
            let areas = self.asked_about(parameter);
            for line in places.iter().flat_map(|place| seen_from(self.view, place, &areas)) {
                if !told.contains(&line) {
                    told.push(line);
                }
            }
        }
        told
    }

    /// The areas of a parameter, and those that are taken out of them.
    fn asked_about(&self, parameter: &'b Parameter<Scope>) -> Vec<&'b AreaId> {
        let mut areas: Vec<&AreaId> = Vec::new();
        for (scope, _) in self.view.take(parameter) {
            let outside = scope.except.iter().filter_map(|circumstance| match circumstance {
                Where::Inside(area) => Some(area),
                _ => None,
            });
            for area in scope.within.iter().chain(outside) {
                if !areas.contains(&area) {
                    areas.push(area);
                }
            }
        }
        areas
    }
}

/// A place seen from the areas that it may lie in; from those that it does not, where it lies in none.
fn seen_from(view: &View<'_>, place: &Place, areas: &[&AreaId]) -> Vec<String> {
    let case = view.case;
    let parts = areas.iter().flat_map(|area| ground::parts_of(case, area));
    let lies: Vec<(&AreaId, Truth)> = parts.map(|area| (area, ground::lies_in(case, place, area))).collect();
    let nearest = lies.iter().map(|(_, truth)| *truth).max_by_key(|truth| match truth {
        Truth::True => 2,
        Truth::Maybe => 1,
        Truth::False => 0,
    });
    let chosen = lies.iter().filter(|(_, truth)| Some(*truth) == nearest);
    chosen.filter_map(|(area, _)| told_of(case, place, area)).take(TOLD).collect()
}

fn told_of(case: &Case, place: &Place, id: &AreaId) -> Option<String> {
    let area = case.areas.get(id)?;
    let across = across(case, place, area);
    let parts: Vec<String> = across.into_iter().chain(up(place, area)).collect();
    let name = if area.name.is_empty() { id.as_str() } else { area.name.plain() };
    (!parts.is_empty()).then(|| format!("{name}: {}", parts.join("; ")))
}

fn across(case: &Case, place: &Place, area: &Area) -> Option<String> {
    let (point, radius) = place.point?;
    let outline = area.outline.as_ref()?;
    let leeway = radius.metres() + outline.give_or_take.map_or(0.0, Distance::metres);
    match &outline.shape {
        Shape::Polygon(corners) => {
            let off = measure::outside(&Plane::at(point), corners);
            let how = if off > 0.0 { "outside" } else { "inside" };
            Some(format!(
                "{how}, {}{} from its edge{}",
                told(off.abs()),
                give_or_take(leeway),
                of_day(area.as_of.as_ref())
            ))
        }
        Shape::Circle { centre, reach } => {
            let off = measure::apart(point, *centre);
            Some(format!(
                "{}{} from its middle; it {}",
                near(off, reach),
                give_or_take(leeway),
                reaches(reach)
            ))
        }
        Shape::Strip { line, reach, .. } => {
            let traced = ground::line_of(case, line)?;
            let leeway = leeway + traced.give_or_take;
            let found = measure::from_line(&Plane::at(point), traced.points, leeway)?;
            let day = of_day(traced.as_of.or(area.as_of.as_ref()));
            let what = if matches!(line, LineOf::Own(_)) { "its line" } else { "the line" };
            Some(format!(
                "{}{} {}{day}; the strip {}",
                near(found.metres, reach),
                give_or_take(leeway),
                beside(&found, what),
                reaches(reach)
            ))
        }
        Shape::Line(_) | Shape::Parts(_) => None,
    }
}

fn beside(found: &FromLine, line: &str) -> String {
    match found.side {
        Some(Sides::Left) => format!("left of {line}"),
        Some(_) => format!("right of {line}"),
        None if found.beyond_end => format!("beyond the end of {line}"),
        None => format!("from {line}, on which side cannot be told"),
    }
}

fn reaches(reach: &Reach) -> String {
    match reach.from {
        None => format!("reaches {}", reach.to.explained()),
        Some(from) => format!("goes from {} to {}", from.explained(), reach.to.explained()),
    }
}

/// A measured distance; to the metre where it is close to an edge, so that it can be told on which side of it.
fn near(metres: f64, reach: &Reach) -> String {
    let edges = reach.from.into_iter().chain([reach.to]);
    let close = edges.map(Distance::metres).any(|edge| (metres - edge).abs() < 100.0);
    if close && metres >= 999.5 { format!("{metres:.0} m") } else { told(metres) }
}

fn give_or_take(leeway: f64) -> String {
    if leeway < 0.5 { String::new() } else { format!(", give or take {},", told(leeway)) }
}

fn of_day(as_of: Option<&When>) -> String {
    as_of.map_or_else(String::new, |when| {
        let day: Option<jiff::civil::Date> = when.said.parse().ok();
        let said = day.map_or_else(|| when.to_string(), |day| day.strftime("%-d %B %Y").to_string());
        format!(" as of {said}")
    })
}

fn up(place: &Place, area: &Area) -> Option<String> {
    let bounds: Vec<String> = area
        .heights
        .iter()
        .map(|bound| {
            let word = if bound.holds(&Distance::new(0)) { "below" } else { "above" };
            format!("{word} {}", bound.value.explained())
        })
        .collect();
    if bounds.is_empty() {
        return None;
    }
    let height = place.height.map_or_else(
        || "how high it was nobody says".to_owned(),
        |height| format!("{} up", height.explained()),
    );
    Some(format!("{height}; it holds {}", bounds.join(" and ")))
}
