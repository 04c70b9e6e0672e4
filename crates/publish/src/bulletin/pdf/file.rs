//! The file: objects of PDF, with just the glyphs of the fonts that are used.

use std::collections::BTreeMap;
use std::io::Write as _;

use flate2::Compression;
use flate2::write::ZlibEncoder;
use pdf_writer::types::{
    ActionType, AnnotationType, CidFontType, Direction, FontFlags, SystemInfo, UnicodeCmap,
};
use pdf_writer::{Content, Filter, Finish, Name, Pdf, Rect, Ref, Str, TextStr};
use subsetter::GlyphRemapper;

use super::PdfError;
use super::line::{Letters, Look, Run};
use super::shape::Glyph;
use super::sheet::{ACCENT, BREACH, Colour, HEIGHT, INK, NONE, OPEN, Placed, QUIET, Sheet, WIDTH};
use crate::fonts::{ALL, Metrics, Number};
use crate::language::Language;

/// Writes pages as a file.
pub(super) fn write(sheets: &[Sheet], title: &str, language: Language) -> Result<Vec<u8>, PdfError> {
    let mut file = File { pdf: Pdf::new(), next: 1, fonts: BTreeMap::new() };
    let [catalog, pages, info] = [(); 3].map(|()| file.reference());
    let own: Vec<[Ref; 2]> = sheets.iter().map(|_| [(); 2].map(|()| file.reference())).collect();
    for (sheet, at) in sheets.iter().zip(&own) {
        file.page(sheet, pages, *at);
    }
    let kids = own.iter().map(|[page, _]| *page);
    file.pdf.pages(pages).kids(kids).count(i32::try_from(sheets.len()).unwrap_or(i32::MAX));
    for (number, used) in std::mem::take(&mut file.fonts) {
        file.font(number, &used)?;
    }
    file.pdf.document_info(info).title(TextStr(title)).producer(TextStr("Trucewatch"));
    let mut root = file.pdf.catalog(catalog);
    root.pages(pages).lang(TextStr(language.tag()));
    let rtl = language.direction() == "rtl";
    let direction = if rtl { Direction::R2L } else { Direction::L2R };
    root.viewer_preferences().display_doc_title(true).direction(direction);
    root.finish();
    Ok(file.pdf.finish())
}

/// A file that is being written.
struct File {
    pdf: Pdf,
    next: i32,
    fonts: BTreeMap<Number, Used>,
}

/// What is used of a font.
struct Used {
    id: Ref,
    glyphs: GlyphRemapper,
    /// What each glyph stands for, by its number in the file.
    text: BTreeMap<u16, String>,
    metrics: Metrics,
}

impl File {
    fn reference(&mut self) -> Ref {
        let id = Ref::new(self.next);
        self.next += 1;
        id
    }

    /// What is used of a font so far.
    fn used(&mut self, number: Number) -> Option<&mut Used> {
        if !self.fonts.contains_key(&number) {
            let metrics = Metrics::of(ALL.get(number)?)?;
            let id = self.reference();
            let used = Used { id, glyphs: GlyphRemapper::new(), text: BTreeMap::new(), metrics };
            self.fonts.insert(number, used);
        }
        self.fonts.get_mut(&number)
    }

    fn page(&mut self, sheet: &Sheet, parent: Ref, [id, content_id]: [Ref; 2]) {
        let mut content = Content::new();
        for rule in &sheet.rules {
            let [x, y, width, height] = rule.at;
            fill(&mut content, rule.colour);
            content.rect(x, HEIGHT - y - height, width, height).fill_nonzero();
        }
        let mut links = Vec::new();
        for line in &sheet.lines {
            for run in &line.set.runs {
                self.run(&mut content, line, run);
                links.extend(run.look.href.as_ref().map(|href| (rect(line, run), href)));
            }
        }
        self.pdf.stream(content_id, &packed(&content.finish())).filter(Filter::FlateDecode);
        let links: Vec<Ref> = links.into_iter().map(|(rect, href)| self.link(rect, href)).collect();
        let fonts: Vec<(String, Ref)> =
            self.fonts.iter().map(|(number, used)| (name(*number), used.id)).collect();
        let mut page = self.pdf.page(id);
        page.media_box(Rect::new(0.0, 0.0, WIDTH, HEIGHT)).parent(parent).contents(content_id);
        if !links.is_empty() {
            page.annotations(links);
        }
        let mut resources = page.resources();
        let mut named = resources.fonts();
        for (name, id) in &fonts {
            named.pair(Name(name.as_bytes()), *id);
        }
    }

    fn link(&mut self, rect: Rect, href: &str) -> Ref {
        let id = self.reference();
        let mut link = self.pdf.annotation(id);
        link.subtype(AnnotationType::Link).rect(rect).border(0.0, 0.0, 0.0, None);
        link.action().action_type(ActionType::Uri).uri(Str(href.as_bytes()));
        id
    }

    fn run(&mut self, content: &mut Content, line: &Placed, run: &Run) {
        let (x, y) = (line.x + run.x, HEIGHT - line.y);
        fill(content, colour(&run.look));
        match &run.letters {
            Letters::Drawn(shape) => draw(content, *shape, [x, y], run.size, colour(&run.look)),
            Letters::Of(number, glyphs) => self.text(content, *number, glyphs, [x, y], run.size),
        }
    }

