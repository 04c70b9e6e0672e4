//! Paints a sheet: pixels, and PNG.

use png::{BitDepth, ColorType, Compression, Encoder, EncodingError, Filter};
use zeno::{Mask, Scratch, Stroke};

use super::sheet::{Colour, Shape, Sheet};
use super::{HEIGHT, WIDTH};

/// The bytes of a pixel.
const PIXEL: usize = 3;

/// A sheet as PNG.
pub(super) fn png(sheet: &Sheet) -> Result<Vec<u8>, EncodingError> {
    let mut pixels = sheet.paper.repeat(WIDTH * HEIGHT);
    let mut scratch = Scratch::new();
    for shape in &sheet.shapes {
        paint(&mut pixels, &mut scratch, shape);
    }
    let side = |size: usize| u32::try_from(size).unwrap_or_default();
    let mut out = Vec::new();
    let mut encoder = Encoder::new(&mut out, side(WIDTH), side(HEIGHT));
    encoder.set_color(ColorType::Rgb);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_compression(Compression::Balanced);
    encoder.set_filter(Filter::NoFilter);
    let mut writer = encoder.write_header()?;
    writer.write_image_data(&pixels)?;
    writer.finish()?;
    Ok(out)
}

/// Lays the colour of a shape over what is there, as much as the shape covers of each pixel.
fn paint(pixels: &mut [u8], scratch: &mut Scratch, shape: &Shape) {
    let mut mask = Mask::with_scratch(shape.path.as_slice(), scratch);
    if let Some(width) = shape.line {
        mask.style(Stroke::new(width));
    }
    let (covered, place) = mask.render();
    let width = usize::try_from(place.width).unwrap_or_default();
    if width == 0 {
        return;
    }
    for (row, y) in covered.chunks_exact(width).zip(place.top..) {
        for (cover, x) in row.iter().zip(place.left..).filter(|(cover, _)| **cover > 0) {
            let (Ok(x), Ok(y)) = (usize::try_from(x), usize::try_from(y)) else { continue };
            let at = (y * WIDTH + x) * PIXEL;
            if let Some(pixel) = pixels.get_mut(at..at + PIXEL).filter(|_| x < WIDTH) {
                blend(pixel, shape.colour, *cover);
            }
        }
    }
}

fn blend(pixel: &mut [u8], colour: Colour, cover: u8) {
    let cover = u16::from(cover);
    for (own, over) in pixel.iter_mut().zip(colour) {
        let mixed = (u16::from(*own) * (255 - cover) + u16::from(over) * cover + 127) / 255;
        *own = u8::try_from(mixed).unwrap_or(u8::MAX);
    }
}
