//! `TopoJSON`, as far as the countries of `world-atlas` need it.

use serde::Deserialize;

/// A whole file.
#[derive(Deserialize)]
pub(crate) struct Topology {
    pub(crate) transform: Transform,
    /// Each begins with a position; the others are steps from the one before.
    pub(crate) arcs: Vec<Vec<[i64; 2]>>,
    pub(crate) objects: Objects,
}

/// From steps to degrees.
#[derive(Deserialize)]
pub(crate) struct Transform {
    pub(crate) scale: [f64; 2],
    pub(crate) translate: [f64; 2],
}

#[derive(Deserialize)]
pub(crate) struct Objects {
    pub(crate) countries: Collection,
    pub(crate) land: Collection,
}

#[derive(Deserialize)]
pub(crate) struct Collection {
    pub(crate) geometries: Vec<Geometry>,
}

/// A country, or all land.
#[derive(Deserialize)]
pub(crate) struct Geometry {
    /// Its number in ISO 3166-1, where it has one.
    pub(crate) id: Option<String>,
    #[serde(default)]
    pub(crate) properties: Properties,
    #[serde(flatten)]
    rings: Rings,
}

#[derive(Deserialize, Default)]
pub(crate) struct Properties {
    #[serde(default)]
    pub(crate) name: String,
}

/// An arc by its number; `!number` for one that is gone through backwards.
pub(crate) type Ring = Vec<i64>;

#[derive(Deserialize)]
#[serde(tag = "type", content = "arcs")]
enum Rings {
    Polygon(Vec<Ring>),
    MultiPolygon(Vec<Vec<Ring>>),
}

impl Geometry {
    /// Its polygons, each an outer ring and its holes.
    pub(crate) fn polygons(&self) -> &[Vec<Ring>] {
        match &self.rings {
            Rings::Polygon(rings) => std::slice::from_ref(rings),
            Rings::MultiPolygon(polygons) => polygons,
        }
    }
}

/// The number of an arc in a ring, whichever way it is gone through.
pub(crate) fn arc(step: i64) -> i64 {
    if step < 0 { !step } else { step }
}
