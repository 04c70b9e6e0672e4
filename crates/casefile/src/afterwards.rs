//! Checks that need the whole case: circles, corrections across sources, incidents without claims, places off their area.

use std::collections::{BTreeMap, BTreeSet};

use model::actor::Bond;
use model::claim::{Subject, Value};
use model::place::{Area, LineOf, Shape};
use model::{AreaId, Case};
use terms::{Diagnostic, Reporter, Sink};

use crate::code;
use crate::cycles::{circles, too_deep};
use crate::index::{Index, Kind};
use crate::places;

/// Circles of one sort that are told; there are more where these come from.
const CIRCLES: usize = 10;

/// Steps of a chain of areas, memberships, mergers or supplements that are followed: no body has so many levels.
const DEEPEST: usize = 64;

/// Names on the way round a circle that are told.
const WAY: usize = 8;

/// Runs all checks.
pub(crate) fn check(case: &Case, index: &Index<'_>, sink: &Sink) {
    let checks = Checks { case, index, sink };
    checks.circles();
    checks.supplements();
    checks.corrections();
    checks.silent_incidents();
    checks.places();
    checks.lines();
    crate::heeded::check(case, index, sink);
    crate::leads::check(case, index, sink);
    crate::points::check(case, index, sink);
}

/// The area whose line an area is measured from.
fn measured_from(area: &Area) -> Option<&AreaId> {
    match &area.outline.as_ref()?.shape {
        Shape::Strip { line: LineOf::Area(of), .. } => Some(of),
        _ => None,
    }
}

fn supplements_of(spot: crate::index::Spot<'_>) -> kdltree::Span {
    spot.node.child("supplements").map_or(spot.span(), |child| child.span)
}

struct Checks<'a> {
    case: &'a Case,
    index: &'a Index<'a>,
    sink: &'a Sink,
}

