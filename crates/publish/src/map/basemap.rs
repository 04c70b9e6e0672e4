//! What lies under everything else on a map: land, borders, names of countries, a scale.

use std::fmt::Write;

use model::publication::Boundaries;

use super::clip::{self, Rect};
use super::label;
use super::outlines::{Arc, Language, Outlines, Ring};
use super::path::{Path, coordinate, element, escaped};
use super::projection::{View, Xy};
use super::simplify::simplified;

pub use super::label::{Label, labels};

/// How many bytes land and borders may take together; above it, they are drawn coarser.
const BUDGET: usize = 15_000;

/// How many bytes the boundaries of a case may take, likewise.
const BOUNDARIES_BUDGET: usize = 12_000;

/// How far a line may be from where it belongs, in user units: what the eye cannot tell, and more where that takes too many bytes.
const TOLERANCES: [f64; 8] = [0.4, 0.6, 0.9, 1.2, 1.6, 2.0, 3.0, 4.0];

/// How far to the east the flat world may have to be moved, in degrees, to be looked at in a view.
const TURNS: [f64; 5] = [-720.0, -360.0, 0.0, 360.0, 720.0];

/// How far outside the drawing its lines are cut off, so that the cut is never seen.
const MARGIN: f64 = 8.0;

/// How far the scale stands from the left and from the lower side.
const SCALE_INSET: f64 = 16.0;

/// The longest a scale may be, in user units.
const SCALE_LONGEST: f64 = 160.0;

/// The ground of a map as fragments of SVG, in the order in which they are to be drawn.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Basemap {
    /// All land as one path of the class `land`; it is to be filled. Empty on the high seas.
    pub land: String,
    /// The borders between countries, each once, as one path of the class `border`, which is to have no fill.
    pub borders: String,
    /// The names of countries as texts of the class `country`, which are to be anchored in their middle.
    pub countries: String,
    /// The scale, a group of the class `scale` with a path, which is to have no fill, and a text.
    pub scale: String,
}

impl Basemap {
    /// Draws it, with names in the language of a tag: Arabic, Russian, or English for any other.
    pub fn of(view: &View, language: &str) -> Self {
        let (land, borders) = outlines(view);
        Self {
            land: element("land", &land),
            borders: element("border", &borders),
            countries: labels(view, language).iter().map(|label| named(label, language)).collect(),
            scale: Scale::of(view).drawn(view, language),
        }
    }
}

/// The sentence that stands by every map, in the language of a tag.
pub fn note(language: &str) -> &'static str {
    match Language::of(language) {
        Language::English => {
            "The outlines are the de facto lines of Natural Earth and say nothing on claims of sovereignty."
        }
        Language::Arabic => {
            "الحدود المرسومة هي خطوط الأمر الواقع بحسب Natural Earth، ولا تعبّر عن أي موقف من مطالبات السيادة."
        }
        Language::Russian => {
            "Границы показаны по фактическому положению согласно Natural Earth и ничего не говорят о притязаниях на суверенитет."
        }
    }
}

/// Boundaries that a case brings along, as one path of the class `boundary`, which is to have no fill; as fine as their budget allows.
pub fn boundaries(view: &View, all: &[Boundaries]) -> String {
    let within = whole(view).grown(MARGIN);
    let lines = all.iter().flat_map(|one| &one.lines).map(|line| view.line(line));
    let seen: Vec<Vec<Xy>> = lines.flat_map(|line| clip::line(&line, &within)).collect();
    let mut drawn = String::new();
    for tolerance in TOLERANCES {
        let mut path = Path::default();
        for line in &seen {
            path.line(&simplified(line, tolerance));
        }
        drawn = path.into_data();
        if drawn.len() <= BOUNDARIES_BUDGET {
            break;
        }
    }
    element("boundary", &drawn)
}

/// The path data of land and of borders, as fine as the budget allows.
fn outlines(view: &View) -> (String, String) {
    let mut drawn = (String::new(), String::new());
    for tolerance in TOLERANCES {
        let ground = Ground::of(view, MARGIN, tolerance);
        drawn = (ground.land(), ground.borders());
        if drawn.0.len() + drawn.1.len() <= BUDGET {
            break;
        }
    }
    drawn
}

