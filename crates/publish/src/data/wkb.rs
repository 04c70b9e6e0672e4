//! Polygons as well-known binary, which tables of columns hold (OGC 06-103r4).

use super::geometry::{Geometry, Ring};

const POLYGON: u32 = 3;
const MULTI_POLYGON: u32 = 6;

/// Writes the polygons of a geometry; `None` where it has none.
pub(super) fn polygons(geometry: &Geometry) -> Option<Vec<u8>> {
    let all = geometry.polygons();
    let mut out = Vec::new();
    match all.as_slice() {
        [] => return None,
        [one] => polygon(&mut out, one),
        several => {
            head(&mut out, MULTI_POLYGON, several.len());
            for rings in several {
                polygon(&mut out, rings);
            }
        }
    }
    Some(out)
}

fn polygon(out: &mut Vec<u8>, rings: &[Ring]) {
    head(out, POLYGON, rings.len());
    for ring in rings {
        number(out, ring.len());
        ring.iter().flatten().for_each(|degrees| out.extend(degrees.to_le_bytes()));
    }
}

/// Least byte first, then the kind, then how many.
fn head(out: &mut Vec<u8>, kind: u32, many: usize) {
    out.push(1);
    out.extend(kind.to_le_bytes());
    number(out, many);
}

fn number(out: &mut Vec<u8>, many: usize) {
    out.extend(u32::try_from(many).unwrap_or(u32::MAX).to_le_bytes());
}
