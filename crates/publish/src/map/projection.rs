//! From places on the earth to places on a drawing.
//!
//! The projection is Web Mercator. It keeps every small shape and every direction what it is, so that a circle of some kilometres is a circle wherever on
//! the map it lies, and a drawing can be laid over any other map of the web. That it makes the north larger than the south shows little on a map of a
//! country; [`View::units_per_km`] says how large a kilometre is at any latitude.

use model::place::LatLon;

/// The kilometres of a degree of a great circle.
pub(super) const KM_A_DEGREE: f64 = 111.195;

/// Beyond this latitude the projection ends; the world is a square then.
const LAST_LATITUDE: f64 = 85.05;

/// A point of a drawing, in user units: x to the right, y downwards.
///
/// Inside this module it is also a point of the flat world, in degrees: x eastwards, which may go on beyond 180, and y northwards.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Xy {
    /// To the right.
    pub x: f64,
    /// Downwards.
    pub y: f64,
}

/// How large a drawing is, and how much of the earth it shows at least.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Frame {
    /// Its width in user units.
    pub width: f64,
    /// Its height in user units.
    pub height: f64,
    /// The part of width and height that is left free on each side of what is shown, from 0 to 0.4.
    pub padding: f64,
    /// How many kilometres its width shows at least, so that a single village still shows what lies round it.
    pub least_km: f64,
}

impl Default for Frame {
    /// Four by three; 150 km show a piece of coast or of a border nearly everywhere, and the outlines are no finer than that.
    fn default() -> Self {
        Self { width: 800.0, height: 600.0, padding: 0.08, least_km: 150.0 }
    }
}

/// A view of a part of the earth.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct View {
    width: f64,
    height: f64,
    /// In degrees of the flat world.
    centre: Xy,
    /// User units in a degree of the flat world.
    degree: f64,
}

impl View {
    /// A view of all these points in the usual frame; `None` where there are none.
    pub fn of(points: impl IntoIterator<Item = LatLon>) -> Option<Self> {
        Self::framed(points, Frame::default())
    }

    /// A view of all these points; `None` where there are none, or the frame is empty.
    pub fn framed(points: impl IntoIterator<Item = LatLon>, frame: Frame) -> Option<Self> {
        let points: Vec<Xy> = points.into_iter().map(flat).collect();
        let (west, east) = span(points.iter().map(|point| point.x).collect())?;
        let south = points.iter().map(|point| point.y).fold(f64::INFINITY, f64::min);
        let north = points.iter().map(|point| point.y).fold(f64::NEG_INFINITY, f64::max);
        let Frame { width, height, padding, least_km } = frame;
        let sound = [width, height].iter().all(|side| side.is_finite() && *side >= 1.0);
        if !sound {
            return None;
        }
        let centre = Xy { x: f64::midpoint(west, east), y: f64::midpoint(south, north) };
        let padding = if padding.is_nan() { 0.0 } else { padding.clamp(0.0, 0.4) };
        let free = 1.0 - 2.0 * padding;
        let least = least_km.max(0.1) / KM_A_DEGREE / latitude(centre.y).to_radians().cos();
        let scales = [width * free / (east - west), height * free / (north - south), width / least];
        let degree = scales.into_iter().fold(f64::INFINITY, f64::min);
        Some(Self { width, height, centre, degree })
    }

    /// The width in user units.
    pub fn width(&self) -> f64 {
        self.width
    }

    /// The height in user units.
    pub fn height(&self) -> f64 {
        self.height
    }

    /// What the drawing says of its own size: `0 0 800 600`.
    pub fn view_box(&self) -> String {
        format!("0 0 {} {}", self.width, self.height)
    }

    /// Where a place is on the drawing, or off it, whichever way round the earth is nearer to its middle.
    pub fn at(&self, place: LatLon) -> Xy {
        let Xy { x, y } = flat(place);
        self.seen(Xy { x: self.centre.x + short(x - self.centre.x), y })
    }

    /// Whether a place is on the drawing.
    pub fn shows(&self, place: LatLon) -> bool {
        let Xy { x, y } = self.at(place);
        (0.0..=self.width).contains(&x) && (0.0..=self.height).contains(&y)
    }

    /// The place at a point of the drawing; `None` for a point that is not on the earth.
    pub fn place(&self, Xy { x, y }: Xy) -> Option<LatLon> {
        let east = self.centre.x + (x - self.width / 2.0) / self.degree;
        let north = self.centre.y - (y - self.height / 2.0) / self.degree;
        LatLon::new(latitude(north), short(east))
    }

    /// A line or ring, each point the short way from the one before, so that nothing leads across the whole drawing.
    pub fn line(&self, places: &[LatLon]) -> Vec<Xy> {
        let mut before: Option<f64> = None;
        let step = |place: &LatLon| {
            let Xy { x, y } = flat(*place);
            let from = before.unwrap_or(self.centre.x);
            let x = from + short(x - from);
            before = Some(x);
            self.seen(Xy { x, y })
        };
        places.iter().map(step).collect()
    }

