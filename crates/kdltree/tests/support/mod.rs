//! Trees for the laws, and many ways to write one tree down.

use kdltree::{Document, Node, Value};
use proptest::prelude::*;

/// A node without spans and comments.
#[derive(Clone, PartialEq, Debug)]
pub(crate) struct Plain {
    pub(crate) ty: Option<String>,
    pub(crate) name: String,
    pub(crate) entries: Vec<PlainEntry>,
    pub(crate) children: Option<Vec<Plain>>,
}

/// Key, type and value.
pub(crate) type PlainEntry = (Option<String>, Option<String>, Value);

pub(crate) fn plain(document: &Document) -> Vec<Plain> {
    document.nodes.iter().map(plain_node).collect()
}

fn plain_node(node: &Node) -> Plain {
    let entries = node.entries.iter().map(|entry| {
        let key = entry.key.as_ref().map(|key| key.value.clone());
        (key, entry.ty.as_ref().map(|ty| ty.value.clone()), entry.value.clone())
    });
    Plain {
        ty: node.ty.as_ref().map(|ty| ty.value.clone()),
        name: node.name.value.clone(),
        entries: entries.collect(),
        children: node.has_block.then(|| node.children.iter().map(plain_node).collect()),
    }
}

pub(crate) fn trees() -> impl Strategy<Value = Vec<Plain>> {
    let leaf = (prop::option::weighted(0.2, word()), word(), prop::collection::vec(entry(), 0..4))
        .prop_map(|(ty, name, entries)| Plain { ty, name, entries, children: None });
    let node = leaf.prop_recursive(4, 24, 4, |inner| {
        (inner.clone(), prop::option::of(prop::collection::vec(inner, 0..4)))
            .prop_map(|(node, children)| Plain { children, ..node })
    });
    prop::collection::vec(node, 0..5)
}

fn entry() -> impl Strategy<Value = PlainEntry> {
    (prop::option::weighted(0.4, word()), prop::option::weighted(0.2, word()), value())
}

fn word() -> impl Strategy<Value = String> {
    prop_oneof![
        4 => "[a-z][a-z0-9-]{0,6}",
        1 => "[-+.][a-z.+-]{0,2}",
        1 => Just("true".to_owned()),
        1 => text(),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        "[a-z \\\\\"#/{}=;]{0,8}",
        "[ \ta-zé\\\\\"\n]{0,12}",
        "[ \n\r\t\u{8}\u{c}\u{85}\u{a0}\u{2028}\u{200f}\u{202e}\u{feff}\u{0}\u{7f}وقфы🕊]{0,6}",
        any::<String>(),
    ]
}

fn value() -> impl Strategy<Value = Value> {
    prop_oneof![
        4 => text().prop_map(Value::String),
        1 => any::<i64>().prop_map(|number| Value::Integer(number.into())),
        1 => any::<i128>().prop_map(Value::Integer),
        1 => (-1e6..1e6_f64).prop_map(Value::Float),
        1 => prop::num::f64::NORMAL.prop_map(Value::Float),
        1 => prop::sample::select(vec![f64::INFINITY, f64::NEG_INFINITY]).prop_map(Value::Float),
        1 => any::<bool>().prop_map(Value::Bool),
        1 => Just(Value::Null),
    ]
}

/// Writes a tree in a way that `dice` choose; with all dice zero it is the plain way.
pub(crate) struct Speller<'d> {
    dice: std::iter::Cycle<std::slice::Iter<'d, u8>>,
    out: String,
}

impl<'d> Speller<'d> {
    pub(crate) fn spell(nodes: &[Plain], dice: &'d [u8]) -> String {
        let mut speller = Self { dice: dice.iter().cycle(), out: String::new() };
        speller.nodes(nodes);
        speller.out
    }

