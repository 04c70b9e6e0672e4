//! What holds for every text, tried on generated ones.

use kdl::{KdlDocument, KdlValue};
use kdltree::{Limits, Span, Value, read};
use proptest::prelude::*;

use support::{Plain, Speller, piece, plain, trees};

mod support;

fn dice() -> impl Strategy<Value = Vec<u8>> {
    prop::collection::vec(any::<u8>(), 1..64)
}

/// Fails unless everything that is said of every text holds for `text`.
fn check_any(text: &str) -> Result<(), TestCaseError> {
    let limits = Limits { errors: 20, depth: 8, ..Limits::default() };
    let (document, errors) = read(text, &limits);
    prop_assert!(errors.len() <= limits.errors + 1);
    prop_assert!(errors.is_sorted_by_key(|error| error.span.start));
    for error in &errors {
        prop_assert!(kdltree::CODES.contains(&error.code));
        prop_assert!(is_inside(error.span, text), "{error:?}");
        prop_assert!(!error.message.contains(char::is_control), "{error:?}");
    }
    for node in &document.nodes {
        prop_assert!(is_inside(node.span, text) && is_inside(node.name.span, text), "{node:?}");
        prop_assert!(node.entries.iter().all(|entry| is_inside(entry.span, text)), "{node:?}");
    }
    let Ok(canonical) = kdltree::format(text, &limits) else {
        prop_assert!(!errors.is_empty());
        return Ok(());
    };
    let (again, errors) = read(&canonical, &limits);
    prop_assert!(errors.is_empty(), "{errors:?}\n{canonical}");
    prop_assert!(again.same_tree(&document), "{canonical}");
    prop_assert_eq!(kdltree::format(&canonical, &limits), Ok(canonical));
    Ok(())
}

fn is_inside(span: Span, text: &str) -> bool {
    text.get(span.start..span.end).is_some()
}

/// Returns the tree that the `kdl` crate reads, with a block for every node that has children.
fn oracle(document: &KdlDocument) -> Vec<Plain> {
    let node = |node: &kdl::KdlNode| {
        let entry = |entry: &kdl::KdlEntry| {
            let value = match entry.value() {
                KdlValue::String(text) => Value::String(text.clone()),
                KdlValue::Integer(number) => Value::Integer(*number),
                KdlValue::Float(number) => Value::Float(*number),
                KdlValue::Bool(flag) => Value::Bool(*flag),
                KdlValue::Null => Value::Null,
            };
            (
                entry.name().map(|key| key.value().to_owned()),
                entry.ty().map(|ty| ty.value().to_owned()),
                value,
            )
        };
        Plain {
            ty: node.ty().map(|ty| ty.value().to_owned()),
            name: node.name().value().to_owned(),
            entries: node.entries().iter().map(entry).collect(),
            children: node.children().map(oracle),
        }
    };
    document.nodes().iter().map(node).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_tree_reads_the_same_however_it_is_written(tree in trees(), dice in dice()) {
        let text = Speller::spell(&tree, &dice);
        let (document, errors) = read(&text, &Limits::default());
        prop_assert!(errors.is_empty(), "{errors:?}\n{text}");
        prop_assert_eq!(plain(&document), tree, "{}", text);
        check_any(&text)?;
    }

    #[test]
    fn no_comment_and_nothing_behind_a_slashdash_is_lost(tree in trees(), dice in dice()) {
        // The speller marks all of them with ††.
        prop_assume!(!format!("{tree:?}").contains('†'));
        let text = Speller::spell(&tree, &dice);
        let canonical = kdltree::format(&text, &Limits::default()).unwrap();
        prop_assert_eq!(canonical.matches('†').count(), text.matches('†').count(), "{}\n{}", text, canonical);
    }

    #[test]
    fn any_text_is_read(text in any::<String>()) {
        check_any(&text)?;
    }

    #[test]
    fn any_heap_of_pieces_is_read(pieces in prop::collection::vec(piece(), 0..24)) {
        check_any(&pieces.concat())?;
    }

    #[test]
    fn any_damaged_tree_is_read(
        tree in trees(),
        dice in dice(),
        damage in prop::collection::vec((any::<prop::sample::Index>(), 0..4_usize, piece()), 1..4),
    ) {
        let mut letters: Vec<char> = Speller::spell(&tree, &dice).chars().collect();
        for (place, lost, piece) in damage {
            let start = place.index(letters.len() + 1);
            let end = (start + lost).min(letters.len());
            letters.splice(start..end, piece.chars());
        }
        check_any(&letters.into_iter().collect::<String>())?;
    }
}

proptest! {
    // The oracle is a hundred times slower than what it judges.
    #![proptest_config(ProptestConfig {
        cases: ProptestConfig::default().cases / 4,
        failure_persistence: None,
        ..ProptestConfig::default()
    })]

    #[test]
    fn the_kdl_crate_reads_the_same_tree(tree in trees(), dice in dice()) {
        let text = Speller::spell(&tree, &dice);
        match KdlDocument::parse_v2(&text) {
            Ok(document) => prop_assert_eq!(oracle(&document), plain(&read(&text, &Limits::default()).0), "{}", text),
            Err(error) => prop_assert!(false, "{error:?}\n{text}"),
        }
    }

    #[test]
    fn the_kdl_crate_reads_the_same_tree_from_the_canonical_form(tree in trees(), dice in dice()) {
        let text = Speller::spell(&tree, &dice);
        let canonical = kdltree::format(&text, &Limits::default()).unwrap();
        match KdlDocument::parse_v2(&canonical) {
            Ok(document) => prop_assert_eq!(oracle(&document), tree, "{}", canonical),
            Err(error) => prop_assert!(false, "{error:?}\n{canonical}"),
        }
    }
}
