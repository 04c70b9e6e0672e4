//! Words of commands and paths as they are printed: to be copied into a shell, and harmless to a terminal.

use std::path::Path;

/// A word as a shell takes it.
pub(crate) fn word(text: &str) -> String {
    let is_plain = |c: char| c.is_alphanumeric() || "_-./:,+@%".contains(c);
    if !text.is_empty() && text.chars().all(is_plain) {
        text.to_owned()
    } else if text.chars().any(is_unseen) {
        let escaped: String = text.chars().map(escaped).collect();
        format!("$'{escaped}'")
    } else {
        format!("'{}'", text.replace('\'', r"'\''"))
    }
}

/// A path as a shell takes it, never for an option.
pub(crate) fn path_word(path: &Path) -> String {
    let path = path.to_string_lossy();
    word(&if path.starts_with('-') { format!("./{path}") } else { path.into_owned() })
}

/// A sentence that may hold words from the command line or from files.
pub(crate) fn harmless(sentence: &str) -> String {
    let mut harmless = String::new();
    for letter in sentence.chars() {
        if is_unseen(letter) && letter != '\n' {
            harmless.extend(letter.escape_default());
        } else {
            harmless.push(letter);
        }
    }
    harmless
}

/// What steers a terminal, breaks a line or turns the direction of what follows.
pub(crate) fn is_unseen(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}')
}

/// A letter within `$'…'`.
fn escaped(c: char) -> String {
    match c {
        '\'' | '\\' => format!(r"\{c}"),
        c if !is_unseen(c) => c.to_string(),
        c => c.to_string().bytes().fold(String::new(), |so_far, byte| format!(r"{so_far}\x{byte:02x}")),
    }
}

#[cfg(test)]
mod tests {
    use super::{harmless, path_word, word};
    use std::path::Path;

    #[test]
    fn a_path_with_a_space_stays_one_word() {
        assert_eq!(word("cases/syria-2016"), "cases/syria-2016");
        assert_eq!(word("my case's"), r"'my case'\''s'");
        assert_eq!(word(""), "''");
        assert_eq!(word("$(x);`y`"), "'$(x);`y`'");
    }

    #[test]
    fn a_path_is_never_taken_for_an_option() {
        assert_eq!(path_word(Path::new("-rf")), "./-rf");
        assert_eq!(path_word(Path::new("- x")), "'./- x'");
    }

    #[test]
    fn what_steers_a_terminal_is_escaped() {
        assert_eq!(word("a\u{1b}[1m'b\u{9b}"), r"$'a\x1b[1m\'b\xc2\x9b'");
        assert_eq!(word("a\nb\u{202e}"), r"$'a\x0ab\xe2\x80\xae'");
        assert_eq!(harmless("a\u{1b}b\nc"), "a\\u{1b}b\nc");
    }
}
