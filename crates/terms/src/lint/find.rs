//! Finding words in a sentence: whole words, whatever their case, and numbers with what follows them.

/// Where something was found, in bytes of the sentence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Found {
    pub(super) start: usize,
    pub(super) end: usize,
}

/// A word of a sentence, in lower case, with its place.
struct Word {
    text: String,
    at: Found,
}

/// Splits a sentence into words: letters, digits, and the points and commas within numbers.
fn split(text: &str) -> Vec<Word> {
    let mut words: Vec<Word> = Vec::new();
    let mut chars = text.char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let next_is_digit = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let end = at + c.len_utf8();
        let last = words.last_mut().filter(|last| last.at.end == at);
        match last {
            Some(word) if joins(&word.text, c, next_is_digit) => {
                word.text.extend(c.to_lowercase());
                word.at.end = end;
            }
            _ if c.is_alphanumeric() || c == '%' => {
                words.push(Word { text: c.to_lowercase().collect(), at: Found { start: at, end } });
            }
            _ => {}
        }
    }
    words
}

/// Whether a character belongs to the word before it. A number and its unit are two words: "18mm".
fn joins(word: &str, c: char, next_is_digit: bool) -> bool {
    let in_number = word.ends_with(|last: char| last.is_ascii_digit());
    match c {
        '.' | ',' => in_number && next_is_digit,
        '%' => false,
        c if c.is_ascii_digit() => {
            in_number || word.ends_with(['.', ',']) || word.ends_with(char::is_alphabetic)
        }
        c => c.is_alphanumeric() && !in_number && !word.ends_with('%'),
    }
}

/// A sentence, split into its words once.
pub(super) struct Sentence {
    words: Vec<Word>,
}

impl Sentence {
    pub(super) fn of(text: &str) -> Self {
        Self { words: split(text) }
    }

    /// Its words in lower case, each with its place.
    pub(super) fn words(&self) -> impl Iterator<Item = (&str, Found)> {
        self.words.iter().map(|word| (word.text.as_str(), word.at))
    }

    /// Finds a phrase of whole words; a word that ends in `*` stands for all that begin so.
    pub(super) fn phrase(&self, phrase: &str) -> Option<Found> {
        let wanted: Vec<&str> = phrase.split(' ').collect();
        let fits = |word: &Word, wanted: &str| match wanted.strip_suffix('*') {
            Some(stem) => word.text.starts_with(stem),
            None => word.text == wanted,
        };
        let run = self
            .words
            .windows(wanted.len())
            .find(|run| run.iter().zip(&wanted).all(|(word, wanted)| fits(word, wanted)))?;
        Some(Found { start: run.first()?.at.start, end: run.last()?.at.end })
    }

    /// Returns true where it has any of these phrases.
    pub(super) fn has_any(&self, phrases: &[&str]) -> bool {
        phrases.iter().any(|wanted| self.phrase(wanted).is_some())
    }

    /// Every number in it, in figures or in words.
    pub(super) fn numbers(&self) -> Vec<Number> {
        numbers(&self.words)
    }
}

/// A number in a sentence with the words round it.
pub(super) struct Number {
    pub(super) value: f64,
    /// The word before it; empty at the start.
    pub(super) before: String,
    /// The words after it.
    pub(super) after: Vec<String>,
    /// The number and the word after it.
    pub(super) at: Found,
}

const IN_WORDS: &[(&str, f64)] = &[
    ("one", 1.0),
    ("two", 2.0),
    ("three", 3.0),
    ("four", 4.0),
    ("five", 5.0),
    ("six", 6.0),
    ("seven", 7.0),
    ("eight", 8.0),
    ("nine", 9.0),
    ("ten", 10.0),
    ("twelve", 12.0),
    ("fourteen", 14.0),
    ("fifteen", 15.0),
    ("twenty", 20.0),
    ("thirty", 30.0),
    ("forty", 40.0),
    ("fifty", 50.0),
    ("sixty", 60.0),
    ("seventy", 70.0),
    ("eighty", 80.0),
    ("ninety", 90.0),
];

fn numbers(words: &[Word]) -> Vec<Number> {
    let value = |text: &str| {
        let in_words = IN_WORDS.iter().find(|(word, _)| *word == text).map(|(_, value)| *value);
        in_words.or_else(|| text.replace(',', "").parse().ok())
    };
    // "thirty-three" is one number
    let tens = |word: &Word| {
        value(&word.text).filter(|v| *v >= 20.0 && !word.text.starts_with(|c: char| c.is_ascii_digit()))
    };
    let ones = |word: &Word| {
        value(&word.text).filter(|v| *v < 10.0 && !word.text.starts_with(|c: char| c.is_ascii_digit()))
    };
    let number = |(at, word): (usize, &Word)| {
        let before = at.checked_sub(1).and_then(|before| words.get(before));
        if ones(word).is_some() && before.is_some_and(|before| tens(before).is_some()) {
            return None;
        }
        let one = tens(word).and_then(|_| words.get(at + 1)).and_then(ones);
        let after: Vec<&Word> = words.iter().skip(at + 1 + usize::from(one.is_some())).take(4).collect();
        Some(Number {
            value: value(&word.text)? + one.unwrap_or(0.0),
            before: at
                .checked_sub(1)
                .and_then(|before| words.get(before))
                .map_or(String::new(), |w| w.text.clone()),
            at: Found { start: word.at.start, end: after.first().map_or(word.at.end, |next| next.at.end) },
            after: after.iter().map(|word| word.text.clone()).collect(),
        })
    };
    words.iter().enumerate().filter_map(number).collect()
}

#[cfg(test)]
mod tests {
    use super::{Found, Number, Sentence};

    fn phrase(text: &str, phrase: &str) -> Option<Found> {
        Sentence::of(text).phrase(phrase)
    }

    fn numbers(text: &str) -> Vec<Number> {
        Sentence::of(text).numbers()
    }

    #[test]
    fn whole_words_are_found_whatever_their_case() {
        assert_eq!(phrase("No Offensive acts.", "offensive"), Some(Found { start: 3, end: 12 }));
        assert_eq!(phrase("An inoffensive act.", "offensive"), None);
        assert_eq!(phrase("Heavy  weapons leave.", "heavy weapon*"), Some(Found { start: 0, end: 14 }));
        assert_eq!(phrase("как можно скорее", "скорее"), Some(Found { start: 18, end: 30 }));
        assert_eq!(phrase("", "x"), None);
    }

    #[test]
    fn numbers_come_with_their_units() {
        let hostages = numbers("Thirty-three hostages");
        assert_eq!(hostages.iter().map(|n| n.value).collect::<Vec<_>>(), [33.0]);
        let found = numbers("Guns above 18mm, 12.7 mm, 1,200 men and 30% within seven days");
        let told: Vec<_> =
            found.iter().map(|n| (n.value, n.after.first().map_or("", String::as_str))).collect();
        assert_eq!(told, [(18.0, "mm"), (12.7, "mm"), (1200.0, "men"), (30.0, "%"), (7.0, "days")]);
        assert_eq!(found.last().map(|n| n.before.as_str()), Some("within"));
    }
}
