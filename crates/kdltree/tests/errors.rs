//! What a person is told: the place, the message, the help, and what is read all the same.

use kdltree::{Limits, Value, read};

/// Tells each error as `[what is pointed at] message (help)`.
fn told(text: &str) -> Vec<String> {
    let tell = |error: kdltree::SyntaxError| {
        let help = error.help.map_or_else(String::new, |help| format!(" ({help})"));
        format!("[{}] {}{help}", error.span.of(text), error.message)
    };
    read(text, &Limits::default()).1.into_iter().map(tell).collect()
}

/// Returns the names of the outermost nodes that are read in spite of the errors.
fn names(text: &str) -> Vec<String> {
    read(text, &Limits::default()).0.nodes.into_iter().map(|node| node.name.value).collect()
}

#[test]
fn all_errors_of_a_file_are_told_at_once_in_its_order() {
    let text = "when 2016-02-27\nlasting true\nplace \"Aleppo\" {\n    lat .5\n    note \"x\\q\"\n}\nby \"sar\"ruf\n}\n";
    assert_eq!(
        told(text),
        [
            "[2016-02-27] `2016-02-27` begins like a number and is none (if it is meant as text, put it in quotes: `\"2016-02-27\"`)",
            "[true] `true` is not written so (write `#true`, or `\"true\"` if it is meant as text)",
            "[.5] `.5` begins like a number and is none (write `0.5`)",
            "[\\q] `\\q` has no meaning in quotes (write `\\\\` for a `\\`, or put `#` round the quotes: `#\"…\"#`)",
            "[] a space is missing here (names and values are kept apart by spaces; put quotes round text that goes on here)",
            "[}] this `}` closes no block (remove it, or look above for a `}` too many or a `{` that is missing)",
        ]
    );
    assert_eq!(names(text), ["when", "lasting", "place", "by"]);
}

#[test]
fn a_bad_entry_costs_that_entry() {
    let (document, errors) = read("a 1 2x k=3y 4", &Limits::default());
    assert_eq!(errors.len(), 2);
    let values: Vec<_> =
        document.nodes.iter().flat_map(|node| &node.entries).map(|entry| &entry.value).collect();
    assert_eq!(values, [&Value::Integer(1), &Value::Integer(4)]);
}

#[test]
fn a_keyword_without_its_sign_is_read_as_it_is_meant() {
    let (document, _) = read("a true k=null", &Limits::default());
    let values: Vec<_> =
        document.nodes.iter().flat_map(|node| &node.entries).map(|entry| &entry.value).collect();
    assert_eq!(values, [&Value::Bool(true), &Value::Null]);
}

#[test]
fn a_bad_line_with_a_block_costs_neither_the_block_nor_what_follows() {
    let text = "a ]bad[ \"{\" { b\n c 1x } d\ne";
    let (document, errors) = read(text, &Limits::default());
    assert_eq!(
        errors.iter().map(|error| error.code).collect::<Vec<_>>(),
        ["kdl::unexpected", "kdl::bad-number", "kdl::after-block"]
    );
    assert_eq!(document.nodes.first().map(|node| node.children.len()), Some(2));
    assert_eq!(names(text), ["a", "d", "e"]);
}

#[test]
fn a_node_without_a_name_is_lost_with_its_block_whose_errors_are_told() {
    let text = "1 { b 2x }\nc";
    assert_eq!(told(text).len(), 2);
    assert_eq!(names(text), ["c"]);
}

#[test]
fn an_unclosed_string_costs_the_rest_of_its_line_but_not_the_block_behind_it() {
    let text = "a \"b {\n    c \"d\n}\ne";
    assert_eq!(
        told(text),
        [
            "[\"b {] this text in quotes is not closed on its line (write `\"` where it ends; text of several lines stands between two lines of `\"\"\"`)",
            "[\"d] this text in quotes is not closed on its line (write `\"` where it ends; text of several lines stands between two lines of `\"\"\"`)",
        ]
    );
    assert_eq!(names(text), ["a", "e"]);
}

#[test]
fn an_unclosed_block_is_told_by_name_and_line() {
    assert_eq!(
        told("a\n\nclause \"1\" {\n    b {"),
        [
            "[{] the block of `b` that opens on line 4 is not closed, nor is the one around it (write `}` where it ends)"
        ]
    );
    assert_eq!(
        told("a {"),
        ["[{] the block of `a` that opens on line 1 is not closed (write `}` where it ends)"]
    );
}

#[test]
fn a_block_on_the_line_after_its_node_is_told() {
    assert_eq!(
        told("a\n{\n    b\n}\nc"),
        ["[{] this block belongs to no node (write the `{` on the line of its node)"]
    );
    assert_eq!(names("a\n{\n    b\n}\nc"), ["a", "c"]);
}

#[test]
fn an_invisible_character_is_named_and_never_repeated() {
    assert_eq!(
        told("a \"\u{200F}\u{200F}x\""),
        [
            "[\u{200F}\u{200F}] the invisible character U+200F may not stand in a file (delete it; where it is needed, write `\\u{200f}` in a quoted string)"
        ]
    );
    let shown = told("a 1\u{202E}x").concat();
    assert!(shown.contains("`1\\u{202e}x` begins like a number"), "{shown}");
}

#[test]
fn a_long_word_is_not_repeated_in_full() {
    let error = &told(&format!("a 1{}", "x".repeat(1000)))[0];
    assert!(error.contains(&format!("`1{}…` begins", "x".repeat(39))));
}

#[test]
fn what_belongs_to_other_languages_is_told_what_it_is_here() {
    assert!(told("# comment")[0].contains("a comment begins with `//`"));
    assert!(told("a yes=#yes")[0].contains("write `#true`"));
    assert!(told("a r\"x\"")[0].contains("the `r` belongs to KDL 1"));
    assert!(told("/- kdl-version 1")[0].contains("takes version 2"));
    assert!(told("a \"\"\"x\"\"\"")[0].contains("for text on one line write one `\"`"));
    assert!(told("a \"\\x41\"")[0].contains("write `\\u{…}`"));
}

#[test]
fn errors_beyond_the_limit_end_the_reading() {
    let limits = Limits { errors: 2, ..Limits::default() };
    let (document, errors) = read("a 1x\nb 1x\nc 1x\nd", &limits);
    assert_eq!(errors.len(), 3);
    assert_eq!(errors[2].message, "there are more than 2 errors; what comes after is not read");
    assert_eq!(document.nodes.len(), 3);
}
