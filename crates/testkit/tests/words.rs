//! `docs/terms/words.md`: every word of the language that names a class, a circumstance or an attribute. `BLESS=1` writes the page anew.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

use std::collections::BTreeSet;
use std::fmt::Write;
use std::fs;
use std::path::PathBuf;

use model::act::{Act, TargetClass, WeaponClass};
use model::claim::{Answering, Attribute};

/// A class as the page shows it.
struct Entry {
    word: &'static str,
    meaning: &'static str,
    above: Vec<&'static str>,
    done_to: bool,
    beside: Vec<&'static str>,
}

fn page() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../docs/terms/words.md")
}

fn acts() -> Vec<Entry> {
    let entry = |act: &Act| Entry {
        word: act.as_str(),
        meaning: act.meaning(),
        above: act.parents().iter().map(|above| above.as_str()).collect(),
        done_to: act.is_done_to_somebody(),
        beside: act.may_also_be().map(Act::as_str).collect(),
    };
    Act::ALL.iter().map(entry).collect()
}

macro_rules! classes {
    ($class:ident) => {
        $class::ALL
            .iter()
            .map(|class| Entry {
                word: class.as_str(),
                meaning: class.meaning(),
                above: class.parents().iter().map(|above| above.as_str()).collect(),
                done_to: false,
                beside: Vec::new(),
            })
            .collect::<Vec<_>>()
    };
}

/// Writes the classes below one, each a step further in.
fn tree(all: &[Entry], above: Option<&str>, depth: usize, page: &mut String) {
    let below = |entry: &&Entry| above.map_or(entry.above.is_empty(), |above| entry.above.contains(&above));
    for entry in all.iter().filter(below) {
        let also = entry.above.iter().filter(|other| Some(**other) != above);
        let mut remarks: Vec<String> = also.map(|other| format!("also below `{other}`")).collect();
        remarks.extend(entry.beside.iter().map(|other| format!("may at once be `{other}`")));
        if entry.done_to {
            remarks.push("done to somebody".to_owned());
        }
        let remarks = if remarks.is_empty() { String::new() } else { format!(" *({})*", remarks.join("; ")) };
        let (indent, word, meaning) = ("    ".repeat(depth), entry.word, entry.meaning);
        writeln!(page, "{indent}- `{word}`: {meaning}{remarks}").unwrap();
        tree(all, Some(entry.word), depth + 1, page);
    }
}

fn written() -> String {
    let mut page = "# All words\n\n\
        Every word of the language that names a sort of act, of people and things, of weapons, a circumstance, or what a claim speaks of. A rule about\n\
        a word is a rule about everything that stands below it. A report in a word further up than the rule's own leaves the finding open: it may have been\n\
        what the rule names, or something else. So report in the lowest word that the source bears out: `entrench` and not `fortify` where it was a trench.\n\n\
        This page is written by a test from the program itself (`BLESS=1 cargo test -p testkit --test words`).\n\n\
        ## Acts\n\n\
        For `forbid`, `permit` and `define` in terms, and `act` in claims. What is *done to somebody* needs an `on` in its clause, be it `on \"anyone\"`; of all else\n\
        `on` may be left out, and is better left out: a clause that protects somebody asks of each act who was hit. So keep acts that are done to somebody\n\
        and acts that are not in two clauses. One act that *may at once be* another is open under a rule on that other until the report says so.\n\n"
        .to_owned();
    tree(&acts(), None, 0, &mut page);
    page.push_str("\n## Targets\n\nFor `on` and `near`, beside actor ids, `\"party\"` and `\"anyone\"`.\n\n");
    tree(&classes!(TargetClass), None, 0, &mut page);
    page.push_str(
        "\n## Weapons\n\nFor `class` in a `row` of `weapons`, and `class=` of a claim's `weapon`.\n\n",
    );
    tree(&classes!(WeaponClass), None, 0, &mut page);
    page.push_str(
        "\n## Circumstances\n\nFor `answering`, in an `unless` and in a claim: what the act is said to have answered.\n\n",
    );
    for (word, answering) in Answering::WORDS {
        writeln!(page, "- `{word}`: {}", answering.meaning()).unwrap();
    }
    page.push_str("\n## Attributes\n\nWhat claims speak of and readings settle, for `evidence-on`.\n\n");
    for (_, word, meaning) in Attribute::WORDS {
        writeln!(page, "- `{word}`: {meaning}").unwrap();
    }
    page
}

#[test]
fn the_page_has_every_word_and_what_it_means() {
    let (path, written) = (page(), written());
    if std::env::var_os("BLESS").is_some_and(|value| value == "1") {
        fs::write(&path, &written).unwrap();
    }
    let page = fs::read_to_string(&path).unwrap_or_default();
    assert_eq!(page, written, "run it with BLESS=1 and read the difference");
    let shown: BTreeSet<&str> = page.split('`').skip(1).step_by(2).collect();
    let acts = Act::ALL.iter().map(|class| class.as_str());
    let targets = TargetClass::ALL.iter().map(|class| class.as_str());
    let all = acts.chain(targets).chain(WeaponClass::ALL.iter().map(|class| class.as_str()));
    let lacking: Vec<&str> = all.filter(|word| !shown.contains(word)).collect();
    assert!(lacking.is_empty(), "{lacking:?}");
}

#[test]
fn pages_that_name_the_words_lead_to_them() {
    let docs = page().parent().unwrap().join("..");
    for file in ["case-format.md", "terms/README.md", "terms/reference.md", "terms/2-what-is-forbidden.md"] {
        let text = fs::read_to_string(docs.join(file)).unwrap();
        assert!(text.contains("words.md"), "{file} does not lead to the words");
        assert!(!text.contains("reference.md#acts") || text.contains("## Acts"), "{file} leads nowhere");
    }
}
