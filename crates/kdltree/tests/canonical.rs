//! What the formatter makes of a text, and what it leaves alone.

use kdltree::{Limits, format};

#[track_caller]
fn becomes(text: &str, canonical: &str) {
    let limits = Limits::default();
    let found = format(text, &limits);
    assert_eq!(found.as_deref(), Ok(canonical));
    assert_eq!(format(canonical, &limits).as_deref(), Ok(canonical));
}

#[test]
fn every_node_stands_on_its_own_line_behind_four_spaces_a_block() {
    becomes("a{b;c{d}}", "a {\n    b\n    c {\n        d\n    }\n}\n");
    becomes("\ta   1\tk = 2\n", "a 1 k=2\n");
}

#[test]
fn an_empty_block_stays_on_the_line() {
    becomes("a {\n\n}\nb { /-c; }", "a {}\nb {\n    /-c\n}\n");
}

#[test]
fn string_values_stand_in_quotes_and_words_do_where_they_must() {
    becomes("a b \"c\" k=d", "a \"b\" \"c\" k=\"d\"\n");
    becomes(
        r##""a" "b" #"C:\"# "k"=1 "two words"=2 "1"=3"##,
        "a \"b\" #\"C:\\\"# k=1 \"two words\"=2 \"1\"=3\n",
    );
    becomes("(\"t\")\"true\" (#\"t t\"#)1", "(t)\"true\" (\"t t\")1\n");
}

#[test]
fn numbers_and_escapes_are_spelled_as_they_were() {
    becomes("a 0xFF 1_000 +1.50e3 #inf #nan", "a 0xFF 1_000 +1.50e3 #inf #nan\n");
    becomes(
        r#"a "\u{200f}\s\
        x""#,
        "a \"\\u{200f}\\s\\\n        x\"\n",
    );
}

#[test]
fn strings_of_several_lines_move_with_their_node() {
    becomes(
        "a {\n  b \"\"\"\n      one\n\n        two \\t\n      \"\"\" lang=en\n}",
        "a {\n    b \"\"\"\n        one\n\n          two \\t\n        \"\"\" lang=\"en\"\n}\n",
    );
    becomes("a ##\"\"\"\r\n\tx\\\r\n\t\"\"\"##", "a ##\"\"\"\n    x\\\n    \"\"\"##\n");
    becomes("a \"\"\"\n\"\"\"", "a \"\"\"\n    \"\"\"\n");
}

#[test]
fn a_string_whose_newlines_are_escaped_is_left_alone() {
    becomes("a \"\"\"\n x \\\ny\n \"\"\"", "a \"\"\"\n x \\\ny\n \"\"\"\n");
}

#[test]
fn at_most_one_empty_line_is_kept_and_none_at_the_ends_of_a_block() {
    becomes("\n\na\n\n\n\nb {\n\n  c\n\n\n  d\n\n}\n\n\n", "a\n\nb {\n    c\n\n    d\n}\n");
    becomes("// one\n\n\n// two\na\n\n// end\n\n", "// one\n\n// two\na\n\n// end\n");
}

#[test]
fn comments_stay_before_behind_and_in_their_nodes() {
    becomes(
        "// before  \n/* also */ a /* in */ 1 // behind\n",
        "// before\n/* also */\na /* in */ 1 // behind\n",
    );
    becomes(
        "a { // opening\n b // behind\n // end\n} // closing",
        "a { // opening\n    b // behind\n    // end\n} // closing\n",
    );
    becomes("a;// behind\nb { c } /* behind */ // too", "a // behind\nb {\n    c\n} /* behind */ // too\n");
    becomes("a k /* in */ = (t /* too */)1", "a /* in */ /* too */ k=(t)1\n");
    becomes("/* a\n  b */\nc", "/* a\n  b */\nc\n");
    becomes("// nothing else", "// nothing else\n");
}

#[test]
fn continued_lines_are_kept_with_their_comments() {
    becomes(
        "a \\\n  1 \\   // first\n\t2 \\ // second\n  3",
        "a \\\n    1 \\ // first\n    2 \\ // second\n    3\n",
    );
    becomes("a 1 \\\n{ b }", "a 1 {\n    b\n}\n");
    becomes("a 1 \\ // why\n\nb", "a 1 // why\nb\n");
    becomes("a 1 \\\n\\\n\\\n2 \\\n\nb", "a 1 \\\n    2\nb\n");
    becomes("a \\ // why\n { b }", "a \\ // why\n    {\n    b\n}\n");
}

#[test]
fn what_a_slashdash_takes_out_is_kept_as_it_was_written() {
    becomes("/-a   1 { b;  c }\nd", "/-a   1 { b;  c }\nd\n");
    becomes("a /- k = 1 2 /-{ b } { c } /-{  }", "a /- k = 1 2 /-{ b } {\n    c\n} /-{  }\n");
    becomes("/- a // why\n\n/-b;/-c\n", "/- a // why\n\n/-b\n/-c\n");
    becomes("/-a \\\n\nb", "/-a\nb\n");
    becomes("/-a \\ // why\n\nb", "/-a\n// why\nb\n");
}

#[test]
fn every_newline_outside_of_what_is_kept_becomes_a_line_feed() {
    becomes("\u{FEFF}a\r\nb\u{2028}// c\r\n", "a\nb\n// c\n");
    becomes("", "");
    becomes("\r\n \r\n", "");
}

#[test]
fn a_text_with_errors_is_not_formatted() {
    let errors = format("a true\nb {", &Limits::default()).unwrap_err();
    assert_eq!(errors.len(), 2);
}
