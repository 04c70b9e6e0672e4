//! One language's sentences.

use std::sync::OnceLock;

use fluent_bundle::concurrent::FluentBundle;
use fluent_bundle::{FluentArgs, FluentResource, FluentValue};
use model::Case;
use model::name::Text;
use unic_langid::LanguageIdentifier;

use super::{Language, direction};

/// The sentences of one language.
pub struct Voice {
    language: Language,
    bundle: FluentBundle<FluentResource>,
}

/// What stands for a variable of a sentence.
#[derive(Clone, PartialEq, Debug)]
pub enum Arg {
    /// A number, by which a language may choose its form.
    Number(usize),
    /// Words as they are.
    Words(String),
}

impl From<usize> for Arg {
    fn from(number: usize) -> Self {
        Self::Number(number)
    }
}

impl From<&str> for Arg {
    fn from(words: &str) -> Self {
        Self::Words(words.to_owned())
    }
}

impl From<String> for Arg {
    fn from(words: String) -> Self {
        Self::Words(words)
    }
}

/// A text of the case in the version that suits a reader best.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Said {
    /// The text.
    pub text: String,
    /// Its language; empty where the case does not say.
    pub lang: String,
}

impl Said {
    /// The direction in which it is written.
    pub fn direction(&self) -> &'static str {
        direction(&self.lang)
    }
}

/// Every file of a language.
macro_rules! locale {
    ($lang:literal) => {
        &[
            include_str!(concat!("../../locales/", $lang, "/site.ftl")),
            include_str!(concat!("../../locales/", $lang, "/words.ftl")),
        ]
    };
}

impl Voice {
    /// The sentences of a language.
    pub fn of(language: Language) -> &'static Self {
        static VOICES: [OnceLock<Voice>; 3] = [const { OnceLock::new() }; 3];
        let [english, arabic, russian] = &VOICES;
        let (voice, files): (_, &[&str]) = match language {
            Language::English => (english, locale!("en")),
            Language::Arabic => (arabic, locale!("ar")),
            Language::Russian => (russian, locale!("ru")),
        };
        voice.get_or_init(|| Self::read(language, files))
    }

    fn read(language: Language, files: &[&str]) -> Self {
        let tag: LanguageIdentifier = language.tag().parse().unwrap_or_default();
        let mut bundle = FluentBundle::new_concurrent(vec![tag]);
        // what stands for a variable is kept apart where it must be: see `kept_apart`
        bundle.set_use_isolating(false);
        for file in files {
            // a test holds that every file can be read; of one that cannot, the rest still stands
            let resource = FluentResource::try_new((*file).to_owned()).unwrap_or_else(|(rest, _)| rest);
            let _ = bundle.add_resource(resource);
        }
        Self { language, bundle }
    }

    /// The language.
    pub fn language(&self) -> Language {
        self.language
    }

    /// Says a sentence. One that is not there is said as its key in `⟦ ⟧`, which tests look for.
    pub fn say(&self, key: &str) -> String {
        self.format(key, None)
    }

    /// Says a sentence with what stands for its variables.
    pub fn say_with(&self, key: &str, args: &[(&str, Arg)]) -> String {
        let mut given = FluentArgs::with_capacity(args.len());
        for (name, arg) in args {
            let value = match arg {
                Arg::Number(number) => FluentValue::from(*number),
                Arg::Words(words) => FluentValue::from(self.kept_apart(words)),
            };
            given.set(*name, value);
        }
        self.format(key, Some(&given))
    }

    /// Words as they stand among those of this language. Where that runs from right to left, letters that do not must not pull what stands around
    /// them along, nor dates in digits turn round: these are isolated. Words of the language itself are not, for an isolate that holds nothing but
    /// isolates would run from left to right.
    pub(super) fn kept_apart(&self, words: &str) -> String {
        if self.language.direction() == "rtl" && runs_left_to_right(words) {
            format!("\u{2068}{words}\u{2069}")
        } else {
            words.to_owned()
        }
    }

    /// Says how many there are of something.
    pub fn count(&self, key: &str, number: usize) -> String {
        self.say_with(key, &[("n", number.into())])
    }

    /// Says a sentence if there is one of this key.
    pub fn try_say(&self, key: &str) -> Option<String> {
        self.bundle.has_message(key).then(|| self.say(key))
    }

    fn format(&self, key: &str, args: Option<&FluentArgs<'_>>) -> String {
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return format!("⟦{key}⟧");
        };
        let mut errors = Vec::new();
        let said = self.bundle.format_pattern(pattern, args, &mut errors).into_owned();
        if errors.is_empty() { said } else { format!("⟦{key}: {said}⟧") }
    }

    /// A text of the case: in this language, else in English, else as it is.
    pub fn text(&self, text: &Text) -> Said {
        let own = self.language.tag();
        let chosen = [own, "en"].into_iter().find_map(|lang| Some((lang, text.in_lang(lang)?)));
        let (lang, text) = chosen.or_else(|| text.versions().next()).unwrap_or_default();
        Said { text: text.to_owned(), lang: lang.to_owned() }
    }

    /// A text of a case, its own version or a translation that the case has.
    pub fn text_of(&self, case: &Case, text: &Text) -> Said {
        let lang = self.language.tag();
        match case.text_in(text, lang) {
            Some(own) => Said { text: own.to_owned(), lang: lang.to_owned() },
            None => self.text(text),
        }
    }

    /// What a case says in one language only, English where it does not say which: in a translation that the case has, else as it stands.
    pub fn words_of(&self, case: &Case, words: &str) -> Said {
        let lang = self.language.tag();
        match case.translated(words, lang) {
            Some(own) => Said { text: own.to_owned(), lang: lang.to_owned() },
            None => Said { text: words.to_owned(), lang: "en".to_owned() },
        }
    }

    /// Some names, one after the other, as the language lists them.
    pub fn list<S: AsRef<str>>(&self, names: &[S]) -> String {
        let between = if self.language == Language::Arabic { "، " } else { ", " };
        names.iter().map(AsRef::as_ref).collect::<Vec<_>>().join(between)
    }
}

