//! Which characters are newlines, spaces, part of a bare word, or banned.

/// Returns how many bytes the newline at the start of `bytes` has, or 0 where there is none.
///
/// CR LF is one newline.
pub(crate) fn newline_len(bytes: &[u8]) -> usize {
    match bytes {
        [b'\r', b'\n', ..] | [0xC2, 0x85, ..] => 2,
        [b'\n' | b'\r' | 0x0B | 0x0C, ..] => 1,
        [0xE2, 0x80, 0xA8 | 0xA9, ..] => 3,
        _ => 0,
    }
}

/// Returns how many bytes the space at the start of `bytes` has, or 0 where there is none.
pub(crate) fn space_len(bytes: &[u8]) -> usize {
    match bytes {
        [b' ' | b'\t', ..] => 1,
        [0xC2, 0xA0, ..] => 2,
        [0xE1, 0x9A, 0x80, ..]
        | [0xE2, 0x80, 0x80..=0x8A | 0xAF, ..]
        | [0xE2, 0x81, 0x9F, ..]
        | [0xE3, 0x80, 0x80, ..] => 3,
        _ => 0,
    }
}

/// Tells whether a newline may begin with `byte`.
pub(crate) fn may_begin_newline(byte: u8) -> bool {
    matches!(byte, b'\n' | b'\r' | 0x0B | 0x0C | 0xC2 | 0xE2)
}

/// Tells whether `letter` is one of KDL's newlines.
pub(crate) fn is_newline(letter: char) -> bool {
    matches!(letter, '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// Tells whether `letter` is one of KDL's spaces, which newlines are not.
pub(crate) fn is_space(letter: char) -> bool {
    space_len(letter.encode_utf8(&mut [0; 4]).as_bytes()) > 0
}

/// Tells whether `letter` may not stand anywhere in a file: control and direction characters.
pub(crate) fn is_banned(letter: char) -> bool {
    matches!(
        letter,
        '\0'..='\u{8}'
            | '\u{E}'..='\u{1F}'
            | '\u{7F}'
            | '\u{200E}'
            | '\u{200F}'
            | '\u{202A}'..='\u{202E}'
            | '\u{2066}'..='\u{2069}'
            | '\u{FEFF}'
    )
}

/// Returns the first banned character at or after byte `from`, and where it is.
pub(crate) fn next_banned(text: &str, mut from: usize) -> Option<(usize, char)> {
    loop {
        let rest = text.as_bytes().get(from..)?;
        let at = from + rest.iter().position(|&byte| may_begin_banned(byte))?;
        match text.get(at..).and_then(|rest| rest.chars().next()) {
            Some(letter) if is_banned(letter) => return Some((at, letter)),
            Some(letter) => from = at + letter.len_utf8(),
            None => return None,
        }
    }
}

fn may_begin_banned(byte: u8) -> bool {
    matches!(byte, 0..=8 | 0x0E..=0x1F | 0x7F | 0xE2 | 0xEF)
}

/// Returns how many bytes at the start of `bytes` may be part of a bare word.
///
/// Banned characters count as part of it: they have their own error, and one is enough.
pub(crate) fn word_len(bytes: &[u8]) -> usize {
    let mut len = 0;
    while let Some(&byte) = bytes.get(len) {
        let ends = match byte {
            b'\t'..=b'\r'
            | b' '
            | b'('
            | b')'
            | b'{'
            | b'}'
            | b'['
            | b']'
            | b'/'
            | b'\\'
            | b'"'
            | b'#'
            | b';'
            | b'=' => true,
            0xC2 | 0xE1 | 0xE2 | 0xE3 => {
                bytes.get(len..).is_some_and(|rest| newline_len(rest) + space_len(rest) > 0)
            }
            _ => false,
        };
        if ends {
            break;
        }
        len += 1;
    }
    len
}

/// Tells whether a bare word would be read as a number, or as an attempt at one.
pub(crate) fn looks_like_number(word: &[u8]) -> bool {
    let unsigned = match word {
        [b'+' | b'-', rest @ ..] => rest,
        _ => word,
    };
    matches!(unsigned, [b'0'..=b'9', ..] | [b'.', b'0'..=b'9', ..])
}

/// Tells whether `text` can be written without quotes where a string is asked for.
pub(crate) fn is_bare_word(text: &str) -> bool {
    !text.is_empty()
        && word_len(text.as_bytes()) == text.len()
        && !crate::words::is_curly(text)
        && !looks_like_number(text.as_bytes())
        && keyword(text).is_none()
        && !text.chars().any(is_banned)
}

/// Returns the keyword that `word` would be with a `#` before it.
pub(crate) fn keyword(word: &str) -> Option<crate::Value> {
    use crate::Value::{Bool, Float, Null};
    Some(match word {
        "true" => Bool(true),
        "false" => Bool(false),
        "null" => Null,
        "inf" => Float(f64::INFINITY),
        "-inf" => Float(f64::NEG_INFINITY),
        "nan" => Float(f64::NAN),
        _ => return None,
    })
}
