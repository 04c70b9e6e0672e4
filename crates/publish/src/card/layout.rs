//! Where everything on a card stands. All places count from where reading starts, so that a card in Arabic is the mirror of one in English.

use model::finding::Verdict;
use zeno::{Command, PathBuilder as _};

use super::line::Style;
use super::sheet::{Colour, Sheet, pixels};
use super::{Body, Card, Counts, Finds, HEIGHT, WIDTH};
use crate::fonts::Face;
use crate::language::Said;

// the colours of the style sheet of the site, in light
const PAPER: Colour = [0xfb, 0xf9, 0xf4];
const INK: Colour = [0x1f, 0x1e, 0x1b];
const QUIET: Colour = [0x5d, 0x5a, 0x52];
const RULE: Colour = [0xdc, 0xd6, 0xc9];
const ACCENT: Colour = [0x1d, 0x4e, 0x5f];
const BREACH: [Colour; 2] = [[0x8f, 0x3a, 0x12], [0xf7, 0xe4, 0xd8]];
const NONE: [Colour; 2] = [[0x2f, 0x56, 0x68], [0xe2, 0xec, 0xf0]];
const OPEN: [Colour; 2] = [[0x6a, 0x5a, 0x17], [0xf3, 0xec, 0xd0]];
const SILENT: [Colour; 2] = [QUIET, PAPER];

/// The empty border at both sides.
const MARGIN: f32 = 76.0;

/// The band at the edge where reading starts.
const BAND: f32 = 16.0;

/// The top of the rule beneath the name of the site.
const MASTHEAD: f32 = 108.0;

/// The top of the rule above the foot.
const FOOT: f32 = 550.0;

/// The sizes that a title may have, the one wanted most first.
const SIZES: [f32; 6] = [76.0, 66.0, 58.0, 50.0, 44.0, 38.0];

/// Titles have no more lines.
const TITLE_LINES: usize = 3;

/// How much wider a verdict's ground is than its word.
const CHIP: f32 = 48.0;

/// So many readings stand in a row, and in all.
const IN_A_ROW: usize = 5;
const AT_MOST: usize = 10;

/// Draws a card.
pub(super) fn drawn(card: &Card) -> Sheet {
    let mut page = Page { sheet: Sheet::new(PAPER, card.rtl), rtl: card.rtl };
    page.sheet.rect([0.0, 0.0, BAND, pixels(HEIGHT)], 0.0, ACCENT);
    page.said(Face::Plain, 27.0, &card.site, [MARGIN, 84.0], QUIET);
    page.sheet.rect([MARGIN, MASTHEAD, Page::width(), 2.0], 0.0, INK);
    let body = match &card.body {
        Body::Plain => FOOT,
        Body::Verdicts(finds) => page.verdicts(finds),
        Body::Counts(counts) => page.counts(counts),
    };
    page.title(card, body);
    page.sheet.rect([MARGIN, FOOT, Page::width(), 1.0], 0.0, RULE);
    page.own(Face::Plain, 25.0, &card.foot, [MARGIN, FOOT + 46.0], QUIET);
    page.sheet
}

/// A card that is being drawn.
struct Page {
    sheet: Sheet,
    rtl: bool,
}

impl Page {
    fn width() -> f32 {
        pixels(WIDTH) - 2.0 * MARGIN
    }

    /// One line of a text of the case, which may run the other way.
    fn said(&mut self, face: Face, size: f32, said: &Said, at: [f32; 2], colour: Colour) {
        let style = Style { face, size, rtl: self.runs(said) };
        self.lines(style, &said.text, [at[0], at[1], Self::width()], 1, colour);
    }

    /// One line in the language of the page.
    fn own(&mut self, face: Face, size: f32, text: &str, [start, base]: [f32; 2], colour: Colour) {
        let style = Style { face, size, rtl: self.rtl };
        self.lines(style, text, [start, base, Self::width()], 1, colour);
    }

    /// Some lines; gives how many they were.
    fn lines(
        &mut self,
        style: Style,
        text: &str,
        [start, base, width]: [f32; 3],
        most: usize,
        colour: Colour,
    ) -> usize {
        let (lines, _) = style.lines(text, width, most);
        for (at, line) in lines.iter().enumerate() {
            self.sheet.text(line, style.size, [start, base + pixels(at) * step(style)], colour);
        }
        lines.len()
    }

