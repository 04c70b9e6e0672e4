//! Places that are shown no finer than they may be: the cell of a grid that a place lies in, for the place.
//!
//! A place moved by chance is found again by asking often; a cell is the same whenever it is asked for, and says of a place no more than that it lies in
//! it. The grid is H3, so that others can tell the cell by its id.
//!
//! # Which grid
//!
//! A cell is about a hexagon, and its radius, from the centre to a corner, about the length of an edge. No hexagon of H3 has a radius of less than 0.857
//! times the average edge of its resolution (measured over all cells to resolution 5, where the least is 0.8579, and beyond that over those round the
//! pentagons, where they are smallest: 0.8575). The finest grid is taken of which even the smallest hexagon is as large as asked.
//!
//! | resolution | average edge, km | blurs of at most, km |
//! | --- | --- | --- |
//! | 0 | 1281.256 | 1098 |
//! | 1 | 483.057 | 413 |
//! | 2 | 182.513 | 156 |
//! | 3 | 68.979 | 59.1 |
//! | 4 | 26.072 | 22.3 |
//! | 5 | 9.854 | 8.44 |
//! | 6 | 3.725 | 3.19 |
//! | 7 | 1.406 | 1.20 |
//! | 8 | 0.531 | 0.455 |
//! | 9 | 0.201 | 0.172 |
//! | 10 | 0.076 | 0.065 |
//!
//! The table goes on to resolution 15, with an average edge of 0.58 m. Source of the edges: "Tables of Cell Statistics Across Resolutions" in the
//! documentation of H3, version 4. Each grid has besides its hexagons twelve pentagons, which are up to a sixth smaller than that; all of them lie in the open sea.
//!
//! The resolution hangs on the blur alone, never on the place: a coarser cell here and there would tell which of the finer ones within it had to be hidden.

use h3o::{CellIndex, LatLng, Resolution};
use model::Case;
use model::place::{Distance, LatLon, Place};

/// The least radius of a hexagon as a part of the average edge of its resolution.
const LEAST: f64 = 0.857;

/// How coarse places are shown: at least so many kilometres, from the middle of what is shown to its rim.
#[derive(Clone, Copy, PartialEq, PartialOrd, Debug)]
pub struct Blur {
    km: f64,
    resolution: Resolution,
}

impl Blur {
    /// So many kilometres. `None` where that is no length, or more than the largest cells have, 1098 km: then nothing can be shown.
    pub fn of_km(km: f64) -> Option<Self> {
        let resolution = Resolution::range(Resolution::Zero, Resolution::Fifteen);
        let coarse_enough = |resolution: &Resolution| LEAST * resolution.edge_length_km() >= km;
        let resolution = resolution.take_while(coarse_enough).last()?;
        (km >= 0.0).then_some(Self { km, resolution })
    }

    /// The same, and no finer than a place is known: for one known to `known` from its point. `None` where no cell is as coarse as that.
    pub fn no_finer_than(self, known: Distance) -> Option<Self> {
        Self::of_km(self.km.max(known.metres() / 1000.0))
    }

    /// How many kilometres were asked for.
    pub fn km(self) -> f64 {
        self.km
    }
}

/// The cell that a place is shown as.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Cell(CellIndex);

impl Cell {
    /// The cell that a place lies in.
    pub fn of(place: LatLon, blur: Blur) -> Self {
        // a `LatLon` is finite
        let place = LatLng::new(place.lat, place.lon).unwrap_or_default();
        Self(place.to_cell(blur.resolution))
    }

    /// The cell of a place that may lie so far from its point: no finer than asked, and no finer than it is known. `None` where no cell is coarse enough.
    pub fn of_known_to(place: LatLon, known: Distance, blur: Blur) -> Option<Self> {
        Some(Self::of(place, blur.no_finer_than(known)?))
    }

    /// Its id in H3: `852dae07fffffff`.
    pub fn id(self) -> String {
        self.0.to_string()
    }

    /// The cell with an id, written as [`id`](Self::id) writes it.
    pub fn of_id(id: &str) -> Option<Self> {
        let cell = Self(id.parse().ok()?);
        (cell.id() == id).then_some(cell)
    }

    /// Its centre.
    pub fn centre(self) -> LatLon {
        place(LatLng::from(self.0))
    }

    /// Its corners, anticlockwise; the first is not repeated.
    pub fn ring(self) -> Vec<LatLon> {
        self.0.boundary().iter().copied().map(place).collect()
    }

    /// The greatest distance from its centre to a corner in kilometres, rounded up to two digits or so: 9.9, 27, 0.48.
    pub fn radius_km(self) -> f64 {
        let centre = LatLng::from(self.0);
        let km = self.0.boundary().iter().map(|corner| centre.distance_km(*corner)).fold(0.0, f64::max);
        let parts = if km > 10.0 {
            1.0
        } else if km > 1.0 {
            10.0
        } else {
            100.0
        };
        (km * parts).ceil() / parts
    }
}