impl Checks<'_> {
    fn report(&self, kind: Kind, id: &str, make: impl FnOnce(kdltree::Span) -> Diagnostic) {
        if let Some(spot) = self.index.spot(kind, id) {
            Reporter::new(&spot.file.path, self.sink).report(make(spot.span()));
        }
    }

    /// Reports on what a thing says of another: at the id of that one.
    fn report_of(&self, kind: Kind, id: &str, other: &str, make: impl FnOnce(kdltree::Span) -> Diagnostic) {
        if let Some(spot) = self.index.spot(kind, id) {
            Reporter::new(&spot.file.path, self.sink).report(make(spot.span_of(other)));
        }
    }

    fn circles(&self) {
        let case = self.case;
        let inside = case.areas.values().flat_map(|area| {
            let wholes = area.within.iter().chain(area.listed_by.iter());
            wholes.map(|whole| (area.id.as_str(), whole.as_str()))
        });
        self.circles_of(Kind::Area, "lies in", inside);
        let measured =
            case.areas.values().filter_map(|area| Some((area.id.as_str(), measured_from(area)?.as_str())));
        self.circles_of(Kind::Area, "is measured from", measured);
        // an ally of an ally is no circle: each fights beside the other
        let members = case.actors.values().flat_map(|actor| {
            let bonds = actor.memberships.iter().filter(|bond| bond.bond != Bond::AllyOf);
            bonds.map(|bond| (actor.id.as_str(), bond.of.as_str()))
        });
        self.circles_of(Kind::Actor, "belongs to", members);
        let same =
            case.incidents.values().filter_map(|i| Some((i.id.as_str(), i.same_as.as_ref()?.as_str())));
        self.circles_of(Kind::Incident, "is the same as", same);
        let split =
            case.incidents.values().filter_map(|i| Some((i.id.as_str(), i.split_from.as_ref()?.as_str())));
        self.circles_of(Kind::Incident, "was split from", split);
        let claims =
            case.claims.values().filter_map(|c| Some((c.id.as_str(), c.supersedes.as_ref()?.as_str())));
        self.circles_of(Kind::Claim, "supersedes", claims);
        let tallies =
            case.tallies.values().filter_map(|t| Some((t.id.as_str(), t.repeats.as_ref()?.as_str())));
        self.circles_of(Kind::Tally, "repeats", tallies);
    }

    fn supplements(&self) {
        let agreements = self.case.agreements.values();
        let placed = agreements.filter_map(|agreement| {
            let spot = self.index.spot(Kind::Agreement, agreement.id.as_str())?;
            Some((agreement, &spot.file.path, supplements_of(spot)))
        });
        terms::supplements(placed, self.sink);
        let agreements = self.case.agreements.values();
        let graph = agreements
            .filter_map(|a| Some((a.id.as_str(), vec![a.supplements.as_ref()?.as_str()])))
            .collect();
        self.too_deep(Kind::Agreement, "supplements", &graph);
    }

    fn circles_of<'c>(&self, kind: Kind, verb: &str, arrows: impl Iterator<Item = (&'c str, &'c str)>) {
        let mut graph: BTreeMap<&str, Vec<&str>> = BTreeMap::new();
        for (from, to) in arrows {
            graph.entry(from).or_default().push(to);
        }
        if matches!(kind, Kind::Area | Kind::Actor | Kind::Incident) {
            self.too_deep(kind, verb, &graph);
        }
        for circle in circles(&graph, CIRCLES) {
            let Some(first) = circle.first() else { continue };
            let way = circle.iter().skip(1).chain([first]).take(WAY);
            let way: Vec<_> = way.map(|id| format!("{verb} `{id}`")).collect();
            let more = if circle.len() > WAY { ", which … and so on" } else { "" };
            let message = format!("the {} `{first}` {}{more}", kind.what(), way.join(", which "));
            let next = circle.get(1).unwrap_or(first);
            self.report_of(kind, first, next, |span| {
                Diagnostic::error(code::CIRCULAR, span, message).help("break the circle at one of them")
            });
        }
    }

    fn too_deep(&self, kind: Kind, verb: &str, graph: &BTreeMap<&str, Vec<&str>>) {
        for (first, last) in too_deep(graph, DEEPEST, CIRCLES) {
            let message = format!(
                "from the {} `{first}`, which {verb} another, it is more than {DEEPEST} steps to `{last}`",
                kind.what()
            );
            self.report(kind, first, |span| {
                let help = "shorten the chain: leave steps out, or point at what lies further on";
                Diagnostic::error(code::TOO_DEEP, span, message).help(help)
            });
        }
    }

    /// Areas that are measured from an area must find a line there.
    fn lines(&self) {
        for area in self.case.areas.values() {
            let Some(of) = measured_from(area) else { continue };
            let from = self.case.areas.get(of).and_then(|from| from.outline.as_ref());
            // one that is not there is reported elsewhere, or is in a file that is not read
            if !self.case.areas.contains_key(of)
                || from.is_some_and(|from| matches!(from.shape, Shape::Line(_) | Shape::Strip { .. }))
            {
                continue;
            }
            let message = format!("`{}` is measured from the line of `{of}`, which has none", area.id);
            self.report_of(Kind::Area, area.id.as_str(), of.as_str(), |span| {
                let help =
                    format!("give the area `{of}` a `line`; what lies round a point is a `circle` or `ring`");
                Diagnostic::error(code::NO_LINE, span, message).help(help)
            });
        }
    }

    fn corrections(&self) {
        for claim in self.case.claims.values() {
            let earlier = claim.supersedes.as_ref().and_then(|id| self.case.claims.get(id));
            let Some(earlier) = earlier.filter(|earlier| earlier.from != claim.from) else { continue };
            let message = format!(
                "`{}` corrects `{}`, which is by `{}`, not by `{}`",
                claim.id, earlier.id, earlier.from, claim.from
            );
            self.report_of(Kind::Claim, claim.id.as_str(), earlier.id.as_str(), |span| {
                let help =
                    "only the same source corrects its claim; leave `supersedes=` out, and both claims stand";
                Diagnostic::error(code::OTHER_SOURCE, span, message).help(help)
            });
        }
    }

    fn silent_incidents(&self) {
        let subjects = self.case.claims.values().map(|claim| &claim.about);
        let spoken_of: BTreeSet<_> = subjects.collect();
        for id in
            self.case.incidents.keys().filter(|id| !spoken_of.contains(&Subject::Incident((*id).clone())))
        {
            self.report(Kind::Incident, id.as_str(), |span| {
                let message = format!("nobody says anything of the incident `{id}`");
                Diagnostic::warning(code::NO_CLAIM, span, message).help("give it a `claim`, or take it out")
            });
        }
    }

    fn places(&self) {
        let incidents = self.case.incidents.values().map(|i| (Kind::Incident, i.id.as_str(), &i.place));
        let restrictions =
            self.case.restrictions.values().map(|r| (Kind::Restriction, r.id.as_str(), &r.place));
        let claims = self.case.claims.values().flat_map(|claim| {
            let values = claim.asserts.iter().flat_map(|assertion| &assertion.one_of);
            values.filter_map(|value| match value {
                Value::Place(place) => Some((Kind::Claim, claim.id.as_str(), &**place)),
                _ => None,
            })
        });
        for (kind, id, place) in incidents.chain(restrictions).chain(claims) {
            if self.sink.is_full() {
                return;
            }
            if let Some(spot) = self.index.spot(kind, id) {
                places::check(place, self.case, spot, self.sink);
            }
        }
    }
}
