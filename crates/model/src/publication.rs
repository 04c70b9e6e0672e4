//! What may be shown to the public, and how closely.

use crate::id::DocumentId;
use crate::place::{Distance, LatLon};
use crate::time::Length;

/// How a case is shown to the public.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Publication {
    /// How far a place that is shown may lie from the place itself, at least; the site's own measure where the case sets none.
    pub blur: Option<Distance>,
    /// How long what happened is kept back; not at all where there is none.
    pub delay: Option<Length>,
    /// Who publishes it.
    pub publisher: Option<String>,
    /// Under which licence its data may be used.
    pub licence: Option<Licence>,
    /// Boundaries that maps draw besides those of countries.
    pub boundaries: Vec<Boundaries>,
}

/// Boundaries that maps draw besides those of countries: of provinces and districts, say. No finding looks at them.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Boundaries {
    /// The file of `GeoJSON` (RFC 7946) that they are read from, within the folder of the case.
    pub file: String,
    /// Whose they are, as it is to stand beneath a map.
    pub credit: Option<String>,
    /// Lines, and rings that end where they begin.
    pub lines: Vec<Vec<LatLon>>,
}

/// A licence.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Licence {
    /// Its name: "CC BY 4.0".
    pub name: String,
    /// Where it can be read.
    pub document: Option<DocumentId>,
}
