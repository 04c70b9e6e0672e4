//! Charts as SVG: bars by time, drawn on the server, with classes for their looks and no style of their own.
//!
//! A chart goes with a table of the same numbers; it says nothing that the table does not.

use std::fmt::Write;

/// Bars by time, a row for each reading or author.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Bars {
    /// What the whole is, for who does not see it.
    pub label: String,
    /// What stands below each column; empty below most.
    pub labels: Vec<String>,
    /// The rows.
    pub rows: Vec<Row>,
    /// How much of each column's time was kept from being seen; all zero where nothing is recorded.
    pub unseen: Vec<usize>,
    /// What the strip below says of it.
    pub unseen_label: String,
}

/// A row of bars.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Row {
    /// What it is.
    pub name: String,
    /// Column by column: what is drawn full, and what is drawn hollow above it.
    pub values: Vec<[usize; 2]>,
}

/// The width of a drawing.
const WIDTH: f64 = 900.0;
/// The height of a row's bars.
const BARS: f64 = 56.0;
/// The height of a row with its name.
const ROW: f64 = 88.0;
/// The height of the strip of what was not seen.
const STRIP: f64 = 14.0;

/// About the width of a letter of the labels.
const LETTER: f64 = 8.0;

/// Draws bars. All rows have one scale, so that they can be compared.
pub fn bars(chart: &Bars) -> String {
    let columns = chart.labels.len().max(1);
    let most = chart.rows.iter().flat_map(|row| &row.values).map(|[full, hollow]| full + hollow).max();
    let most = most.unwrap_or(0).max(1);
    let height = number(chart.rows.len()) * ROW + STRIP + 44.0;
    let step = WIDTH / number(columns);
    let mut out = String::new();
    let _ = write!(
        out,
        "<svg class=\"chart\" viewBox=\"0 0 {WIDTH} {height:.0}\" role=\"img\" aria-label=\"{}\" direction=\"ltr\">",
        escaped(&chart.label)
    );
    for (at, row) in chart.rows.iter().enumerate() {
        let base = number(at) * ROW + ROW - 6.0;
        let _ = write!(
            out,
            "<text class=\"row\" x=\"0\" y=\"{:.1}\">{}</text>",
            base - BARS - 10.0,
            isolated(&row.name)
        );
        let _ =
            write!(out, "<text class=\"most\" x=\"{WIDTH}\" y=\"{:.1}\">{most}</text>", base - BARS + 2.0);
        let _ = write!(out, "<path class=\"grid\" d=\"M0 {:.1}H{WIDTH}\"/>", base - BARS + 6.0);
        for (column, [full, hollow]) in row.values.iter().enumerate() {
            let x = number(column) * step;
            let tall = |value: usize| number(value) / number(most) * (BARS - 6.0);
            bar(&mut out, "full", [x, base - tall(*full), step, tall(*full)]);
            bar(&mut out, "hollow", [x, base - tall(*full) - tall(*hollow), step, tall(*hollow)]);
        }
        let _ = write!(out, "<path class=\"axis\" d=\"M0 {base:.1}H{WIDTH}\"/>");
    }
    strip(&mut out, chart, step, number(chart.rows.len()) * ROW + 6.0);
    let below = height - 6.0;
    for (column, label) in chart.labels.iter().enumerate().filter(|(_, label)| !label.is_empty()) {
        let x = number(column) * step;
        if x + number(label.chars().count()) * LETTER > WIDTH {
            continue; // it would stick out; the table has it
        }
        let _ = write!(out, "<text class=\"label\" x=\"{x:.1}\" y=\"{below:.1}\">{}</text>", isolated(label));
    }
    out.push_str("</svg>");
    out
}

/// Leaves a gap between bars where there is room for one.
fn bar(out: &mut String, class: &str, [x, y, width, height]: [f64; 4]) {
    if height <= 0.0 {
        return;
    }
    let gap = if width > 4.0 { 1.5 } else { 0.2 };
    let _ = write!(
        out,
        "<rect class=\"{class}\" x=\"{:.1}\" y=\"{y:.1}\" width=\"{:.1}\" height=\"{height:.1}\"/>",
        x + gap / 2.0,
        width - gap
    );
}

fn strip(out: &mut String, chart: &Bars, step: f64, y: f64) {
    let _ = write!(out, "<rect class=\"seen\" x=\"0\" y=\"{y:.1}\" width=\"{WIDTH}\" height=\"{STRIP}\"/>");
    for (column, _) in chart.unseen.iter().enumerate().filter(|(_, unseen)| **unseen > 0) {
        let x = number(column) * step;
        let _ = write!(
            out,
            "<rect class=\"unseen\" x=\"{x:.1}\" y=\"{y:.1}\" width=\"{step:.1}\" height=\"{STRIP}\"/>"
        );
    }
    let below = y + STRIP + 13.0;
    let _ =
        write!(out, "<text class=\"note\" x=\"0\" y=\"{below:.1}\">{}</text>", isolated(&chart.unseen_label));
}

#[expect(clippy::cast_precision_loss, reason = "numbers of columns and incidents are far below 2^52")]
fn number(number: usize) -> f64 {
    number as f64
}

/// A text as it stands in a drawing, which runs from left to right: inside, its own direction holds.
fn isolated(text: &str) -> String {
    format!("\u{2068}{}\u{2069}", escaped(text))
}

/// A text as it stands in XML.
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if c.is_control() => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::{Bars, Row, bars};

    #[test]
    fn nothing_of_a_name_becomes_markup_and_nothing_is_drawn_of_nothing() {
        let chart = Bars {
            label: "of \"all\"".into(),
            labels: vec!["1 <b>".into(), "sticks out ".repeat(9)],
            rows: vec![Row { name: "a & b".into(), values: vec![[2, 1], [0, 0]] }],
            unseen: vec![0, 1],
            unseen_label: "seen".into(),
        };
        let drawn = bars(&chart);
        assert!(drawn.contains("a &amp; b") && drawn.contains("1 &lt;b&gt;") && !drawn.contains("<b>"));
        assert!(drawn.contains("aria-label=\"of &quot;all&quot;\"") && !drawn.contains("sticks out"));
        assert_eq!(drawn.matches("class=\"full\"").count(), 1);
        assert_eq!(drawn.matches("class=\"unseen\"").count(), 1);
        assert!(bars(&Bars::default()).starts_with("<svg"));
    }
}
