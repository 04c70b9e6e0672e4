//! Texts that are made to cost time, memory or the stack: what is left of them is small, and reading them ends.

use kdltree::{Limits, read};

const MILLION: usize = 1_000_000;

/// Returns how many nodes stand in the outermost block, and the codes of the errors.
fn read_all(text: &str) -> (usize, Vec<&'static str>) {
    let (document, errors) = read(text, &Limits::default());
    (document.nodes.len(), errors.iter().map(|error| error.code).collect())
}

#[test]
fn a_million_blocks_without_a_node_end_at_the_depth_limit() {
    let (nodes, codes) = read_all(&"{".repeat(5 * MILLION));
    assert_eq!(nodes, 0);
    assert_eq!(codes.iter().filter(|code| **code == "kdl::block-without-node").count(), 65);
    assert_eq!(codes.iter().filter(|code| **code == "kdl::too-deep").count(), 1);
    assert_eq!(codes.len(), 68);
}

#[test]
fn a_million_nested_nodes_are_read_down_to_the_depth_limit() {
    let (document, errors) = read(&"a {".repeat(MILLION), &Limits::default());
    let mut depth = 0;
    let mut nodes = &document.nodes;
    while let Some(node) = nodes.first() {
        depth += 1;
        nodes = &node.children;
    }
    assert_eq!(depth, 65);
    assert_eq!(errors.len(), 3);
}

#[test]
fn no_limit_makes_a_tree_deeper_than_it_can_be_dropped() {
    let limits = Limits { depth: usize::MAX, ..Limits::default() };
    let (document, errors) = read(&format!("{}{}", "a {".repeat(MILLION), "}".repeat(MILLION)), &limits);
    assert_eq!(document.nodes.len(), 1);
    assert_eq!(errors.iter().map(|error| error.code).collect::<Vec<_>>(), ["kdl::too-deep"]);
}

#[test]
fn what_follows_a_block_that_is_too_deep_is_read() {
    let limits = Limits { depth: 1, ..Limits::default() };
    let text = "a {\nb { \"}\" #\"}\"# /* } */ c { } // }\n \"\"\"\n}\n\"\"\" }\nd\n}\ne";
    let (document, errors) = read(text, &limits);
    assert_eq!(errors.len(), 1);
    assert_eq!(document.nodes.len(), 2);
    let names = document.nodes.iter().flat_map(|node| &node.children).map(|node| node.name.value.as_str());
    assert_eq!(names.collect::<Vec<_>>(), ["b", "d"]);
}

#[test]
fn a_million_nested_comments_are_one_error() {
    assert_eq!(read_all(&"/*".repeat(MILLION)), (0, vec!["kdl::unclosed-comment"]));
    let closed = format!("{}{}a", "/*".repeat(MILLION), "*/".repeat(MILLION));
    assert_eq!(read_all(&closed), (1, vec![]));
}

#[test]
fn a_million_quotes_end_at_the_error_limit() {
    let (nodes, codes) = read_all(&"\"".repeat(MILLION));
    assert_eq!((nodes, codes.len()), (1, 101));
    assert_eq!(codes.last(), Some(&"kdl::too-many-errors"));
}

#[test]
fn strings_of_every_kind_that_are_never_closed_take_linear_time() {
    let hashes: Vec<_> = (1..2000).map(|count| format!("a {}\"\"\"\n", "#".repeat(count))).collect();
    assert_eq!(read_all(&hashes.concat()), (1, vec!["kdl::unclosed-string"]));
    let almost = format!("a {}\"{}", "#".repeat(1000), format!("\"{}", "#".repeat(999)).repeat(1000));
    assert_eq!(read_all(&almost), (1, vec!["kdl::unclosed-string"]));
    let escapes = format!("a \"{}", "\\\n".repeat(MILLION));
    assert_eq!(read_all(&escapes), (1, vec!["kdl::unclosed-string"]));
}

#[test]
fn a_million_of_any_sign_is_read_to_its_end_or_to_a_limit() {
    for sign in [
        "}", "#", "\\", "\\ ", "(", "=", "/-", "/- ", "\0a", "\u{85}", "a\\", "a \"\n", "a=", "# ", ")",
        "a \\\n",
    ] {
        let (_, codes) = read_all(&sign.repeat(MILLION / 4));
        assert!(codes.len() <= 101, "{sign:?}");
    }
}

#[test]
fn nodes_and_entries_together_are_bounded() {
    let limits = Limits { nodes: 1000, ..Limits::default() };
    for text in
        ["a;".repeat(2000), format!("a {}", "1 ".repeat(2000)), "/-a;".repeat(2000), "a 1 k=2\n".repeat(2000)]
    {
        let (document, errors) = read(&text, &limits);
        assert_eq!(errors.iter().map(|error| error.code).collect::<Vec<_>>(), ["kdl::too-many-nodes"]);
        let count: usize = document.nodes.iter().map(|node| 1 + node.entries.len()).sum();
        assert!(count <= 1000, "{count}");
    }
}

#[test]
fn a_text_that_is_too_long_is_not_read() {
    let limits = Limits { bytes: 3, ..Limits::default() };
    let (document, errors) = read("a;b;", &limits);
    assert!(document.nodes.is_empty());
    assert_eq!(errors.iter().map(|error| error.code).collect::<Vec<_>>(), ["kdl::too-large"]);
    assert!(read("a;b", &limits).1.is_empty());
}
