//! Mappings: what a person confirmed counts, what is proposed does not, and faults are told.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use casefile::{Limits, SourceFile, load_texts};
use common::{CASE, UCDP_HEAD, mapping, sorted, ucdp_row};
use intake::event::Party;
use intake::names_seen::Sort;
use intake::{Dataset, Mapping, proposal};

fn case() -> casefile::Case {
    load_texts(vec![SourceFile::new("case.kdl", CASE)], &Limits::default()).case
}

fn codes(text: &str) -> Vec<&'static str> {
    let all = Mapping::read(text, "names.kdl", Dataset::Ucdp, &case()).unwrap_err();
    all.iter().map(|one| one.code).collect()
}

#[test]
fn faults_are_told_with_their_codes() {
    assert_eq!(codes(""), ["import::no-mapping"]);
    assert_eq!(codes("mapping \"acled\"\n"), ["import::other-data-set"]);
    assert_eq!(codes("mapping \"ucdp\" { actor \"IS\" { is \"isil\"; }; }\n"), ["terms::unknown-actor"]);
    assert_eq!(
        codes("mapping \"ucdp\" { area \"A\" { is \"syria\" \"aleppo\"; }; }\n"),
        ["import::mapped-twice"]
    );
    assert_eq!(
        codes("mapping \"ucdp\" { actor \"IS\" { is \"isl\"; }; actor \"IS\" { is \"sar\"; }; }\n"),
        ["import::mapped-twice"]
    );
    assert_eq!(codes("mapping \"ucdp\" { actor \"IS\" is=\"isl\"; }\n"), ["terms::unknown-property"]);
}

#[test]
fn a_proposal_names_what_is_the_same_marks_it_and_never_takes_what_is_only_alike() {
    let file = format!(
        "{UCDP_HEAD}{}{}{}",
        ucdp_row(&[]),
        ucdp_row(&[("id", "2"), ("side_b", "Islamic Sate"), ("side_b_new_id", "9")]),
        ucdp_row(&[("id", "3"), ("side_a", "Government of Russia"), ("side_a_new_id", "7")]),
    );
    let text = proposal::write(&sorted(Dataset::Ucdp, file.as_bytes()).names, Dataset::Ucdp, &case());
    assert!(text.contains("// 2 rows\n    actor \"Government of Syria\" id=\"118\" {\n        proposed #true\n        is \"sar\"\n    }"), "{text}");
    assert!(text.contains("// 1 row; perhaps \"ruf\" (Russia)"), "{text}");
    assert!(text.contains("\n    actor \"Government of Russia\" id=\"7\"\n"), "{text}");
    assert!(text.contains("area \"Syria\" {\n        proposed #true"), "{text}");
    assert_eq!(terms::format(&text, &"names.kdl".into()).unwrap(), text, "it is laid out");
    let proposed = mapping(Dataset::Ucdp, &text);
    let party = Party { name: "IS".to_owned(), number: Some("234".to_owned()) };
    assert!(proposed.proposed >= 3 && !proposed.has(Sort::Actor, &party));
    let confirmed = mapping(Dataset::Ucdp, &text.replace("        proposed #true\n", ""));
    assert_eq!(confirmed.actors(&party).len(), 1);
}

#[test]
fn the_mapping_of_the_worked_case_names_what_that_case_has() {
    let root = concat!(env!("CARGO_MANIFEST_DIR"), "/../../cases");
    let case =
        casefile::load(std::path::Path::new(&format!("{root}/syria-2016")), &Limits::default()).unwrap().case;
    let text = std::fs::read_to_string(format!("{root}/mappings/syria-2016.ucdp.kdl")).unwrap();
    let mapping = Mapping::read(&text, "names.kdl", Dataset::Ucdp, &case).unwrap();
    let names = |name: &str| {
        let ids = mapping.actors(&Party { name: name.to_owned(), number: None });
        ids.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(names("IS"), ["isl"]);
    assert_eq!(names("Government of Syria"), ["sar", "ndf", "ruf", "irn", "hzb"]);
    assert!(names("Syrian insurgents").is_empty() && mapping.proposed == 0);
    assert_eq!(terms::format(&text, &"names.kdl".into()).unwrap(), text);
}
