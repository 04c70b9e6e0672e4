//! The words by which incidents are looked for.

use super::Edition;

/// What is between two words that are not to be found together.
const APART: char = '\n';

/// Entry by entry: the id, the place and the titles in small letters, in one text.
pub(super) struct Words {
    all: String,
    /// Where what belongs to each entry ends.
    ends: Vec<usize>,
}

impl Words {
    pub(super) fn of(edition: &Edition) -> Self {
        let (mut all, mut ends) = (String::new(), Vec::with_capacity(edition.entries.len()));
        for entry in &edition.entries {
            if let Some(incident) = edition.incident(entry) {
                let titles = incident.title.versions().map(|(_, text)| text);
                for text in [incident.id.as_str(), &incident.place.name].into_iter().chain(titles) {
                    all.push_str(&text.to_lowercase());
                    all.push(APART);
                }
            }
            ends.push(all.len());
        }
        all.shrink_to_fit();
        Self { all, ends }
    }

    /// The entries with some words in small letters, by their numbers.
    fn with(&self, words: &str) -> Vec<usize> {
        let mut found = Vec::new();
        let mut from = 0;
        while let Some(at) = self.all.get(from..).and_then(|rest| rest.find(words)) {
            let number = self.ends.partition_point(|end| *end <= from + at);
            let Some(end) = self.ends.get(number) else { break };
            found.push(number);
            from = *end;
        }
        found
    }
}

impl Edition {
    /// The incidents whose id, place or title in any language has some words in it, whatever the size of letters: by their numbers, in the order of time.
    pub fn with_words(&self, words: &str) -> Vec<usize> {
        let words = words.to_lowercase();
        if words.is_empty() {
            return (0..self.entries.len()).collect();
        }
        if words.contains(APART) {
            return Vec::new();
        }
        self.words().with(&words)
    }

    pub(super) fn words(&self) -> &Words {
        self.words.get_or_init(|| Words::of(self))
    }
}