    /// How many user units a kilometre has at a latitude.
    pub fn units_per_km(&self, lat: f64) -> f64 {
        self.degree / (KM_A_DEGREE * lat.clamp(-LAST_LATITUDE, LAST_LATITUDE).to_radians().cos())
    }

    /// The latitude of the middle of the drawing.
    pub fn middle_latitude(&self) -> f64 {
        latitude(self.centre.y)
    }

    /// From the flat world to the drawing.
    pub(super) fn seen(&self, Xy { x, y }: Xy) -> Xy {
        Xy {
            x: self.width / 2.0 + (x - self.centre.x) * self.degree,
            y: self.height / 2.0 - (y - self.centre.y) * self.degree,
        }
    }

    /// The width of the whole earth in user units.
    pub(super) fn once_round(&self) -> f64 {
        360.0 * self.degree
    }
}

/// The west and the east end of all these longitudes, over the antimeridian where that is shorter: what the widest gap between two of them leaves.
fn span(mut longitudes: Vec<f64>) -> Option<(f64, f64)> {
    longitudes.sort_by(f64::total_cmp);
    let (first, last) = (*longitudes.first()?, *longitudes.last()?);
    let mut widest = (first + 360.0 - last, first, last);
    for (west, east) in longitudes.iter().zip(longitudes.iter().skip(1)) {
        if east - west > widest.0 {
            widest = (east - west, *east, west + 360.0);
        }
    }
    Some((widest.1, widest.2))
}

/// A place of the flat world, from −180 to 180 and from −180 to 180.
pub(super) fn flat(place: LatLon) -> Xy {
    let lat = place.lat.clamp(-LAST_LATITUDE, LAST_LATITUDE).to_radians();
    Xy { x: place.lon, y: lat.tan().asinh().to_degrees() }
}

/// The latitude of a height in the flat world.
pub(super) fn latitude(y: f64) -> f64 {
    y.to_radians().sinh().atan().to_degrees()
}

/// The same difference of longitudes the short way round: −180 to 180.
pub(super) fn short(degrees: f64) -> f64 {
    if (-180.0..=180.0).contains(&degrees) { degrees } else { (degrees + 180.0).rem_euclid(360.0) - 180.0 }
}

#[cfg(test)]
mod tests {
    use super::{Frame, View, Xy};
    use model::place::LatLon;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    #[test]
    fn every_point_asked_for_is_on_the_drawing_with_room_round_it() {
        let points = [at(33.51, 36.29), at(36.2, 37.16), at(35.33, 40.14)];
        let view = View::of(points).unwrap();
        for point in points {
            let Xy { x, y } = view.at(point);
            assert!((63.9..=736.1).contains(&x) && (47.9..=552.1).contains(&y), "{x} {y}");
        }
        assert_eq!(view.view_box(), "0 0 800 600");
    }

    #[test]
    fn a_single_village_still_shows_its_surroundings() {
        let view = View::of([at(35.3, 36.5)]).unwrap();
        assert!((view.width() / view.units_per_km(35.3) - 150.0).abs() < 0.1);
        let Xy { x, y } = view.at(at(35.3, 36.5));
        assert!((x - 400.0).abs() < 1e-9 && (y - 300.0).abs() < 1e-9);
    }

    #[test]
    fn no_points_have_no_view_and_an_empty_frame_has_none() {
        assert_eq!(View::of([]), None);
        assert_eq!(View::framed([at(0.0, 0.0)], Frame { width: 0.0, ..Frame::default() }), None);
    }

    #[test]
    fn points_on_both_sides_of_the_antimeridian_are_seen_beside_each_other() {
        let view = View::of([at(-17.0, 179.0), at(-18.0, -179.0)]).unwrap();
        let (west, east) = (view.at(at(-17.0, 179.0)), view.at(at(-18.0, -179.0)));
        assert!(west.x < east.x && west.x > 0.0 && east.x < 800.0);
        let line = view.line(&[at(-17.0, 179.9), at(-17.0, -179.9)]);
        assert!((line[0].x - line[1].x).abs() < 100.0);
    }

    #[test]
    fn a_point_of_the_drawing_leads_back_to_its_place() {
        let view = View::of([at(11.0, 27.0), at(15.0, 35.0)]).unwrap();
        for place in [at(12.5, 30.0), at(14.9, 33.3)] {
            let back = view.place(view.at(place)).unwrap();
            assert!((back.lat - place.lat).abs() < 1e-9 && (back.lon - place.lon).abs() < 1e-9);
        }
    }

    #[test]
    fn a_view_of_everywhere_and_of_the_poles_is_a_view() {
        let view = View::of([at(90.0, 0.0), at(-90.0, 180.0), at(0.0, -90.0)]).unwrap();
        let Xy { x, y } = view.at(at(90.0, 0.0));
        assert!(x.is_finite() && y.is_finite());
    }
}
