//! What a card is drawn on: shapes in order, each of one colour. They are written as SVG, or painted.

use std::fmt::Write as _;

use harfrust::font::glyph::outline::{DrawMemory, DrawOptions, PathSink};
use zeno::{Command, PathBuilder as _, Point};

use super::line::{Glyph, Line};
use super::{HEIGHT, WIDTH};
use crate::chart::escaped;

/// Red, green, blue.
pub(super) type Colour = [u8; 3];

/// A shape of one colour.
pub(super) struct Shape {
    pub(super) colour: Colour,
    pub(super) path: Vec<Command>,
    /// How wide its line is; `None` where it is filled.
    pub(super) line: Option<f32>,
}

/// Shapes on paper. Places count from where reading starts: from the left, or from the right.
pub(super) struct Sheet {
    pub(super) paper: Colour,
    pub(super) shapes: Vec<Shape>,
    /// The characters for which no font has a form.
    pub(super) missing: Vec<char>,
    rtl: bool,
}

impl Sheet {
    pub(super) fn new(paper: Colour, rtl: bool) -> Self {
        Self { paper, shapes: Vec::new(), missing: Vec::new(), rtl }
    }

    /// The left end of something that starts somewhere and is so wide.
    pub(super) fn left(&self, start: f32, width: f32) -> f32 {
        if self.rtl { pixels(WIDTH) - start - width } else { start }
    }

    /// A filled rectangle, its corners rounded.
    pub(super) fn rect(&mut self, [start, top, width, height]: [f32; 4], round: f32, colour: Colour) {
        let mut path: Vec<Command> = Vec::new();
        let left = self.left(start, width);
        if round > 0.0 {
            path.add_round_rect((left, top), width, height, round, round);
        } else {
            path.add_rect((left, top), width, height);
        }
        self.shapes.push(Shape { colour, path, line: None });
    }

    /// A shape in its own place.
    pub(super) fn shape(&mut self, path: Vec<Command>, line: Option<f32>, colour: Colour) {
        self.shapes.push(Shape { colour, path, line });
    }

    /// A line of text whose letters stand at some height.
    pub(super) fn text(&mut self, line: &Line, size: f32, [start, base]: [f32; 2], colour: Colour) {
        let mut pen = Pen { path: Vec::new(), scale: 1.0, at: Point::ZERO };
        let left = self.left(start, line.width);
        for Glyph { font, id, x, y } in &line.glyphs {
            let Some(outline) = font.outline_glyphs().get(*id) else { continue };
            pen.scale = size / f32::from(font.units_per_em());
            pen.at = Point::new(left + x, base - y);
            // the outlines of our own fonts can be drawn
            let _ = outline.draw(&DrawOptions::new(), DrawMemory::Scratch, &mut pen);
        }
        self.missing.extend(&line.missing);
        if !pen.path.is_empty() {
            self.shapes.push(Shape { colour, path: pen.path, line: None });
        }
    }

    /// As SVG. Letters stand in it as outlines, so that it looks the same wherever it is shown; the title says what they say.
    pub(super) fn svg(&self, title: &str) -> String {
        let mut out = format!(
            "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{WIDTH}\" height=\"{HEIGHT}\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" role=\"img\">\
             <title>{}</title><path fill=\"{}\" d=\"M0 0H{WIDTH}V{HEIGHT}H0z\"/>",
            escaped(title),
            hex(self.paper)
        );
        for shape in &self.shapes {
            let colour = hex(shape.colour);
            // writing to a string does not fail
            let _ = match shape.line {
                None => write!(out, "<path fill=\"{colour}\" d=\""),
                Some(width) => {
                    write!(out, "<path fill=\"none\" stroke=\"{colour}\" stroke-width=\"{width}\" d=\"")
                }
            };
            shape.path.iter().for_each(|command| written(&mut out, command));
            out.push_str("\"/>");
        }
        out.push_str("</svg>");
        out
    }
}

fn hex([red, green, blue]: Colour) -> String {
    format!("#{red:02x}{green:02x}{blue:02x}")
}

fn written(out: &mut String, command: &Command) {
    let (sign, points): (char, &[&Point]) = match command {
        Command::MoveTo(to) => ('M', &[to]),
        Command::LineTo(to) => ('L', &[to]),
        Command::QuadTo(by, to) => ('Q', &[by, to]),
        Command::CurveTo(by, then, to) => ('C', &[by, then, to]),
        Command::Close => ('z', &[]),
    };
    out.push(sign);
    for (at, point) in points.iter().enumerate() {
        let before = if at > 0 { " " } else { "" };
        // writing to a string does not fail
        let _ = write!(out, "{before}{:.1} {:.1}", point.x, point.y);
    }
}

/// Draws outlines of letters in their places; in fonts, up is more.
struct Pen {
    path: Vec<Command>,
    scale: f32,
    at: Point,
}

impl Pen {
    fn point(&self, x: f32, y: f32) -> Point {
        Point::new(self.at.x + x * self.scale, self.at.y - y * self.scale)
    }
}

impl PathSink for Pen {
    fn move_to(&mut self, x: f32, y: f32) {
        self.path.push(Command::MoveTo(self.point(x, y)));
    }

    fn line_to(&mut self, x: f32, y: f32) {
        self.path.push(Command::LineTo(self.point(x, y)));
    }

    fn quad_to(&mut self, cx0: f32, cy0: f32, x: f32, y: f32) {
        self.path.push(Command::QuadTo(self.point(cx0, cy0), self.point(x, y)));
    }

    fn curve_to(&mut self, cx0: f32, cy0: f32, cx1: f32, cy1: f32, x: f32, y: f32) {
        self.path.push(Command::CurveTo(self.point(cx0, cy0), self.point(cx1, cy1), self.point(x, y)));
    }

    fn close(&mut self) {
        self.path.push(Command::Close);
    }
}

#[expect(clippy::cast_precision_loss, reason = "the size of a card is far below 2^24")]
pub(super) fn pixels(size: usize) -> f32 {
    size as f32
}
