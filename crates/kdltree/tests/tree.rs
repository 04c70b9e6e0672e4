//! Asking a tree: where things stand, and what a node says.

use kdltree::{Document, Limits, Span, Value, read};

fn tree(text: &str) -> Document {
    let (document, errors) = read(text, &Limits::default());
    assert_eq!(errors, []);
    document
}

#[test]
fn every_part_of_a_node_knows_its_place() {
    let text = "/* 停战 */ (date)\"born\" k = (t)\"v\" 12 { child }";
    let document = tree(text);
    let node = &document.nodes[0];
    assert_eq!(node.ty.as_ref().map(|ty| ty.span.of(text)), Some("date"));
    assert_eq!(node.name.span.of(text), "\"born\"");
    assert_eq!(node.span.of(text), "\"born\" k = (t)\"v\" 12");
    let entry = &node.entries[0];
    assert_eq!(entry.key.as_ref().map(|key| key.span.of(text)), Some("k"));
    assert_eq!(entry.ty.as_ref().map(|ty| ty.span.of(text)), Some("t"));
    assert_eq!(entry.span.of(text), "\"v\"");
    assert_eq!(node.children[0].span.of(text), "child");
    assert_eq!(Span::new(2, 1).of(text), "");
}

#[test]
fn of_a_property_given_twice_the_last_one_holds() {
    let document = tree("a k=1 2 k=3 4");
    let node = &document.nodes[0];
    assert_eq!(node.prop("k").map(|entry| &entry.value), Some(&Value::Integer(3)));
    assert_eq!(node.prop("none"), None);
    assert_eq!(node.args().filter_map(|entry| entry.value.as_integer()).collect::<Vec<_>>(), [2, 4]);
    assert_eq!(node.entries.len(), 4);
}

#[test]
fn nodes_are_found_by_name_in_their_order() {
    let document = tree("a 1; b { c 1; d; c 2 }; a 2");
    assert_eq!(document.nodes_named("a").count(), 2);
    let block = document.node("b").unwrap();
    assert_eq!(block.child("c").map(|node| node.entries.len()), Some(1));
    assert_eq!(block.children_named("c").count(), 2);
    assert_eq!(block.child("a"), None);
}

#[test]
fn values_are_asked_for_by_their_kind() {
    let document = tree("a text 1 1.5 #true #null");
    let values: Vec<_> = document.nodes[0].args().map(|entry| &entry.value).collect();
    assert_eq!(values[0].as_str(), Some("text"));
    assert_eq!(values[1].as_float(), Some(1.0));
    assert_eq!(values[2].as_float(), Some(1.5));
    assert_eq!(values[3].as_bool(), Some(true));
    assert_eq!(values[2].as_integer(), None);
    assert_eq!(values[4].kind(), "`#null`");
}

#[test]
fn trees_are_the_same_whatever_their_spelling_and_comments() {
    assert!(tree("a 0x10 k=\"v\" { b }").same_tree(&tree("// c\n\"a\" 16 k=v {\n b;\n}")));
    assert!(tree("a #nan").same_tree(&tree("a #nan")));
    for other in
        ["a 1", "a 16 k=w { b }", "a k=v 16 { b }", "a 16 k=v", "a 16 k=v { c }", "(t)a 16 k=v { b }"]
    {
        assert!(!tree("a 16 k=v { b }").same_tree(&tree(other)), "{other}");
    }
}
