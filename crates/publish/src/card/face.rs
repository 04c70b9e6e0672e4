//! The letters of cards: fonts that are part of the program. Nothing that is installed is ever looked at, so that every machine draws the same.

use std::sync::LazyLock;

use harfrust::Font;

/// A font, read once.
type Own = LazyLock<Option<Font>>;

macro_rules! font {
    ($file:literal) => {
        LazyLock::new(|| {
            let bytes: &'static [u8] = include_bytes!(concat!("../../data/fonts/", $file));
            Font::new(bytes, 0)
        })
    };
}

static BOLD: Own = font!("NotoSerif-Bold.ttf");
static BOLD_ARABIC: Own = font!("NotoNaskhArabic-Bold.ttf");
static PLAIN: Own = font!("NotoSans-Regular.ttf");
static PLAIN_ARABIC: Own = font!("NotoSansArabic-Regular.ttf");

/// How text looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Face {
    /// Bold, with serifs.
    Bold,
    /// Regular, without.
    Plain,
}

impl Face {
    /// Its fonts, the one for text from the right first where that is the way of the text.
    pub(super) fn fonts(self, rtl: bool) -> impl Iterator<Item = &'static Font> + Clone {
        let (letters, arabic): (&'static Own, &'static Own) = match self {
            Self::Bold => (&BOLD, &BOLD_ARABIC),
            Self::Plain => (&PLAIN, &PLAIN_ARABIC),
        };
        let both = if rtl { [arabic, letters] } else { [letters, arabic] };
        both.into_iter().filter_map(|own| LazyLock::force(own).as_ref())
    }
}