    /// The largest of some sizes at which a text of the page has room and nothing of it is left out; else the smallest.
    fn whole(&self, text: &str, sizes: &[f32], width: f32, most: usize) -> Style {
        let style = |size: f32| Style { face: Face::Plain, size, rtl: self.rtl };
        let mut all = sizes.iter().map(|size| style(*size));
        let least = sizes.last().copied().unwrap_or_default();
        all.find(|style| style.fits(text, width, most)).unwrap_or_else(|| style(least))
    }

    /// Which way a text of the case runs; one without a language runs as the page does.
    fn runs(&self, said: &Said) -> bool {
        if said.lang.is_empty() { self.rtl } else { said.direction() == "rtl" }
    }

    /// The title, as large as there is room for, and the line of time beneath it.
    fn title(&mut self, card: &Card, below: f32) {
        let time = self.whole(&card.time, &[28.0, 26.0, 24.0, 22.0, 20.0, 18.0], Self::width(), 1);
        let room = below - MASTHEAD - 112.0;
        let style = |size: f32| Style { face: Face::Bold, size, rtl: self.runs(&card.title) };
        let fits = |size: f32| {
            let style = style(size);
            let (lines, is_whole) = style.lines(&card.title.text, Self::width(), TITLE_LINES);
            is_whole && pixels(lines.len()) * step(style) <= room
        };
        let least = SIZES.last().copied().unwrap_or_default();
        let style = style(SIZES.into_iter().find(|size| fits(*size)).unwrap_or(least));
        let base = MASTHEAD + 42.0 + style.size * 0.82;
        let lines = self.lines(style, &card.title.text, [MARGIN, base, Self::width()], TITLE_LINES, INK);
        let base = base + pixels(lines.saturating_sub(1)) * step(style) + style.size * 0.25 + 46.0;
        self.lines(time, &card.time, [MARGIN, base, Self::width()], 1, QUIET);
    }

    /// What each reading finds; gives where it begins.
    fn verdicts(&mut self, finds: &[Finds]) -> f32 {
        let columns = Columns::of(finds.len());
        let top = FOOT - 132.0 * pixels(columns.rows) - 4.0;
        // a verdict is never cut: without its end it may say the opposite
        let room = columns.width - CHIP - 14.0;
        let sizes = finds
            .iter()
            .map(|one| self.whole(&one.word, &[23.0, 21.0, 19.0, 17.0, 15.0, 13.0], room, 1).size);
        let word = Style { face: Face::Plain, size: sizes.fold(23.0, f32::min), rtl: self.rtl };
        for (at, one) in finds.iter().take(AT_MOST).enumerate() {
            let [start, y] = [columns.start(at), top + 132.0 * pixels(columns.row(at))];
            let [ink, soft] = colours(one.verdict);
            let line = word.line(&one.word);
            self.sheet.rect([start, y, line.width + CHIP, 44.0], 6.0, soft);
            self.mark(one.verdict, [start + 20.0, y + 22.0], ink);
            self.sheet.text(&line, word.size, [start + 37.0, y + 22.0 + word.size * 0.34], ink);
            self.reading(&one.reading, [start, y + 76.0, columns.width], INK);
        }
        self.rest(finds.len(), top);
        top
    }

    /// How often each reading finds what; gives where it begins.
    fn counts(&mut self, counts: &Counts) -> f32 {
        let seen = self.whole(&counts.coverage, &[23.0, 21.0, 19.0, 17.0], Self::width(), 3);
        let columns = Columns::of(counts.readings.len());
        let number = seen.lines(&counts.coverage, Self::width(), 3).0.len();
        let below = FOOT - 24.0 - pixels(number) * step(seen);
        self.lines(seen, &counts.coverage, [MARGIN, below + 24.0, Self::width()], 3, INK);
        let top = below - 126.0 * pixels(columns.rows) - 54.0;
        self.key(&counts.words, top + 22.0);
        for (at, (reading, numbers)) in counts.readings.iter().take(AT_MOST).enumerate() {
            let [mut start, base] = [columns.start(at), top + 86.0 + 126.0 * pixels(columns.row(at))];
            let marks = [(Verdict::Breach, BREACH, 46.0), (Verdict::Undetermined, OPEN, 34.0)];
            for ((verdict, [ink, _], size), number) in marks.into_iter().zip(numbers) {
                self.mark(Some(verdict), [start + 10.0, base - size * 0.36], ink);
                let line = Style { face: Face::Bold, size, rtl: false }.line(&number.to_string());
                self.sheet.text(&line, size, [start + 30.0, base], ink);
                start += line.width + 54.0;
            }
            self.reading(reading, [columns.start(at), base + 36.0, columns.width], INK);
        }
        self.rest(counts.readings.len(), top + 54.0);
        top
    }

