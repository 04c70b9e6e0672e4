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
    let others = zeros.count();
    (others > 0 && others + 1 >= sample.len() / 4).then_some(first)
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

#[cfg(test)]
mod tests {
    use super::*;

    fn guess(bytes: &[u8]) -> (usize, Option<Encoding>) {
        let error = decode(bytes).unwrap_err();
        (error.offset, error.guess)
    }

    #[test]
    fn utf_8_is_read_with_and_without_its_mark() {
        assert_eq!(decode("title \"هدنة\"".as_bytes()), Ok("title \"هدنة\""));
        assert_eq!(decode("\u{FEFF}a".as_bytes()), Ok("a"));
        assert_eq!(decode(b""), Ok(""));
    }

    #[test]
    fn utf_16_is_recognised_with_and_without_its_mark() {
        let wide = |mark: &[u8], big: bool| {
            let units = "title \"Syria\"\n".encode_utf16();
            let bytes = units.flat_map(|unit| if big { unit.to_be_bytes() } else { unit.to_le_bytes() });
            [mark.to_vec(), bytes.collect()].concat()
        };
        assert_eq!(guess(&wide(&[0xFF, 0xFE], false)), (0, Some(Encoding::Utf16)));
        assert_eq!(guess(&wide(&[0xFE, 0xFF], true)), (0, Some(Encoding::Utf16)));
        assert_eq!(guess(&wide(&[], false)), (1, Some(Encoding::Utf16)));
        assert_eq!(guess(&wide(&[], true)), (0, Some(Encoding::Utf16)));
    }

    #[test]
    fn a_single_zero_is_left_to_the_reader() {
        assert_eq!(decode(b"a \0"), Ok("a \0"));
    }

    #[test]
    fn eight_bit_encodings_are_told_apart_by_their_letters() {
        // "café à Genève", "Перемирие в Сирии", "وقف الأعمال العدائية في سوريا"
        assert_eq!(guess(b"title \"caf\xE9 \xE0 Gen\xE8ve\""), (10, Some(Encoding::Windows1252)));
        let russian = b"title \"\xCF\xE5\xF0\xE5\xEC\xE8\xF0\xE8\xE5 \xE2 \xD1\xE8\xF0\xE8\xE8\"";
        assert_eq!(guess(russian), (7, Some(Encoding::Windows1251)));
        let arabic = b"\xE6\xDE\xDD \xC7\xE1\xC3\xDA\xE3\xC7\xE1 \xC7\xE1\xDA\xCF\xC7\xC6\xED\xC9 \xDD\xED \xD3\xE6\xD1\xED\xC7";
        assert_eq!(guess(arabic), (0, Some(Encoding::Windows1256)));
    }

    #[test]
    fn the_error_says_where_and_what_to_do() {
        let error = decode(b"caf\xE9").unwrap_err();
        assert_eq!(error.to_string(), "the file is not UTF-8 from byte 3 on");
        assert_eq!(error.help(), "it looks like Windows-1252 or Latin-1; save it as UTF-8");
    }
}