/// Places are shown no finer than so many kilometres where a case says nothing of it.
pub const USUAL_KM: f64 = 8.0;

/// The cell that a place of a case is shown as: no finer than the case allows, and no finer than the place is known. `None` where no point of it is
/// known. Nothing else that is published tells where something was.
pub fn public_cell(case: &Case, place: &Place) -> Option<Cell> {
    let (point, known) = place.point.as_ref()?;
    Cell::of_known_to(*point, *known, public_blur(case)?)
}

/// How coarse places of a case are shown, wherever they are. `None` where none may be: the case asks for more than any cell has.
pub fn public_blur(case: &Case) -> Option<Blur> {
    Blur::of_km(case.publication.blur.map_or(USUAL_KM, |blur| blur.metres() / 1000.0))
}

fn place(at: LatLng) -> LatLon {
    LatLon { lat: at.lat().clamp(-90.0, 90.0), lon: at.lng().clamp(-180.0, 180.0) }
}

#[cfg(test)]
mod tests {
    use super::{Blur, Cell, LEAST};
    use h3o::Resolution;
    use model::place::{Distance, LatLon};
    use proptest::prelude::*;

    fn at(lat: f64, lon: f64) -> LatLon {
        LatLon::new(lat, lon).unwrap()
    }

    #[test]
    fn a_place_always_has_the_same_cell() {
        let (aleppo, blur) = (at(36.2, 37.16), Blur::of_km(5.0).unwrap());
        let cell = Cell::of(aleppo, blur);
        assert_eq!((0..9).map(|_| Cell::of(aleppo, blur)).filter(|again| *again == cell).count(), 9);
        assert_eq!((cell.id().as_str(), cell.radius_km()), ("852dae07fffffff", 11.0));
        assert_eq!(cell.ring().len(), 6);
    }

    #[test]
    fn a_blur_takes_the_finest_grid_that_is_coarse_enough() {
        let of = |km: f64| Blur::of_km(km).map(|blur| blur.resolution);
        assert_eq!(of(1.0), Some(Resolution::Seven));
        assert_eq!(of(5.0), Some(Resolution::Five));
        assert_eq!(of(10.0), Some(Resolution::Four));
        assert_eq!(of(50.0), Some(Resolution::Three));
        assert_eq!(of(1_000.0), Some(Resolution::Zero));
        for none in [2_000.0, -1.0, f64::NAN, f64::INFINITY] {
            assert_eq!(of(none), None, "{none}");
        }
    }

    #[test]
    fn a_place_that_is_known_coarsely_has_a_coarser_cell() {
        let (place, blur) = (at(36.2, 37.16), Blur::of_km(5.0).unwrap());
        let known = |km: u32| Cell::of_known_to(place, Distance::new(km * 1000), blur);
        assert_eq!(known(2), Some(Cell::of(place, blur)));
        assert!(known(50).unwrap().radius_km() >= 50.0);
        assert_eq!(known(5_000), None);
    }

    #[test]
    fn the_table_says_what_the_grid_has() {
        let text = include_str!("cells.rs");
        let rows = text.lines().filter_map(|line| line.strip_prefix("//! | "));
        let mut seen = 0;
        for row in rows {
            let mut numbers = row.split('|').filter_map(|cell| cell.trim().parse::<f64>().ok());
            let (Some(number), Some(edge), Some(most)) = (numbers.next(), numbers.next(), numbers.next())
            else {
                continue;
            };
            let resolution = Resolution::range(Resolution::Zero, Resolution::Fifteen).nth(seen).unwrap();
            assert_eq!(number.to_string(), u8::from(resolution).to_string());
            assert!((resolution.edge_length_km() - edge).abs() < 6e-4);
            assert!((LEAST * resolution.edge_length_km() / most - 1.0).abs() < 0.01, "{row}");
            seen += 1;
        }
        assert_eq!(seen, 11);
    }

    proptest! {
        #[test]
        fn no_place_is_shown_finer_than_asked_nor_outside_its_cell(
            lat in -90.0..=90.0_f64, lon in -180.0..=180.0_f64, power in -2.0..3.0_f64,
        ) {
            let (place, km) = (at(lat, lon), 10_f64.powf(power));
            let cell = Cell::of(place, Blur::of_km(km).unwrap());
            prop_assume!(!cell.0.is_pentagon());
            prop_assert!(cell.radius_km() >= km, "{} has {}", cell.id(), cell.radius_km());
            let (centre, here) = (h3o::LatLng::from(cell.0), h3o::LatLng::new(lat, lon).unwrap());
            prop_assert!(centre.distance_km(here) <= cell.radius_km());
        }
    }
}