/// Whether any of it runs from left to right whatever stands around it: letters of other scripts than those from the right, or a date in digits.
fn runs_left_to_right(words: &str) -> bool {
    let from_the_right =
        |c: char| matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{feff}');
    let letters = words.chars().any(|c| c.is_alphabetic() && !from_the_right(c));
    let bytes = words.as_bytes();
    letters
        || bytes
            .windows(3)
            .any(|three| matches!(three, [a, b'-' | b'/', b] if a.is_ascii_digit() && b.is_ascii_digit()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use fluent_bundle::FluentResource;

    #[test]
    fn every_file_of_every_language_can_be_read_and_says_nothing_twice() {
        for (language, files) in [
            (Language::English, locale!("en")),
            (Language::Arabic, locale!("ar")),
            (Language::Russian, locale!("ru")),
        ] {
            let tag: LanguageIdentifier = language.tag().parse().unwrap();
            let mut bundle = FluentBundle::new_concurrent(vec![tag]);
            for file in files {
                let resource =
                    FluentResource::try_new((*file).to_owned()).map_err(|(_, errors)| errors).unwrap();
                bundle.add_resource(resource).unwrap();
            }
        }
    }

    #[test]
    fn a_sentence_that_is_not_there_is_seen() {
        assert_eq!(Voice::of(Language::Russian).say("no-such-sentence"), "⟦no-such-sentence⟧");
    }

    #[test]
    fn numbers_choose_their_form() {
        let incidents = |language, n| Voice::of(language).count("count-incidents", n);
        assert_eq!(incidents(Language::English, 1), "1 incident");
        assert_eq!(incidents(Language::English, 3), "3 incidents");
        assert_eq!(incidents(Language::Russian, 2), "2 инцидента");
        assert_eq!(incidents(Language::Russian, 5), "5 инцидентов");
        assert!(incidents(Language::Arabic, 2).contains("حادثان"));
    }

    #[test]
    fn in_arabic_a_date_runs_as_the_language_does_and_a_foreign_name_stands_apart() {
        let arabic = Voice::of(Language::Arabic);
        let day = arabic.day(jiff::civil::date(2016, 4, 1));
        assert_eq!(day, "1 نيسان 2016");
        assert_eq!(arabic.kept_apart(&day), day);
        assert_eq!(arabic.kept_apart("SOHR"), "\u{2068}SOHR\u{2069}");
        assert_eq!(arabic.kept_apart("2016-04-01"), "\u{2068}2016-04-01\u{2069}");
        assert_eq!(Voice::of(Language::Russian).kept_apart("SOHR"), "SOHR");
    }
}
