//! What the program does with wrong use, wrong input, and nobody who reads it.

mod common;

use std::process::Stdio;

use common::{Folder, Ran, program, ran, run};

/// Exit code 2, nothing on the standard output, and these words on the other.
fn assert_refused(ran: &Ran, words: &[&str]) {
    assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{ran:?}");
    for word in words {
        assert!(ran.err.contains(word), "{word}\n{}", ran.err);
    }
}

#[test]
fn no_command_and_an_unknown_one_are_wrong_use() {
    assert_eq!(run(&[]).code, 2);
    assert_refused(&run(&["asess", "case"]), &["assess"]);
    assert_refused(&run(&["assess"]), &["CASE"]);
    assert_refused(&run(&["assess", "case", "--format", "xml"]), &["table", "json"]);
}

#[test]
fn a_case_that_is_not_there_is_said_to_be_so() {
    assert_refused(&run(&["assess", "no/such/case"]), &["`no/such/case` is not there"]);
    let empty = tempfile::tempdir().unwrap();
    assert_refused(&run(&["assess", empty.path().to_str().unwrap()]), &["no `.kdl` file", "trucewatch init"]);
}

#[test]
fn a_broken_case_shows_all_that_is_wrong_with_place_and_advice() {
    let folder = Folder::new();
    folder.edit("agreement.kdl", |text| text.replace("excluded \"wolves\"", "excluded \"wolfs\""));
    folder.edit("incidents.kdl", |text| text.replace("when \"2031-05-12\"", "when \"2031-02-30\""));
    let ran = folder.run("assess", &[]);
    assert_refused(
        &ran,
        &[
            ":14]",
            "excluded \"wolfs\"",
            "did you mean `wolves`",
            "incidents.kdl:",
            "no calendar has the date",
            "2 errors",
        ],
    );
    assert!(!ran.err.contains('\u{1b}'));
    assert_eq!(folder.run("check", &[]).code, 2);
}

#[test]
fn hundreds_of_faults_on_endless_lines_stay_readable() {
    let folder = Folder::new();
    let faults = format!("x \"{}\";", "ж".repeat(20_000)).repeat(300);
    std::fs::write(folder.file("long.kdl"), faults).unwrap();
    let ran = folder.run("check", &[]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("case::unknown-node") && ran.err.len() < 1 << 20, "{}", ran.err.len());
}

#[test]
fn a_file_that_is_no_text_is_refused() {
    let folder = Folder::new();
    std::fs::write(folder.file("bad.kdl"), [0xff, 0xfe, 0x00, 0x41]).unwrap();
    let ran = folder.run("assess", &[]);
    assert_refused(&ran, &["bad.kdl"]);
}

#[test]
fn a_slip_in_an_id_gets_a_suggestion() {
    let folder = Folder::new();
    assert_refused(
        &folder.run("assess", &["--reading", "neutrl"]),
        &["no reading `neutrl`", "did you mean `neutral`?"],
    );
    assert_refused(&folder.run("compare", &["neutral", "crown"]), &["did you mean `crown-reading`?"]);
    assert_refused(&folder.run("explain", &["open-the-fery"]), &["did you mean `open-the-ferry`?"]);
    assert_refused(&folder.run("explain", &["z\u{1b}[31m"]), &[r"`z\u{1b}[31m`"]);
    assert_refused(&folder.run("explain", &["zzz"]), &["it has: I-1, I-2, I-3, open-the-ferry"]);
    assert_refused(&folder.run("explain", &["I-1", "--clause", "9"]), &["no clause `9`", "it has: 1"]);
    assert_refused(&folder.run("explain", &["open-the-ferry", "--clause", "1"]), &["has no clauses"]);
}

#[test]
fn a_time_that_cannot_be_read_says_how_to_write_it() {
    let folder = Folder::new();
    for (time, why) in [
        ("tomorrow", "is not a date"),
        ("2031-02-30", "no calendar has the date"),
        ("2031-05-01T26:00", "is not a time of day"),
        ("not-before 2031-05-01", "has no end"),
        ("", "is not a date"),
    ] {
        assert_refused(&folder.run("assess", &["--as-of", time]), &["--as-of", why, "2016-05-24T12:00"]);
    }
    assert_refused(&folder.run("assess", &["--known-at", "x"]), &["--known-at"]);
}

#[test]
fn a_closed_pipe_ends_it_quietly() {
    let folder = Folder::new();
    for args in [&["assess", folder.case(), "--format", "json"][..], &["assess", folder.case()], &["man"]] {
        let mut child = program(args).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        drop(child.stdout.take());
        let ran = ran(&child.wait_with_output().unwrap());
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_no_success() {
    let folder = Folder::new();
    let full = std::fs::OpenOptions::new().write(true).open("/dev/full").unwrap();
    let ran = ran(&program(&["assess", folder.case()]).stdout(full).output().unwrap());
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("cannot be written"), "{}", ran.err);
}

#[test]
fn warnings_are_counted_and_do_not_stop_anything() {
    let folder = Folder::new();
    folder.edit("agreement.kdl", |text| text.replacen("        monitored-by \"mission\"\n", "", 1));
    folder.edit("incidents.kdl", |text| {
        text + "\nincident \"I-9\" \"Nobody says\" { when \"2031-05-30\"; place \"x\" in=\"north-bank\" }\n"
    });
    let ran = folder.run("assess", &["--format", "csv"]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("see them with: trucewatch check"), "{}", ran.err);
    let checked = folder.run("check", &[]);
    assert_eq!(checked.code, 0, "{checked:?}");
    assert!(checked.err.contains("case::no-claim"), "{}", checked.err);
}