    fn text(&mut self, content: &mut Content, number: Number, glyphs: &[Glyph], at: [f32; 2], size: f32) {
        let Some(used) = self.used(number) else { return };
        let [mut x, y] = at;
        content.begin_text().set_font(Name(name(number).as_bytes()), size);
        // a glyph that is moved stands alone; the next ones stand on the line again
        for some in glyphs.chunk_by(|one, next| one.off == [0.0, 0.0] && next.off == [0.0, 0.0]) {
            let [right, up] = some.first().map(|glyph| glyph.off).unwrap_or_default();
            content.set_text_matrix([1.0, 0.0, 0.0, 1.0, x + right, y + up]);
            let mut shown = content.show_positioned();
            let mut items = shown.items();
            let mut pending = 0.0_f32;
            for glyph in some {
                if pending.abs() > 0.0005 {
                    items.adjust(-pending * 1000.0 / size);
                }
                let id = used.glyphs.remap(glyph.id);
                if !glyph.text.is_empty() {
                    used.text.entry(id).or_insert_with(|| glyph.text.clone());
                }
                items.show(Str(&id.to_be_bytes()));
                pending = glyph.advance - used.metrics.width(glyph.id) * size / 1000.0;
                x += glyph.advance;
            }
        }
        content.end_text();
    }

    /// Writes a font with the glyphs that are used of it.
    fn font(&mut self, number: Number, used: &Used) -> Result<(), PdfError> {
        let Some(own) = ALL.get(number) else { return Ok(()) };
        let subset = subsetter::subset(own.bytes, 0, &used.glyphs);
        let subset = subset.map_err(|error| PdfError(format!("{}: {error}", own.name)))?;
        let [cid, descriptor, cmap, data] = [(); 4].map(|()| self.reference());
        let base = format!("TRUCE{}+{}", letter(number), own.name);
        let base = Name(base.as_bytes());
        let system = SystemInfo { registry: Str(b"Adobe"), ordering: Str(b"Identity"), supplement: 0 };
        let mut whole = self.pdf.type0_font(used.id);
        whole.base_font(base).encoding_predefined(Name(b"Identity-H"));
        whole.descendant_font(cid).to_unicode(cmap);
        whole.finish();
        let mut font = self.pdf.cid_font(cid);
        font.subtype(CidFontType::Type2).base_font(base).system_info(system);
        font.font_descriptor(descriptor).default_width(0.0).cid_to_gid_map_predefined(Name(b"Identity"));
        font.widths().consecutive(0, used.glyphs.remapped_gids().map(|glyph| used.metrics.width(glyph)));
        font.finish();
        let thousandths = |units: i16| used.metrics.thousandths(f32::from(units));
        let [left, bottom, right, top] = used.metrics.bounds.map(thousandths);
        let [ascent, descent] = used.metrics.reach.map(thousandths);
        let mut described = self.pdf.font_descriptor(descriptor);
        described.name(base).flags(FontFlags::SYMBOLIC).bbox(Rect::new(left, bottom, right, top));
        described.italic_angle(0.0).ascent(ascent).descent(descent).cap_height(ascent).stem_v(80.0);
        described.font_file2(data);
        described.finish();
        let mut told = UnicodeCmap::new(Name(b"Told"), system);
        for (glyph, text) in &used.text {
            told.pair_with_multiple(*glyph, text.chars());
        }
        self.pdf.cmap(cmap, &packed(&told.finish())).filter(Filter::FlateDecode);
        self.pdf.stream(data, &packed(&subset)).filter(Filter::FlateDecode);
        Ok(())
    }
}

/// The name of a font on pages.
fn name(number: Number) -> String {
    format!("F{number}")
}

/// A letter for each font, for the tag that says that it is a subset.
fn letter(number: Number) -> char {
    ('A'..='Z').nth(number).unwrap_or('Z')
}

fn colour(look: &Look) -> Colour {
    match look.mark {
        "breach" => BREACH,
        "none" | "no" => NONE,
        "open" | "maybe" => OPEN,
        _ if look.href.is_some() => ACCENT,
        _ if look.quiet => QUIET,
        _ => INK,
    }
}

fn fill(content: &mut Content, [red, green, blue]: Colour) {
    content.set_fill_rgb(red, green, blue);
}

/// Draws a shape that stands on a line.
fn draw(content: &mut Content, shape: char, [x, y]: [f32; 2], size: f32, [red, green, blue]: Colour) {
    let edge = size * 0.55;
    content.set_stroke_rgb(red, green, blue).set_line_width(size * 0.09);
    let ways: &[&[[f32; 2]]] = match shape {
        '✓' => &[&[[0.0, 0.5], [0.35, 0.1], [1.0, 1.0]]],
        '✗' => &[&[[0.1, 0.1], [0.9, 0.9]], &[[0.1, 0.9], [0.9, 0.1]]],
        '□' => {
            content.rect(x + 0.5, y + 0.3, edge, edge).stroke();
            return;
        }
        _ => {
            content.rect(x + 0.3, y, edge + 0.4, edge + 0.4).fill_nonzero();
            return;
        }
    };
    for way in ways {
        for (number, [right, up]) in way.iter().enumerate() {
            let (x, y) = (x + right * edge, y + up * edge);
            if number == 0 {
                content.move_to(x, y)
            } else {
                content.line_to(x, y)
            };
        }
    }
    content.stroke();
}

/// The place of a run, for a link.
fn rect(line: &Placed, run: &Run) -> Rect {
    let (x, y) = (line.x + run.x, HEIGHT - line.y);
    Rect::new(x, y - run.size * 0.25, x + run.width, y + run.size * 0.85)
}

fn packed(bytes: &[u8]) -> Vec<u8> {
    let mut out = ZlibEncoder::new(Vec::new(), Compression::best());
    // writing to memory does not fail
    let _ = out.write_all(bytes);
    out.finish().unwrap_or_default()
}
