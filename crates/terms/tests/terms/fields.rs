//! How values of nodes are read, for this crate and for the others.

#![expect(clippy::redundant_closure_for_method_calls, reason = "the methods alone are not general enough")]

use std::sync::Arc;

use kdltree::Limits;
use model::count::Count;
use model::place::Distance;
use terms::{Fields, Reporter, Sink};

/// Reads the first node of `text` by `take`; what came of it, and the codes of what was wrong.
fn node<T>(text: &str, take: impl FnOnce(&mut Fields<'_>) -> T) -> (T, Vec<&'static str>) {
    let (document, errors) = kdltree::read(text, &Limits::default());
    assert_eq!(errors, []);
    let (file, sink) = (Arc::from("fields.kdl"), Sink::new());
    let mut fields = Fields::of(&document.nodes[0], Reporter::new(&file, &sink));
    let taken = take(&mut fields);
    fields.finish();
    (taken, sink.into_sorted().iter().map(|d| d.code).collect())
}

#[test]
fn a_count_is_given_in_one_way() {
    for (text, count) in [
        ("killed 33", Count::Exactly(33)),
        ("killed at-least=30", Count::AtLeast(30)),
        ("killed at-most=30", Count::AtMost(30)),
        ("killed about=40", Count::About(40)),
        ("killed from=14 to=50", Count::Between(14, 50)),
        ("killed words=\"dozens\"", Count::InWords("dozens".to_owned())),
    ] {
        assert_eq!(node(text, |fields| fields.count()), (Some(count), vec![]), "{text}");
    }
    for (text, code) in [
        ("killed", "terms::missing"),
        ("killed from=14", "terms::missing"),
        ("killed 33 about=40", "terms::conflict"),
        ("killed from=50 to=14", "terms::bad-number"),
        ("killed -1", "terms::bad-number"),
        ("killed \"33\"", "terms::wrong-type"),
        ("killed 33 34", "terms::surplus-value"),
    ] {
        assert_eq!(node(text, |fields| fields.count()).1, [code], "{text}");
    }
}

#[test]
fn a_point_needs_its_precision() {
    let (point, codes) = node("place lat=33.467 lon=36 radius=\"5 km\"", |fields| fields.point());
    assert_eq!((point.map(|(_, radius)| radius), codes), (Some(Distance::new(5000)), vec![]));
    assert_eq!(node("place", |fields| fields.point()), (None, vec![]));
    assert_eq!(node("place lat=33.4 lon=36.4", |fields| fields.point()), (None, vec!["terms::missing"]));
    assert_eq!(
        node("place lat=#nan lon=36.4 radius=\"5 km\"", |fields| fields.point()),
        (None, vec!["terms::bad-point"])
    );
}

#[test]
fn a_text_that_names_no_language_is_english() {
    let (text, codes) =
        node("area { name \"Ghouta\"\nname \"الغوطة\" lang=\"ar\"\n}", |fields| fields.texts("name"));
    assert_eq!((text.in_lang("en"), text.in_lang("ar")), (Some("Ghouta"), Some("الغوطة")));
    assert_eq!(codes, Vec::<&str>::new());
}

#[test]
fn arguments_and_properties_may_stand_in_any_order() {
    let (words, codes) = node("by a=1 \"x\" b=2 \"y\"", |fields| {
        let first = fields.argument("who").and_then(|field| field.string());
        let second = fields.optional().and_then(|field| field.string());
        (first, second, fields.property("b").and_then(|field| field.u32()))
    });
    assert_eq!(words, (Some("x".to_owned()), Some("y".to_owned()), Some(2)));
    assert_eq!(codes, ["terms::unknown-property"]);
}
