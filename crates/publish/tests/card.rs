//! Pictures of pages: every letter is drawn, nothing is cut that turns a meaning around, and the same input gives the same bytes.

#![allow(
    clippy::unwrap_used,
    clippy::string_slice,
    clippy::indexing_slicing,
    clippy::panic,
    clippy::allow_attributes,
    reason = "a test that finds nothing fails"
)]

use std::path::Path;
use std::sync::Arc;

use assess::Asked;
use casefile::Limits;
use model::Case;
use publish::card::{Card, HEIGHT, WIDTH};
use publish::edition::Edition;
use publish::language::{Language, Said, Voice};

fn edition() -> Edition {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    let case: Arc<Case> = Arc::new(casefile::load(&path, &Limits::default()).unwrap().case);
    Edition::of(Arc::clone(&case), Asked::of_all(&case)).unwrap()
}

/// Every card of a case.
fn cards(edition: &Edition, voice: &Voice) -> Vec<Card> {
    let case = edition.case();
    let incidents = edition.entries().iter().map(|entry| Card::of_incident(edition, voice, entry));
    let agreements = case.agreements.values().flat_map(|agreement| {
        let owed = agreement.obligations.iter().map(|one| voice.text(&one.words));
        owed.chain([voice.agreement(case, &agreement.id)])
    });
    let actors = case.actors.keys().map(|id| voice.actor(case, id));
    let titled = agreements.chain(actors).map(|title| Card::titled(edition, voice, title));
    std::iter::once(Card::of_today(edition, voice)).chain(incidents).chain(titled).collect()
}

fn size(png: &[u8]) -> [usize; 2] {
    assert!(png.starts_with(b"\x89PNG\r\n\x1a\n"));
    let number = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    [number(16), number(20)].map(|side| usize::try_from(side).unwrap())
}

/// Holds every card in a language to its letters, and draws some of them; one language a test, so that they run beside one another.
fn cards_can_be_drawn(language: Language) {
    let (edition, voice) = (edition(), Voice::of(language));
    let cards = cards(&edition, voice);
    assert!(cards.len() > 140);
    for (number, card) in cards.iter().enumerate() {
        let mut unwritten = card.unwritten();
        // around the key of a sentence that nobody has translated yet, which other tests look for
        unwritten.retain(|c| !"⟦⟧".contains(*c));
        assert!(unwritten.is_empty(), "{unwritten:?} in {card:?}");
        if number % EVERY == 0 {
            assert_eq!(size(&card.png().unwrap()), [WIDTH, HEIGHT]);
        }
    }
}

/// Of so many cards one is drawn: without optimisation each takes a third of a second.
const EVERY: usize = 12;

#[test]
fn cards_of_the_worked_case_can_be_drawn_in_english() {
    cards_can_be_drawn(Language::English);
}

#[test]
fn cards_of_the_worked_case_can_be_drawn_in_arabic() {
    cards_can_be_drawn(Language::Arabic);
}

#[test]
fn cards_of_the_worked_case_can_be_drawn_in_russian() {
    cards_can_be_drawn(Language::Russian);
}

#[test]
fn the_same_card_has_the_same_bytes() {
    let (one, other) = (edition(), edition());
    for language in Language::ALL {
        let voice = Voice::of(language);
        let [a, b] = [&one, &other].map(|edition| Card::of_today(edition, voice));
        assert_eq!(a.svg(), b.svg());
        assert_eq!(a.png().unwrap(), b.png().unwrap());
    }
}

#[test]
fn no_title_leaves_the_picture() {
    let edition = edition();
    let voice = Voice::of(Language::English);
    let sixty = vec!["ceasefire"; 60].join(" ");
    let titles = [sixty.as_str(), &"a".repeat(400), &"هدنة ".repeat(60), "", "🕊 <b>&\u{0}"];
    for title in titles {
        for lang in ["en", "ar"] {
            let card = Card::titled(&edition, voice, Said { text: title.into(), lang: lang.into() });
            let svg = card.svg();
            for [x, y] in points(&svg) {
                let side = |size: usize| f64::from(u32::try_from(size).unwrap());
                assert!(
                    (0.0..=side(WIDTH)).contains(&x) && (0.0..=side(HEIGHT)).contains(&y),
                    "{title}: {x} {y}"
                );
            }
            assert_eq!(size(&card.png().unwrap()), [WIDTH, HEIGHT]);
        }
    }
}

/// The ends of the straight lines and the starts of all outlines in a drawing.
fn points(svg: &str) -> Vec<[f64; 2]> {
    let after = |sign: char| svg.split(sign).skip(1);
    let pair = |rest: &str| {
        let end = rest.find(|c: char| !(c.is_ascii_digit() || matches!(c, '.' | ' ' | '-')))?;
        let (x, y) = rest[..end].trim().split_once(' ')?;
        Some([x.parse().ok()?, y.parse().ok()?])
    };
    after('M').chain(after('L')).filter_map(pair).collect()
}

#[test]
fn a_letter_that_no_font_has_is_told() {
    let edition = edition();
    let title = Said { text: "truce 停火".into(), lang: "en".into() };
    let card = Card::titled(&edition, Voice::of(Language::English), title);
    assert_eq!(card.unwritten(), ['停', '火']);
}