/// What of the outlines lies in a rectangle of the drawing.
pub(super) struct Ground<'a> {
    view: &'a View,
    world: &'static Outlines,
    within: Rect,
    tolerance: f64,
}

impl<'a> Ground<'a> {
    /// That of a view and a margin round it, simplified.
    pub(super) fn of(view: &'a View, margin: f64, tolerance: f64) -> Self {
        let within = whole(view).grown(margin);
        Self { view, world: Outlines::world(), within, tolerance }
    }

    fn land(&self) -> String {
        let mut path = Path::default();
        for ring in self.world.land().iter().flat_map(|ring| self.ring(ring)) {
            path.ring(&ring);
        }
        path.into_data()
    }

    fn borders(&self) -> String {
        let mut path = Path::default();
        for arc in self.world.arcs().iter().filter(|arc| arc.sides > 1) {
            for turn in TURNS {
                let bounds = self.bounds(arc, turn);
                if bounds.meets(&self.within) {
                    for piece in clip::line(&self.line(arc, turn), &self.within) {
                        path.line(&piece);
                    }
                }
            }
        }
        path.into_data()
    }

    /// What is seen of the area within a ring: nothing, once, or on a map of the whole world twice.
    pub(super) fn ring(&self, ring: &Ring) -> Vec<Vec<Xy>> {
        let seen = TURNS.into_iter().filter_map(|turn| {
            let parts = || self.world.parts(ring).map(move |(arc, east, back)| (arc, turn + east, back));
            let is_near = parts().map(|(arc, east, _)| self.bounds(arc, east)).reduce(|a, b| Rect {
                least: Xy { x: a.least.x.min(b.least.x), y: a.least.y.min(b.least.y) },
                most: Xy { x: a.most.x.max(b.most.x), y: a.most.y.max(b.most.y) },
            });
            is_near.filter(|bounds| bounds.meets(&self.within))?;
            let line = parts().flat_map(|(arc, east, back)| {
                let mut line = self.line(arc, east);
                if back {
                    line.reverse();
                }
                line
            });
            let ring = clip::ring(&line.collect::<Vec<_>>(), &self.within);
            let size = Rect::round(&ring)?.size();
            (size.x.max(size.y) > 2.0 * self.tolerance).then_some(ring)
        });
        seen.collect()
    }

    fn seen(&self, point: Xy, east: f64) -> Xy {
        self.view.seen(Xy { x: point.x + east, y: point.y })
    }

    fn bounds(&self, arc: &Arc, east: f64) -> Rect {
        let (a, b) = (self.seen(arc.bounds.least, east), self.seen(arc.bounds.most, east));
        Rect { least: Xy { x: a.x, y: b.y }, most: Xy { x: b.x, y: a.y } }
    }

    /// An arc on the drawing. Of one that lies wholly on one side of it the ends are enough: the way between them lies there too.
    fn line(&self, arc: &Arc, east: f64) -> Vec<Xy> {
        if !self.bounds(arc, east).meets(&self.within) {
            return arc
                .points
                .first()
                .into_iter()
                .chain(arc.points.last())
                .map(|at| self.seen(*at, east))
                .collect();
        }
        let line: Vec<Xy> = arc.points.iter().map(|point| self.seen(*point, east)).collect();
        simplified(&line, self.tolerance)
    }
}

/// The whole drawing.
pub(super) fn whole(view: &View) -> Rect {
    Rect { least: Xy::default(), most: Xy { x: view.width(), y: view.height() } }
}

fn named(label: &Label, language: &str) -> String {
    format!(
        r#"<text class="country" lang="{}" x="{}" y="{}">{}</text>"#,
        Language::of(language).tag(),
        coordinate(label.at.x),
        coordinate(label.at.y + label::BELOW_MIDDLE),
        escaped(label.name)
    )
}

/// A scale: a round number of kilometres at the middle of the drawing.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Scale {
    /// How many kilometres.
    pub km: f64,
    /// How long they are in user units.
    pub length: f64,
}

