//! What stands where: paragraphs, points and tables from the top of a page to its bottom, and on the next.

use super::line::{Paragraph, Set, Style};
use super::sheet::{ACCENT, BOTTOM, HEIGHT, LINE, MARGIN, MEASURE, Placed, Rule, Sheet, WIDTH};
use crate::bulletin::Line;

/// Pages that are being filled.
pub(super) struct Flow {
    done: Vec<Sheet>,
    sheet: Sheet,
    /// The top of what comes next.
    pub(super) y: f32,
    rtl: bool,
}

/// How far points are set in.
const INDENT: f32 = 12.0;

/// How high a line is; letters from the right need more.
pub(super) fn leading(style: Style) -> f32 {
    style.size * if style.rtl { 1.65 } else { 1.4 }
}

impl Flow {
    pub(super) fn new(rtl: bool) -> Self {
        Self { done: Vec::new(), sheet: Sheet::default(), y: MARGIN, rtl }
    }

    /// A paragraph, with so much room behind it.
    pub(super) fn paragraph(&mut self, line: &Line, style: Style, after: f32) {
        self.lines(&Paragraph::lines(line, style, MEASURE), style, 0.0);
        self.y += after;
    }

    /// A heading, never alone at the bottom of a page.
    pub(super) fn heading(&mut self, line: &Line, style: Style) {
        self.y += style.size;
        self.keep(leading(style) * 4.0);
        self.paragraph(line, style, 4.0);
    }

    /// A sentence that must not be overlooked, with a bar beside it.
    pub(super) fn notice(&mut self, line: &Line, style: Style) {
        let lines = Paragraph::lines(line, style, MEASURE - INDENT);
        self.keep(leading(style) * count(lines.len()));
        let top = self.y;
        self.lines(&lines, style, INDENT);
        let x = self.place_of(0.0, 2.5);
        self.sheet.rules.push(Rule { at: [x, top, 2.5, self.y - top], colour: ACCENT });
        self.y += 5.0;
    }

    /// One of some points.
    pub(super) fn point(&mut self, line: &Line, style: Style) {
        self.keep(leading(style));
        for dot in Paragraph::lines(&Line::of("·"), style, INDENT) {
            let x = self.place_of(2.0, dot.width);
            self.put(dot, x, style);
        }
        self.lines(&Paragraph::lines(line, style, MEASURE - INDENT), style, INDENT);
        self.y += 2.0;
    }

    /// Lines one below the other, set in by so much, over the end of the page where need be.
    fn lines(&mut self, lines: &[Set], style: Style, indent: f32) {
        for line in lines {
            self.keep(leading(style));
            let x = self.place_of(indent, line.width);
            self.put(line.clone(), x, style);
            self.y += leading(style);
        }
    }

    /// A line whose left end is given, where the next line of the page stands.
    pub(super) fn put(&mut self, set: Set, x: f32, style: Style) {
        let y = self.y + leading(style) * 0.72;
        self.sheet.lines.push(Placed { set, x, y });
    }

    /// The left end of what is so wide and begins so far from where reading starts.
    pub(super) fn place_of(&self, distance: f32, width: f32) -> f32 {
        if self.rtl { WIDTH - MARGIN - distance - width } else { MARGIN + distance }
    }

    /// A thin line over the page.
    pub(super) fn rule(&mut self) {
        self.sheet.rules.push(Rule { at: [MARGIN, self.y, MEASURE, 0.5], colour: LINE });
    }

    /// Whether so much has room on this page.
    pub(super) fn has_room(&self, height: f32) -> bool {
        self.y + height <= BOTTOM
    }

    /// Goes on to the next page where so much has no room on this one.
    pub(super) fn keep(&mut self, height: f32) {
        if !self.has_room(height) && self.y > MARGIN {
            self.done.push(std::mem::take(&mut self.sheet));
            self.y = MARGIN;
        }
    }

    /// The pages, each with the title and its number at its foot.
    pub(super) fn finish(mut self, title: &str, style: Style) -> Vec<Sheet> {
        self.done.push(std::mem::take(&mut self.sheet));
        let all = self.done.len();
        self.y = HEIGHT - MARGIN - 4.0;
        for number in 1..=all {
            let name = Paragraph::lines(&Line::default().quiet(title), style, MEASURE);
            let numbered = Line::default().id(format!("{number} / {all}"), None);
            let numbered = Paragraph::lines(&numbered, style, MEASURE);
            for line in name.into_iter().take(1) {
                let x = self.place_of(0.0, line.width);
                self.put(line, x, style);
            }
            for line in numbered {
                let x = self.place_of(MEASURE - line.width, line.width);
                self.put(line, x, style);
            }
            let foot = std::mem::take(&mut self.sheet);
            if let Some(sheet) = self.done.get_mut(number - 1) {
                sheet.lines.extend(foot.lines);
            }
        }
        self.done
    }
}

#[expect(clippy::cast_precision_loss, reason = "nobody has so many lines")]
pub(super) fn count(number: usize) -> f32 {
    number as f32
}
