//! From the bytes of a file to text: UTF-8, or an error that says what it looks like instead.

use std::error::Error;
use std::fmt;

/// What the bytes of a file look like when they are not UTF-8: a guess, for the help of an error.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// Two bytes for most characters, as some editors save "Unicode".
    Utf16,
    /// Western European, Latin-1.
    Windows1252,
    /// Cyrillic.
    Windows1251,
    /// Arabic.
    Windows1256,
}

/// A file that is not UTF-8.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct EncodingError {
    /// The first byte that cannot be read.
    pub offset: usize,
    /// What the file looks like; none when there is too little to tell.
    pub guess: Option<Encoding>,
}

impl EncodingError {
    /// Returns what to do about it.
    pub fn help(&self) -> String {
        match self.guess {
            Some(guess) => format!("it looks like {guess}; save it as UTF-8"),
            None => "save it as UTF-8".to_owned(),
        }
    }
}

impl fmt::Display for Encoding {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        out.write_str(match self {
            Self::Utf16 => "UTF-16",
            Self::Windows1252 => "Windows-1252 or Latin-1",
            Self::Windows1251 => "Windows-1251 (Cyrillic)",
            Self::Windows1256 => "Windows-1256 (Arabic)",
        })
    }
}

impl fmt::Display for EncodingError {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(out, "the file is not UTF-8 from byte {} on", self.offset)
    }
}

impl Error for EncodingError {}

/// Returns the text of a file, without the byte order mark that it may begin with.
///
/// Spans count from the start of this text.
///
/// ```
/// assert_eq!(kdltree::decode(b"\xEF\xBB\xBFtitle \"Syria\""), Ok("title \"Syria\""));
/// assert_eq!(kdltree::decode(b"title \"caf\xE9\"").unwrap_err().offset, 10);
/// ```
pub fn decode(bytes: &[u8]) -> Result<&str, EncodingError> {
    if let Some(offset) = utf16(bytes) {
        return Err(EncodingError { offset, guess: Some(Encoding::Utf16) });
    }
    match str::from_utf8(bytes) {
        Ok(text) => Ok(text.strip_prefix('\u{FEFF}').unwrap_or(text)),
        Err(error) => {
            let offset = error.valid_up_to();
            Err(EncodingError { offset, guess: eight_bit(bytes.get(offset..).unwrap_or_default()) })
        }
    }
}

/// Returns where a text in UTF-16 betrays itself: its mark, or else a zero in every second byte.
fn utf16(bytes: &[u8]) -> Option<usize> {
    if matches!(bytes, [0xFF, 0xFE, ..] | [0xFE, 0xFF, ..]) {
        return Some(0);
    }
    let sample = bytes.get(..512).unwrap_or(bytes);
    let mut zeros = (0..).zip(sample).filter_map(|(at, byte)| (*byte == 0).then_some(at));
    let first = zeros.next()?;
    (zeros.count() + 1 >= sample.len() / 4).then_some(first)
}

/// Guesses from the letters beyond ASCII: alone among Latin ones, or in whole words.
fn eight_bit(bytes: &[u8]) -> Option<Encoding> {
    let sample = bytes.get(..64 * 1024).unwrap_or(bytes);
    let letters = sample.iter().filter(|&&byte| byte >= 0xC0).count();
    let words = sample.split(|&byte| byte < 0x80).filter(|word| !word.is_empty()).count();
    let foreign = sample.iter().filter(|&&byte| byte >= 0x80).count();
    if foreign == 0 {
        return None;
    }
    if foreign < 2 * words {
        return Some(Encoding::Windows1252);
    }
    // In Windows-1251 these are capitals, which are rare; in Windows-1256 they are most of the alphabet.
    let capitals = sample.iter().filter(|&&byte| (0xC6..=0xDF).contains(&byte)).count();
    Some(if capitals * 3 > letters { Encoding::Windows1256 } else { Encoding::Windows1251 })
}