impl Scale {
    /// The longest that is 1, 2 or 5 kilometres, or ten times, a hundred times … as many, and fits.
    pub fn of(view: &View) -> Self {
        let unit = view.units_per_km(view.middle_latitude());
        let fits = |km: &f64| km * unit <= SCALE_LONGEST.min(view.width() / 3.0);
        let tens = (-2..5).map(|power| 10_f64.powi(power));
        let km = tens.flat_map(|ten| [ten, 2.0 * ten, 5.0 * ten]).take_while(fits).last().unwrap_or(0.01);
        Self { km, length: km * unit }
    }

    /// What it covers, with its text.
    pub(super) fn bounds(&self, view: &View) -> Rect {
        let least = Xy { x: SCALE_INSET, y: view.height() - SCALE_INSET - 24.0 };
        Rect { least, most: Xy { x: SCALE_INSET + self.length, y: view.height() - SCALE_INSET } }.grown(4.0)
    }

    fn drawn(&self, view: &View, language: &str) -> String {
        let (left, low) = (SCALE_INSET, view.height() - SCALE_INSET);
        // a mark makes the Arabic one read from the right: in a text that begins with a number, nothing else would
        let (mark, unit, tag) = match Language::of(language) {
            Language::English => ("", "km", "en"),
            Language::Arabic => ("\u{200f}", "كم", "ar"),
            Language::Russian => ("", "км", "ru"),
        };
        let mut path = Path::default();
        let corners =
            [(left, low - 6.0), (left, low), (left + self.length, low), (left + self.length, low - 6.0)];
        path.line(&corners.map(|(x, y)| Xy { x, y }));
        let mut out = String::new();
        let _ = write!(
            out,
            r#"<g class="scale"><path d="{}"/><text lang="{tag}" x="{}" y="{}">{mark}{} {unit}</text></g>"#,
            path.into_data(),
            coordinate(left + self.length / 2.0),
            coordinate(low - 9.0),
            self.km
        );
        out
    }
}

#[cfg(test)]
mod tests {
    use super::{BUDGET, Basemap, Scale, labels, note, outlines};
    use crate::map::outlines::Outlines;
    use crate::map::projection::{Frame, View, Xy};
    use model::place::LatLon;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    fn over(south_west: (f64, f64), north_east: (f64, f64)) -> View {
        View::of([at(south_west.0, south_west.1), at(north_east.0, north_east.1)]).unwrap()
    }

    fn syria() -> View {
        over((32.3, 35.7), (37.3, 42.4))
    }

    fn views() -> Vec<(&'static str, View)> {
        vec![
            ("Syria", syria()),
            ("a village", View::of([at(35.3, 36.5)]).unwrap()),
            ("Yemen", over((12.1, 42.5), (19.0, 53.1))),
            ("Indonesia", over((-11.0, 95.0), (6.0, 141.0))),
            ("the Philippines", over((4.6, 116.9), (19.6, 126.6))),
            ("Canada", over((41.7, -141.0), (83.1, -52.6))),
            (
                "Russia",
                View::of([at(41.2, 47.0), at(55.0, 27.5), at(77.0, 104.0), at(66.0, -169.9)]).unwrap(),
            ),
            ("Fiji", over((-19.2, 177.0), (-16.0, -179.8))),
            (
                "the world",
                View::of([at(-55.0, -170.0), at(75.0, -60.0), at(0.0, 50.0), at(0.0, 160.0)]).unwrap(),
            ),
        ]
    }

    /// The longest way between two points of path data.
    fn longest_step(data: &str) -> f64 {
        let spaced = data.replace('-', " -").replace('z', "").replace(['l', 'M'], "|");
        // after nothing at all, positions and steps take turns
        let steps = spaced.split('|').enumerate().filter(|(at, run)| at % 2 == 0 && !run.is_empty());
        steps.fold(0.0, |longest, (_, run)| {
            let numbers: Vec<f64> = run.split_whitespace().map(|n| n.parse().unwrap()).collect();
            numbers.chunks(2).fold(longest, |far: f64, step| far.max(step[0].hypot(step[1])))
        })
    }

    #[test]
    fn no_map_of_a_country_takes_more_than_its_budget() {
        for (what, view) in views() {
            let (land, borders) = outlines(&view);
            assert!(land.len() + borders.len() <= BUDGET, "{what}: {} + {}", land.len(), borders.len());
            assert!(!land.is_empty(), "{what}");
        }
    }

