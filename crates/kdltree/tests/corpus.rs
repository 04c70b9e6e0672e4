//! What KDL 2.0 allows and what it means: a text a line, beside the tree that it is.
//!
//! In the trees every string stands in quotes with Rust's escapes, and children stand in braces after `; `.

use kdltree::{Entry, Limits, Node, Value, read};

/// Texts without errors, and their trees.
const VALID: &[(&str, &str)] = &[
    // nodes
    ("", ""),
    ("\u{FEFF}a", "a"),
    ("a\nb\r\nc\rd\u{B}e\u{C}f\u{85}g\u{2028}h\u{2029}i", "a; b; c; d; e; f; g; h; i"),
    ("a;b ; c;", "a; b; c"),
    ("a\t1\u{A0}2\u{1680}3\u{2000}4\u{200A}5\u{202F}6\u{205F}7\u{3000}8", "a 1 2 3 4 5 6 7 8"),
    ("a {}", "a {}"),
    ("a {\n\n}", "a {}"),
    ("a{b}", "a {b}"),
    ("a { b { c; d }; e }\nf", "a {b {c; d}; e}; f"),
    ("\"\" 1", "\"\" 1"),
    ("\"two words\" k=1", "\"two words\" k=1"),
    ("#\"raw\"# 1", "raw 1"),
    ("\"\"\"\n  lines\n  \"\"\" 1", "lines 1"),
    ("(t)a", "(\"t\")a"),
    ("( t ) a", "(\"t\")a"),
    ("(\"t t\")a", "(\"t t\")a"),
    // words
    ("a b c-d e_f g.h", "a \"b\" \"c-d\" \"e_f\" \"g.h\""),
    ("a - + . -- -a +b .c -.d ..", "a \"-\" \"+\" \".\" \"--\" \"-a\" \"+b\" \".c\" \"-.d\" \"..\""),
    (
        "a , <b> 'c' d:e f? *g &h %i $j ~k ^l |m @n !o `p`",
        "a \",\" \"<b>\" \"'c'\" \"d:e\" \"f?\" \"*g\" \"&h\" \"%i\" \"$j\" \"~k\" \"^l\" \"|m\" \"@n\" \"!o\" \"`p`\"",
    ),
    ("a e1 true1 nulls infinity r raw", "a \"e1\" \"true1\" \"nulls\" \"infinity\" \"r\" \"raw\""),
    ("هدنة перемирие=🕊", "هدنة перемирие=\"🕊\""),
    // numbers
    ("a 0 7 007 -0 +12 -12 1_000_", "a 0 7 7 0 12 -12 1000"),
    ("a 0x1F -0xff +0x0_f 0o17 -0o7_ 0b10_01 -0b1", "a 31 -255 15 15 -7 9 -1"),
    ("a 1.5 -1.5 +0.25 1_0.2_5", "a 1.5 -1.5 0.25 10.25"),
    ("a 1e3 1E+3 1e-3 1.5e1_0 0e0", "a 1000.0 1000.0 0.001 15000000000.0 0.0"),
    ("a 170141183460469231731687303715884105727", "a 170141183460469231731687303715884105727"),
    ("a -170141183460469231731687303715884105728", "a -170141183460469231731687303715884105728"),
    ("a -0x80000000000000000000000000000000", "a -170141183460469231731687303715884105728"),
    ("a #inf #-inf #nan", "a inf -inf NaN"),
    ("a #true #false #null", "a true false null"),
    // properties
    ("a k=1 \"k k\"=2 #\"r\"#=3", "a k=1 \"k k\"=2 r=3"),
    ("a k = 1 k2\t=2 k3= 3", "a k=1 k2=2 k3=3"),
    ("a k=1 k=2 1 k=3", "a k=1 k=2 1 k=3"),
    ("a k=v k=\"v\" k=#true", "a k=\"v\" k=\"v\" k=true"),
    ("a (t)1 k=(t)1 k = ( \"t\" ) v", "a (\"t\")1 k=(\"t\")1 k=(\"t\")\"v\""),
    // strings
    (r#"a "" " " "x""#, r#"a "" " " "x""#),
    (r#"a "\"\\\b\f\n\r\t\s""#, "a \"\\\"\\\\\\u{8}\\u{c}\\n\\r\\t \""),
    (r#"a "\u{41}\u{1F54A}\u{0}\u{10ffff}\u{000062}""#, "a \"A🕊\\0\\u{10ffff}b\""),
    ("a \"x\\   y\" \"x\\\n\n  y\" \"\\\r\n\"", "a \"xy\" \"xy\" \"\""),
    ("a \"# // /* /- ; { }\"", "a \"# // /* /- ; { }\""),
    ("a #\"C:\\new \"quoted\"\"#", "a \"C:\\\\new \\\"quoted\\\"\""),
    ("a ##\"one \"# two\"##", "a \"one \\\"# two\""),
    ("a #\"\"#", "a \"\""),
    // strings of several lines
    ("a \"\"\"\n\"\"\"", "a \"\""),
    ("a \"\"\"\n  \n  \"\"\"", "a \"\""),
    ("a \"\"\"\nx\n\"\"\"", "a \"x\""),
    ("a \"\"\"\r\n\tx\r\n\t y\u{85}\tz\r\t\"\"\" b", "a \"x\\n y\\nz\" \"b\""),
    ("a \"\"\"\n  x\n\n    \n  y\n  \"\"\"", "a \"x\\n\\n\\ny\""),
    ("a \"\"\"\n  say \"\"no\"\"\n  \"\"\"", "a \"say \\\"\\\"no\\\"\\\"\""),
    ("a \"\"\"\n  \\\"\"\"\n  \"\"\"", "a \"\\\"\\\"\\\"\""),
    ("a \"\"\"\n  x\\ty\\\\\n  \\s\n  \"\"\"", "a \"x\\ty\\\\\\n \""),
    ("a \"\"\"\n  x \\\ny\n  z\n  \"\"\"", "a \"x y\\nz\""),
    ("a \"\"\"\n  x\n  \\  \"\"\"", "a \"x\""),
    ("a \"\"\"\n  x\\n  y\n  \"\"\"", "a \"x\\n  y\""),
    ("a #\"\"\"\n  \\n \"\"\"\n  \"\"\"#", "a \"\\\\n \\\"\\\"\\\"\""),
    ("a ##\"\"\"\n  \"\"\"#\n  \"\"\"##", "a \"\\\"\\\"\\\"#\""),
    // comments
    ("// a\nb // c\n// d", "b"),
    ("/* a */b/* c */ 1/* /* d */ */ 2 /*\n*/ 3", "b 1 2 3"),
    ("/**/a /***/ 1 /* // */ 2 /*/**/*/ 3", "a 1 2 3"),
    ("a // {\nb", "a; b"),
    ("a http://b", "a \"http:\""),
    ("a /* x */ { /* y */ } // z", "a {}"),
    ("a k /* x */ = /* y */ 1", "a k=1"),
    ("(/* x */t/* y */)/* z */a", "(\"t\")a"),
    // continued lines
    ("a \\\n 1 \\ // why\n 2 \\ /* how */ // why\r\n 3", "a 1 2 3"),
    ("a \\\n\\\n 1\n\\\nb \\", "a 1; b"),
    ("a \\\n { b }", "a {b}"),
    ("a k \\\n = \\\n 1", "a k=1"),
    // what `/-` takes out
    ("/-a 1 { b }\nc", "c"),
    ("/- a\nb;/-c;d", "b; d"),
    ("/-\n\n// why\n/* how */ \\\na\nb", "b"),
    ("a /-1 2 /- k=3 k=4 /-(t)5", "a 2 k=4"),
    ("a /-\n 1 2", "a 2"),
    ("a /-{ b } { c } /-{ d }", "a {c}"),
    ("a 1 /-{\n}\nb", "a 1; b"),
    ("a { /-b }", "a {}"),
    ("/-a /-b /-{ c } // why\nd", "d"),
    ("/- kdl-version 2\na", "a"),
];

/// Texts with errors, and the codes of these.
const INVALID: &[(&str, &[&str])] = &[
    ("a {} b", &["kdl::after-block"]),
    ("a /-{} 1", &["kdl::after-block"]),
    ("a {} /-1", &["kdl::after-block"]),
    ("a { b } /-{ c } { d }", &["kdl::block-without-node"]),
    ("a \\ b", &["kdl::bad-continuation"]),
    ("a \\\\\n", &["kdl::bad-continuation"]),
    ("\\a", &["kdl::bad-continuation"]),
    ("a \"\\q \\/ \\'\"", &["kdl::bad-escape", "kdl::bad-escape", "kdl::bad-escape"]),
    ("a \"\\u{} \\u{1234567} \\u41 \\u{g}\"", &["kdl::bad-escape"; 4]),
    ("a \"\\u{d800}\" \"\\u{110000}\"", &["kdl::bad-escape"; 2]),
    ("a \"\"\"\n  \\q\n  \"\"\"", &["kdl::bad-escape"]),
    ("a 1x 0x 0xg 0b2 0o8 1. 1.e1 1e 1.2.3 1._2 0x_1", &["kdl::bad-number"; 11]),
    ("a .1 -.1 +1a 2016-02-27 10:30", &["kdl::bad-number"; 5]),
    ("a ()1", &["kdl::unexpected"]),
    ("a (1)1", &["kdl::bad-type"]),
    ("a (t", &["kdl::bad-type"]),
    ("(t u)a", &["kdl::bad-type"]),
    ("a \u{0}", &["kdl::banned-character"]),
    ("a \"\u{200F}\u{202E}\" // \u{2066}\n\u{FEFF}b", &["kdl::banned-character"; 3]),
    ("a true k=false null -inf", &["kdl::bare-keyword"; 4]),
    ("true 1", &["kdl::bare-keyword"]),
    ("a nan=1 (inf)1", &["kdl::bare-keyword"; 2]),
    ("a\n{\n  b\n}", &["kdl::block-without-node"]),
    ("{}", &["kdl::block-without-node"]),
    ("/-{}", &["kdl::block-without-node"]),
    ("a “b c” d", &["kdl::curly-quotes"]),
    ("a «b» „c d“ “e", &["kdl::curly-quotes"; 3]),
    ("“a” b", &["kdl::curly-quotes"]),
    ("a “b\n”", &["kdl::curly-quotes"; 2]),
    ("/-", &["kdl::empty-slashdash"]),
    ("a /-", &["kdl::empty-slashdash"]),
    ("a { /- }\nb /-;", &["kdl::empty-slashdash"; 2]),
    ("/- /-a", &["kdl::empty-slashdash"]),
    ("a \"\"\"\n  x\n y\n  \"\"\"", &["kdl::indentation"]),
    ("a \"\"\"\n\tx\n  y\n\t\"\"\"", &["kdl::indentation"]),
    ("a #\"\"\"\nx\n  \"\"\"#", &["kdl::indentation"]),
    ("a \"\"\"\n  x \\\n  y\n z\n  \"\"\"", &["kdl::indentation"]),
    ("1 a", &["kdl::missing-name"]),
    ("#true", &["kdl::missing-name"]),
    ("(t)", &["kdl::missing-name"]),
    ("a\"b\"", &["kdl::missing-space"]),
    ("a \"b\"\"c\"", &["kdl::missing-space"]),
    ("a \"b\"c \"d\"", &["kdl::missing-space"]),
    ("a 1/-2", &["kdl::missing-space"]),
    ("a/-{}", &["kdl::missing-space"]),
    ("a (t)k=1", &["kdl::missing-space"]),
    ("a#b", &["kdl::missing-space"]),
    ("a k=", &["kdl::missing-value"]),
    ("a k=;b (t)", &["kdl::missing-value"; 2]),
    ("a { b k= }", &["kdl::missing-value"]),
    ("a \"\"\"x\"\"\"", &["kdl::multi-line-quotes"]),
    ("a \"\"\"x\n  \"\"\"", &["kdl::multi-line-quotes"]),
    ("a \"\"\"\n  x\"\"\"", &["kdl::multi-line-quotes"]),
    ("a \"\"\"\n  x\\\n  \"\"\"", &["kdl::multi-line-quotes"]),
    ("a \"\"\"\"\"\"", &["kdl::multi-line-quotes"]),
    ("a 170141183460469231731687303715884105728 1e400", &["kdl::number-too-big"; 2]),
    ("a r\"b\" 1", &["kdl::old-raw-string"]),
    ("a r#\"b\"# 1", &["kdl::old-raw-string"]),
    ("/- kdl-version 1\na", &["kdl::old-version"]),
    ("a }\nb", &["kdl::stray-brace"]),
    ("}}", &["kdl::stray-brace"; 2]),
    ("a {", &["kdl::unclosed-block"]),
    ("a { b { c", &["kdl::unclosed-block"]),
    ("a /-{", &["kdl::unclosed-block"]),
    ("a /* b", &["kdl::unclosed-comment"]),
    ("/* /* */", &["kdl::unclosed-comment"]),
    ("a \"b\nc", &["kdl::unclosed-string"]),
    ("a \"b {\n  c\n}", &["kdl::unclosed-string"]),
    ("a #\"b\"\nc", &["kdl::unclosed-string"]),
    ("a ##\"b\"#\nc", &["kdl::unclosed-string"]),
    ("a \"\"\"\nb\nc", &["kdl::unclosed-string"]),
    ("a #\"\"\"\nb\n\"\"\"", &["kdl::unclosed-string"]),
    ("a = 1", &["kdl::unexpected"]),
    ("a 1=2", &["kdl::unexpected"]),
    ("a k==1", &["kdl::unexpected"]),
    ("a [1]", &["kdl::unexpected"]),
    ("a k=/-1", &["kdl::unexpected"]),
    ("a b/c", &["kdl::missing-space"]),
    ("a #yes k=#True #tru #", &["kdl::unknown-keyword"; 4]),
    ("# comment", &["kdl::unknown-keyword"]),
    ("a ###", &["kdl::unknown-keyword"]),
];

#[test]
fn valid_texts_are_read_as_they_are_meant() {
    let wrong = VALID.iter().filter_map(|(text, tree)| {
        let (document, errors) = read(text, &Limits::default());
        let found = shown(&document.nodes);
        (!errors.is_empty() || found != *tree).then(|| format!("{text:?}\n  {found}\n  {errors:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>().join("\n"), "");
}

#[test]
fn the_canonical_form_of_a_valid_text_is_the_same_tree_and_its_own_canonical_form() {
    for (text, tree) in VALID {
        let canonical = kdltree::format(text, &Limits::default()).unwrap();
        assert_eq!(shown(&read(&canonical, &Limits::default()).0.nodes), *tree, "{text}");
        assert_eq!(kdltree::format(&canonical, &Limits::default()), Ok(canonical));
    }
}

#[test]
fn invalid_texts_have_these_errors_and_no_others() {
    let wrong = INVALID.iter().filter_map(|(text, codes)| {
        let errors = read(text, &Limits::default()).1;
        let same = errors.iter().map(|error| error.code).eq(codes.iter().copied());
        (!same).then(|| format!("{text:?}\n  {codes:?}\n  {errors:?}"))
    });
    assert_eq!(wrong.collect::<Vec<_>>().join("\n"), "");
}

#[test]
fn every_code_has_a_text_that_brings_it_about() {
    let limits = Limits { bytes: 40, depth: 1, nodes: 4, errors: 1 };
    let beyond = ["a ".repeat(21), "a { b { c } }".into(), "a;a;a;a;a".into(), "}}}".into()];
    let beyond = beyond.iter().flat_map(|text| read(text, &limits).1).map(|error| error.code);
    let mut codes: Vec<_> = INVALID.iter().flat_map(|(_, codes)| *codes).copied().chain(beyond).collect();
    codes.sort_unstable();
    codes.dedup();
    assert_eq!(codes, kdltree::CODES);
}

fn shown(nodes: &[Node]) -> String {
    nodes.iter().map(shown_node).collect::<Vec<_>>().join("; ")
}

fn shown_node(node: &Node) -> String {
    let ty = node.ty.as_ref().map_or_else(String::new, |ty| format!("({:?})", ty.value));
    let entries = node.entries.iter().map(shown_entry).collect::<Vec<_>>().concat();
    let block = if node.has_block { format!(" {{{}}}", shown(&node.children)) } else { String::new() };
    format!("{ty}{}{entries}{block}", shown_word(&node.name.value))
}

fn shown_entry(entry: &Entry) -> String {
    let key = entry.key.as_ref().map_or_else(String::new, |key| format!("{}=", shown_word(&key.value)));
    let ty = entry.ty.as_ref().map_or_else(String::new, |ty| format!("({:?})", ty.value));
    let value = match &entry.value {
        Value::String(text) => format!("{text:?}"),
        Value::Integer(number) => number.to_string(),
        Value::Float(number) => format!("{number:?}"),
        Value::Bool(flag) => flag.to_string(),
        Value::Null => "null".to_owned(),
    };
    format!(" {key}{ty}{value}")
}

fn shown_word(word: &str) -> String {
    if word.is_empty() || word.contains(' ') { format!("{word:?}") } else { word.to_owned() }
}
