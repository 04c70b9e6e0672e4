//! What a map is drawn from: outlines of countries, a view of them, places that are blurred, areas of the case.
//!
//! ```text
//! places, areas ──▶ projection::View ──▶ basemap::Basemap   land, borders, names, scale
//!                          ├───────────▶ cells::Cell        a place, no finer than it may be shown
//!                          └───────────▶ shape::Drawn       an area of the case
//! ```
//!
//! Everything comes out as fragments of SVG with classes and no styles: `land`, `border`, `country`, `scale`. The page brings the style sheet.

pub mod basemap;
mod buffer;
pub mod cells;
mod clip;
mod label;
pub mod outlines;
mod path;
pub mod projection;
pub mod shape;
mod simplify;

pub use basemap::Basemap;
pub use cells::{Blur, Cell};
pub use projection::{Frame, View, Xy};
pub use shape::Drawn;