    #[test]
    fn the_same_view_gives_the_same_map() {
        assert_eq!(Basemap::of(&syria(), "ar"), Basemap::of(&syria(), "ar"));
    }

    #[test]
    fn a_border_is_drawn_once_and_the_classes_carry_no_style() {
        let map = Basemap::of(&syria(), "en");
        assert_eq!(map.borders.matches("<path").count(), 1);
        for fragment in [&map.land, &map.borders, &map.countries, &map.scale] {
            assert!(!fragment.contains("style") && !fragment.contains("fill"), "{fragment}");
        }
        assert!(map.scale.contains(">100 km<"), "{}", map.scale);
    }

    #[test]
    fn labels_lie_inside_their_countries_and_on_the_drawing() {
        let world = Outlines::world();
        for (what, view) in views() {
            for label in labels(&view, "en") {
                let place = view.place(label.at).unwrap();
                let country = world.country(label.code).unwrap();
                assert!(world.holds(country, place), "{what}: {}", label.name);
                assert!(view.shows(place), "{what}: {}", label.name);
            }
        }
    }

    #[test]
    fn a_map_of_syria_names_it_and_its_neighbours_in_each_language() {
        let names = |tag: &str| labels(&syria(), tag).iter().map(|label| label.name).collect::<Vec<_>>();
        for name in ["Syria", "Iraq", "Türkiye", "Lebanon", "Jordan"] {
            assert!(names("en").contains(&name), "{name}: {:?}", names("en"));
        }
        assert!(names("ar").contains(&"سوريا") && names("ru").contains(&"Сирия"));
    }

    #[test]
    fn nothing_leads_across_the_world_from_the_antimeridian() {
        // within a view of the islands no line is straight for long, and on one of the world none is half as wide as it
        for (what, view) in views().into_iter().filter(|(what, _)| ["Fiji", "the world"].contains(what)) {
            let (_, borders) = outlines(&view);
            assert!(longest_step(&borders) < 200.0, "{what}");
        }
        let fiji = views().into_iter().find(|(what, _)| *what == "Fiji").unwrap().1;
        assert!(longest_step(&outlines(&fiji).0) < 100.0);
    }

    #[test]
    fn chukotka_is_drawn_on_both_sides_of_the_antimeridian_in_one_piece() {
        let view = over((64.0, 172.0), (70.0, -170.0));
        let (west, east) = (view.at(at(67.0, 178.0)), view.at(at(66.5, -174.0)));
        assert!(west.x < east.x);
        let names: Vec<&str> = labels(&view, "en").iter().map(|label| label.name).collect();
        assert!(names.contains(&"Russia"), "{names:?}");
    }

    #[test]
    fn on_the_high_seas_there_is_a_scale_and_nothing_else() {
        let map = Basemap::of(&View::of([at(-40.0, -120.0)]).unwrap(), "en");
        assert!(map.land.is_empty() && map.borders.is_empty() && map.countries.is_empty());
        assert!(map.scale.contains(" km<"));
    }

    #[test]
    fn a_scale_is_round_and_as_long_as_it_says() {
        for (what, view) in views() {
            let Scale { km, length } = Scale::of(&view);
            let end = view.place(Xy { x: 400.0 + length, y: 300.0 }).unwrap();
            let start = view.place(Xy { x: 400.0, y: 300.0 }).unwrap();
            let degrees = (end.lon - start.lon).rem_euclid(360.0);
            let measured = degrees * 111.195 * start.lat.to_radians().cos();
            assert!((measured / km - 1.0).abs() < 1e-6, "{what}: {km} km, measured {measured}");
            assert!(length <= 160.0 && length > 50.0, "{what}: {length}");
        }
        let small = View::framed([at(35.3, 36.5)], Frame { least_km: 3.0, ..Frame::default() }).unwrap();
        assert!((Scale::of(&small).km - 0.5).abs() < 1e-9);
    }

    #[test]
    fn the_note_stands_in_each_language() {
        for tag in ["en", "ar", "ru"] {
            assert!(note(tag).contains("Natural Earth"));
        }
    }
}