    /// What the shapes beside numbers mean.
    fn key(&mut self, words: &[String; 2], base: f32) {
        let style = Style { face: Face::Plain, size: 23.0, rtl: self.rtl };
        let mut start = MARGIN;
        let marks = [(Verdict::Breach, BREACH), (Verdict::Undetermined, OPEN)];
        for ((verdict, [ink, _]), word) in marks.into_iter().zip(words) {
            self.mark(Some(verdict), [start + 10.0, base - 8.0], ink);
            let line = style.line(word);
            self.sheet.text(&line, style.size, [start + 30.0, base], ink);
            start += line.width + 70.0;
        }
    }

    fn reading(&mut self, name: &Said, at: [f32; 3], colour: Colour) {
        let style = Style { face: Face::Plain, size: 21.0, rtl: self.runs(name) };
        self.lines(style, &name.text, [at[0], at[1], at[2] - 16.0], 2, colour);
    }

    /// How many readings there was no room for.
    fn rest(&mut self, all: usize, top: f32) {
        if let Some(rest) = all.checked_sub(AT_MOST).filter(|rest| *rest > 0) {
            let line = Style { face: Face::Plain, size: 23.0, rtl: false }.line(&format!("+ {rest}"));
            let start = MARGIN + Self::width() - line.width;
            self.sheet.text(&line, 23.0, [start, top - 12.0], QUIET);
        }
    }

    /// The shape of a verdict, around a middle.
    fn mark(&mut self, verdict: Option<Verdict>, [start, y]: [f32; 2], colour: Colour) {
        let x = self.sheet.left(start, 0.0);
        let mut path: Vec<Command> = Vec::new();
        let line = match verdict {
            Some(Verdict::Breach) => {
                path.add_rect((x - 10.0, y - 10.0), 20.0, 20.0);
                None
            }
            Some(Verdict::NoBreach) => {
                path.add_rect((x - 8.5, y - 8.5), 17.0, 17.0);
                Some(3.0)
            }
            Some(Verdict::Undetermined) => {
                path.move_to((x - 5.5, y - 5.5)).curve_to(
                    (x - 5.5, y - 13.0),
                    (x + 6.5, y - 13.0),
                    (x + 6.5, y - 5.5),
                );
                path.curve_to((x + 6.5, y - 0.5), (x, y - 1.5), (x, y + 4.5));
                self.sheet.rect([start - 2.0, y + 7.5, 4.0, 4.0], 0.0, colour);
                Some(3.2)
            }
            None => {
                path.move_to((x - 8.0, y)).line_to((x + 8.0, y));
                Some(3.0)
            }
        };
        self.sheet.shape(path, line, colour);
    }
}

/// Lines stand so far apart; those of Arabic need more room.
fn step(style: Style) -> f32 {
    style.size * if style.rtl { 1.5 } else { 1.26 }
}

fn colours(verdict: Option<Verdict>) -> [Colour; 2] {
    match verdict {
        Some(Verdict::Breach) => BREACH,
        Some(Verdict::NoBreach) => NONE,
        Some(Verdict::Undetermined) => OPEN,
        None => SILENT,
    }
}

/// Readings beside one another.
struct Columns {
    rows: usize,
    in_a_row: usize,
    width: f32,
}

impl Columns {
    fn of(number: usize) -> Self {
        let shown = number.clamp(1, AT_MOST);
        let rows = shown.div_ceil(IN_A_ROW);
        let in_a_row = shown.div_ceil(rows);
        // few readings stand as close as many do
        let width = Page::width() / pixels(in_a_row.max(3));
        Self { rows, in_a_row, width }
    }

    fn start(&self, at: usize) -> f32 {
        MARGIN + pixels(at % self.in_a_row) * self.width
    }

    fn row(&self, at: usize) -> usize {
        at / self.in_a_row
    }
}