    fn roll<'c>(&mut self, choices: &[&'c str]) -> &'c str {
        let roll = usize::from(self.dice.next().copied().unwrap_or(0));
        choices.get(roll % (choices.len() * 2)).or(choices.first()).copied().unwrap_or_default()
    }

    fn push(&mut self, choices: &[&str]) {
        let choice = self.roll(choices);
        self.out.push_str(choice);
    }

    fn nodes(&mut self, nodes: &[Plain]) {
        self.line_space();
        for (at, node) in nodes.iter().enumerate() {
            if at > 0 {
                self.line_space();
            }
            self.node(node);
            self.push(&[
                "\n",
                "\r\n",
                " ;",
                " // †trailing†\n",
                "\u{2028}",
                "\n\n\n",
                ";// †trailing†\n",
                "\t\r",
            ]);
        }
        self.line_space();
    }

    fn line_space(&mut self) {
        self.push(&[
            "",
            "\n\n\n",
            "// †before†\r\n",
            "  /* †before† /* †nested† */ */",
            "/*\n * †lines†\n */\n\n",
            "/- †gone† 1 k=2 { x; }\n",
            "/-†gone† // †why†\n",
            "\\ // †joined†\n",
            "\t\u{3000}\u{85}",
            "/- // †gone†\n\n (t)gone \\ // †over†\n\n",
        ]);
    }

    fn space(&mut self) {
        self.push(&[
            " ",
            "\t ",
            " \\\n  ",
            " /* †in† */ ",
            " \\ // †over†\r\n ",
            "\u{a0}",
            " /* †in†\n †lines† */\t",
            " \\\n\\\n",
            " /- †gone† ",
            " /-†gone†=/* †in† */#true ",
            " \\ /* †both† */ // †kinds†\n",
        ]);
    }

    fn small_space(&mut self) {
        self.push(&["", " ", "/* †small† */", " \\\n", "\u{2003}"]);
    }

    fn node(&mut self, node: &Plain) {
        self.ty(node.ty.as_deref());
        self.word(&node.name);
        for (key, ty, value) in &node.entries {
            self.space();
            if let Some(key) = key {
                self.word(key);
                self.small_space();
                self.out.push('=');
                self.small_space();
            }
            self.ty(ty.as_deref());
            self.value(value);
        }
        self.push(&["", " /-{}", " /- { †gone† {} } "]);
        if let Some(children) = &node.children {
            self.push(&[" ", " \\\n", " /* †in† */", " \\ // †over†\n"]);
            self.out.push('{');
            self.push(&["\n", "", " // †opening†\n"]);
            self.nodes(children);
            self.out.push('}');
            self.push(&["", " /-{}", " /* †behind† */ ", " \\ // †over†\n/- { †gone† }"]);
        }
    }

    fn ty(&mut self, ty: Option<&str>) {
        if let Some(ty) = ty {
            self.out.push('(');
            self.small_space();
            self.word(ty);
            self.small_space();
            self.out.push(')');
            self.small_space();
        }
    }

    fn value(&mut self, value: &Value) {
        let number = match value {
            Value::String(text) => return self.word(text),
            Value::Bool(flag) => format!("#{flag}"),
            Value::Null => "#null".to_owned(),
            Value::Float(number) if number.is_infinite() => {
                if *number > 0.0 {
                    "#inf".to_owned()
                } else {
                    "#-inf".to_owned()
                }
            }
            Value::Float(number) => match self.roll(&["debug", "exponent"]) {
                "exponent" => format!("{number:e}"),
                _ => format!("{number:?}"),
            },
            Value::Integer(number) => {
                let (sign, digits) = (if *number < 0 { "-" } else { "" }, number.unsigned_abs());
                match self.roll(&["decimal", "hex", "octal", "binary", "plus", "underscore"]) {
                    "hex" => format!("{sign}0x{digits:X}"),
                    "octal" => format!("{sign}0o{digits:o}"),
                    "binary" => format!("{sign}0b{digits:b}"),
                    "plus" if *number >= 0 => format!("+{digits}"),
                    "underscore" => format!("{sign}{digits}_"),
                    _ => number.to_string(),
                }
            }
        };
        self.out.push_str(&number);
    }

    fn word(&mut self, text: &str) {
        let written = match self.roll(&["quoted", "bare", "raw", "escaped", "lines", "raw lines"]) {
            "bare" => bare(text),
            "raw" => raw(text),
            "escaped" => Some(format!("\"{}\\\n   \"", escaped(text))),
            "lines" => Some(format!("\"\"\"\n{}\t \"\"\"", indented(&escaped(text).replace("\\u{a}", "\n")))),
            "raw lines" => raw_lines(text),
            _ => None,
        };
        self.out.push_str(&written.unwrap_or_else(|| kdltree::quoted(text)));
    }
}

fn bare(text: &str) -> Option<String> {
    let plain = text.chars().all(|letter| letter.is_ascii_lowercase()) && !text.is_empty();
    (plain && !["true", "false", "null", "inf", "nan"].contains(&text)).then(|| text.to_owned())
}

fn raw(text: &str) -> Option<String> {
    let fits =
        text.chars().all(|letter| matches!(letter, ' '..='~' | 'а'..='я')) && !text.starts_with("\"\"");
    (fits && text != "\"")
        .then(|| format!("##\"{}\"##", text.replace("\"##", "")))
        .filter(|_| !text.contains("\"##") && !text.ends_with("\"#"))
}

fn raw_lines(text: &str) -> Option<String> {
    let fits =
        text.chars().all(|letter| matches!(letter, ' '..='~' | '\n' | 'а'..='я')) && !text.contains("\"\"\"");
    // An empty line takes nothing of the indentation, and a line of spaces is an empty line.
    let kept = text.split('\n').all(|line| line.is_empty() || line.contains(|letter| letter != ' '));
    // The `kdl` crate takes a lone quote for the opening ones of a raw string.
    (fits && kept && text != "\"").then(|| format!("#\"\"\"\r\n{}\t \"\"\"#", indented(text)))
}

fn indented(text: &str) -> String {
    text.split('\n')
        .map(|line| if line.is_empty() { "\n".to_owned() } else { format!("\t {line}\n") })
        .collect()
}

fn escaped(text: &str) -> String {
    text.chars().flat_map(char::escape_unicode).collect()
}

/// Pieces that texts may be broken by.
pub(crate) fn piece() -> impl Strategy<Value = String> {
    const PIECES: &[&str] = &[
        "{", "}", "\"", "\"\"\"", "\"\"\"\n", "#", "##\"", "#\"", "\"#", "/*", "*/", "//", "/-", "\\",
        "\\\n", "\n", "\r\n", " ", "\t", "a", "b", "node", "1", "-", "+", ".", "0x", "1.5e3", "=", ";", "(",
        ")", "(t)", "#true", "#-inf", "true", "r\"", "\\u{", "\\n", "}\n", "\u{85}", "\u{2028}", "\u{a0}",
        "\u{feff}", "\u{202e}", "\0", "é", "🕊", "[", "'", ",",
    ];
    prop_oneof![9 => prop::sample::select(PIECES).prop_map(str::to_owned), 1 => any::<String>()]
}
