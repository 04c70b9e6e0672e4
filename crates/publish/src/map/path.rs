//! Path data of SVG, in tenths of a user unit.

use std::fmt::Write;

use super::projection::Xy;

/// Path data that grows.
#[derive(Default)]
pub(super) struct Path {
    data: String,
}

impl Path {
    /// Adds a closed ring; one without area to see is left out.
    pub(super) fn ring(&mut self, points: &[Xy]) {
        self.add(points, 3, "z");
    }

    /// Adds an open line; one without length to see is left out.
    pub(super) fn line(&mut self, points: &[Xy]) {
        self.add(points, 2, "");
    }

    /// The path data.
    pub(super) fn into_data(self) -> String {
        self.data
    }

    fn add(&mut self, points: &[Xy], least: usize, end: &str) {
        let mut tenths: Vec<(i64, i64)> =
            points.iter().map(|point| (tenth(point.x), tenth(point.y))).collect();
        tenths.dedup();
        if !end.is_empty() && tenths.len() > 1 && tenths.first() == tenths.last() {
            tenths.pop();
        }
        let (Some((first, rest)), true) = (tenths.split_first(), tenths.len() >= least) else { return };
        let mut before = *first;
        self.data.push('M');
        self.pair(before, true);
        self.data.push('l');
        for (at, point) in rest.iter().enumerate() {
            self.pair((point.0 - before.0, point.1 - before.1), at == 0);
            before = *point;
        }
        self.data.push_str(end);
    }

    /// Two numbers, with no more between them than is needed to tell them apart.
    fn pair(&mut self, (x, y): (i64, i64), is_first: bool) {
        for (number, apart) in [(x, !is_first), (y, true)] {
            if apart && number >= 0 {
                self.data.push(' ');
            }
            self.data.push_str(&short(number));
        }
    }
}

/// A coordinate rounded to a tenth: "12.5".
pub(super) fn coordinate(at: f64) -> String {
    short(tenth(at))
}

#[expect(clippy::cast_possible_truncation, reason = "the cast saturates, far off any drawing")]
fn tenth(at: f64) -> i64 {
    (at.clamp(-1e9, 1e9) * 10.0).round() as i64
}

/// So many tenths in as few characters as SVG allows.
fn short(tenths: i64) -> String {
    let sign = if tenths < 0 { "-" } else { "" };
    let (whole, rest) = (tenths.unsigned_abs() / 10, tenths.unsigned_abs() % 10);
    match (whole, rest) {
        (0, 0) => "0".to_owned(),
        (whole, 0) => format!("{sign}{whole}"),
        (0, rest) => format!("{sign}.{rest}"),
        (whole, rest) => format!("{sign}{whole}.{rest}"),
    }
}

/// Text as it stands in an element or an attribute.
pub(super) fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}

/// A path of a class; nothing where there is no path.
pub(super) fn element(class: &str, data: &str) -> String {
    let mut out = String::new();
    if !data.is_empty() {
        let _ = write!(out, r#"<path class="{class}" d="{data}"/>"#);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Path, coordinate, escaped};
    use crate::map::projection::Xy;

    #[test]
    fn path_data_are_short_steps_rounded_to_a_tenth() {
        let mut path = Path::default();
        let points = [(1.04, 2.0), (1.06, 2.0), (1.55, 1.5), (1.55, 3.0), (1.04, 2.0)];
        path.ring(&points.map(|(x, y)| Xy { x, y }));
        path.line(&[Xy { x: 0.01, y: 0.0 }, Xy { x: 0.02, y: 0.0 }]);
        assert_eq!(path.into_data(), "M1 2l.1 0 .5-.5 0 1.5z");
    }

    #[test]
    fn numbers_are_written_short_and_names_escaped() {
        assert_eq!([-0.04, -0.5, 12.0, -3.25, 100.1].map(coordinate), ["0", "-.5", "12", "-3.3", "100.1"]);
        assert_eq!(escaped("Bosnia & Herzegovina"), "Bosnia &amp; Herzegovina");
    }
}
