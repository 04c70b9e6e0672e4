//! `trucewatch import` and `trucewatch leads`, from a file to findings.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use std::path::PathBuf;
use std::time::{Duration, Instant};

use common::{Folder, Ran, program, ran, run};

const HEAD: &str = "id,type_of_violence,side_a_new_id,side_a,side_b_new_id,side_b,source_office,where_prec,where_coordinates,adm_1,adm_2,latitude,longitude,country,event_clarity,date_prec,date_start,date_end,deaths_a,deaths_b,deaths_civilians,deaths_unknown,low,best,high\n";

fn row(id: usize, month: usize, best: &str) -> String {
    format!(
        "{id},1,1,North,2,South,A paper,6,Country,,,10.0,20.0,Country,1,1,2024-{month:02}-05,2024-{month:02}-05,1,0,0,0,1,{best},1\n"
    )
}

/// A case with two sides, one clause and one reading that takes the data set's word.
const CASE: &str = r#"
case "made-up" {
    title "A made-up truce" lang="en"
    time-zone "Etc/UTC"
    record-until "2025-12-31"
}
actor "north" kind="state" {
    name "North" lang="en"
}
actor "south" kind="armed-group" {
    name "South" lang="en"
}
area "country" {
    name "Country" lang="en"
}
agreement "truce" {
    title "A made-up truce"
    time-zone "Etc/UTC"
    in-force {
        period from="2024-01-01"
    }
    parties "north" "south"
    area everywhere=#true
    clause "attacks" cites="Article 1" {
        words "The parties stop all attacks on one another and on civilians."
        forbid "attack"
        by "bound"
        on "party" "civilians"
        monitored-by "south"
    }
}
reading "plain" {
    title "Plain"
    basis "Anybody's word is taken."
    evidence {
        tier "any"
    }
}
"#;

const NAMES: &str = r#"
mapping "ucdp" {
    actor "North" id="1" { is "north"; }
    actor "South" id="2" { is "south"; }
    area "Country" { is "country"; }
}
"#;

struct Bench {
    dir: tempfile::TempDir,
}

impl Bench {
    fn new() -> Self {
        let bench = Self { dir: tempfile::tempdir().unwrap() };
        std::fs::create_dir(bench.path("case")).unwrap();
        bench.put("case/case.kdl", CASE);
        bench.put("names.kdl", NAMES);
        bench
    }

    fn path(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    fn word(&self, name: &str) -> String {
        self.path(name).to_str().unwrap().to_owned()
    }

    fn put(&self, name: &str, text: &str) {
        std::fs::write(self.path(name), text).unwrap();
    }

    fn read(&self, name: &str) -> String {
        std::fs::read_to_string(self.path(name)).unwrap()
    }

    fn args(&self, rest: &[&str]) -> Vec<String> {
        let fixed =
            ["import", "ucdp", &self.word("rows.csv"), "--into", &self.word("case"), "--version", "19.1"];
        fixed
            .iter()
            .chain(&["--retrieved", "2026-11-23"])
            .chain(rest)
            .map(|word| (*word).to_owned())
            .collect()
    }

    fn import(&self, rest: &[&str]) -> Ran {
        let args = self.args(rest);
        run(&args.iter().map(String::as_str).collect::<Vec<_>>())
    }

    fn case(&self, command: &str, rest: &[&str]) -> Ran {
        let case = self.word("case");
        run(&[command, &case].into_iter().chain(rest.iter().copied()).collect::<Vec<_>>())
    }

    /// The rows that are in files of the case.
    fn rows_in(&self) -> usize {
        let Ok(folder) = std::fs::read_dir(self.path("case/incidents/ucdp-ged-19.1")) else { return 0 };
        let texts = folder
            .map(|entry| entry.unwrap().path())
            .filter(|path| path.extension().is_some_and(|end| end == "kdl"));
        texts.map(|path| std::fs::read_to_string(path).unwrap().matches("\nincident ").count()).sum()
    }
}

#[test]
fn two_sides_that_are_bound_breached_and_which_one_is_not_known() {
    let bench = Bench::new();
    bench.put("rows.csv", &format!("{HEAD}{}", row(1, 3, "1")));
    let ran = bench.import(&["--mapping", &bench.word("names.kdl")]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(ran.out.contains("1 row read") && ran.out.contains("1 in, in 1 new file"), "{}", ran.out);
    let checked = bench.case("check", &[]);
    assert_eq!(checked.code, 0, "{}", checked.err);
    let explained = bench.case("explain", &["ucdp-1"]);
    assert_eq!(explained.code, 0, "{}", explained.err);
    assert!(explained.out.contains("one of"), "{}", explained.out);
    let found = bench.case("assess", &["--format", "csv", "--all"]);
    let line = found.out.lines().find(|line| line.contains("ucdp-1")).unwrap();
    assert!(line.contains(",breach,") && line.contains(",one-of,"), "{line}");
}

#[test]
fn without_a_mapping_the_rows_go_in_unnamed_and_nothing_is_found_against_anybody() {
    let bench = Bench::new();
    bench.put("rows.csv", &format!("{HEAD}{}", row(1, 3, "1")));
    let ran = bench.import(&[]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert!(
        ran.out.contains("2 names of actors stand for nobody in the case")
            && ran.out.contains("  North (1 row)"),
        "{}",
        ran.out
    );
    let text = bench.read("case/incidents/ucdp-ged-19.1/2024-03.kdl");
    assert!(!text.contains("        by ") && !text.contains("by-one-of"), "{text}");
    let found = bench.case("assess", &["--format", "csv", "--all"]);
    let line = found.out.lines().find(|line| line.contains("ucdp-1")).unwrap();
    assert!(line.contains("undetermined"), "{line}");
}

#[test]
fn a_second_run_finds_every_row_there_and_changes_nothing() {
    let bench = Bench::new();
    bench.put("rows.csv", &format!("{HEAD}{}{}", row(1, 3, "1"), row(2, 4, "1")));
    assert_eq!(bench.import(&[]).code, 0);
    let file = "case/incidents/ucdp-ged-19.1/2024-03.kdl";
    let by_hand = bench.read(file).replace("Deaths reported", "Looked over: deaths reported");
    bench.put(file, &by_hand);
    bench.put("rows.csv", &format!("{HEAD}{}{}{}", row(1, 3, "1"), row(2, 4, "1"), row(3, 3, "1")));
    let ran = bench.import(&[]);
    assert!(
        ran.out.contains("3 rows read")
            && ran.out.contains("1 in, in 1 new file")
            && ran.out.contains("2 there before"),
        "{}",
        ran.out
    );
    assert_eq!(bench.read(file), by_hand, "what people changed stays");
    assert!(bench.read("case/incidents/ucdp-ged-19.1/2024-03-2.kdl").contains("\"ucdp-3\""));
    assert_eq!((bench.rows_in(), bench.case("check", &[]).code), (3, 0));
}

#[test]
fn bad_rows_are_put_aside_told_with_file_line_and_column_and_go_in_once_mended() {
    let bench = Bench::new();
    bench.put("rows.csv", &format!("{HEAD}{}{}", row(1, 3, "many"), row(2, 3, "1")));
    let ran = bench.import(&[]);
    assert_eq!(ran.code, 1);
    assert!(
        ran.err.contains("rows.csv: line 2, column 24 (`best`): `many` is not a number of people"),
        "{}",
        ran.err
    );
    assert!(
        ran.out.contains("2 rows read") && ran.out.contains("1 in") && ran.out.contains("1 put aside"),
        "{}",
        ran.out
    );
    let aside = "case/incidents/ucdp-ged-19.1/put-aside-rows.csv";
    let text = bench.read(aside);
    assert!(
        text.lines().count() == 2
            && text.lines().next().unwrap().ends_with("put_aside_line,put_aside_column,put_aside_why"),
        "{text}"
    );
    bench.put("rows.csv", &text.replace("many", "3"));
    let ran = bench.import(&[]);
    assert_eq!((ran.code, bench.rows_in()), (0, 2), "{ran:?}");
    assert!(!bench.path(aside).exists(), "nothing is put aside any more");
}

#[test]
fn a_proposal_counts_for_nothing_until_a_person_took_the_marks_away() {
    let bench = Bench::new();
    bench.put("rows.csv", &format!("{HEAD}{}", row(1, 3, "1")));
    let proposal = bench.word("proposal.kdl");
    let ran = bench.import(&["--propose", &proposal]);
    assert_eq!((ran.code, bench.rows_in()), (0, 0), "{ran:?}");
    assert!(
        bench.read("proposal.kdl").contains("proposed #true\n        is \"north\""),
        "{}",
        bench.read("proposal.kdl")
    );
    assert_eq!(bench.import(&["--propose", &proposal]).code, 2, "nothing is written over it");
    let ran = bench.import(&["--mapping", &proposal]);
    assert!(ran.out.contains("3 lines of the mapping only proposed"), "{}", ran.out);
    assert!(!bench.read("case/incidents/ucdp-ged-19.1/2024-03.kdl").contains("by-one-of"));
}

#[test]
fn wrong_use_is_told_before_anything_is_written() {
    let bench = Bench::new();
    bench.put("rows.csv", "a,b\n1,2\n");
    let ran = bench.import(&[]);
    assert!(
        ran.code == 2 && ran.err.contains("is no file of UCDP GED: the file has no column `id`"),
        "{}",
        ran.err
    );
    bench.put("rows.csv", &format!("{HEAD}{}", row(1, 3, "1")));
    for rest in [&["--side", "nowhere"][..], &["--mapping", "no-such-file"]] {
        assert_eq!(bench.import(rest).code, 2, "{rest:?}");
    }
    let ran = run(&["import", "ucdp", &bench.word("rows.csv"), "--into", &bench.word("case")]);
    assert!(ran.code == 2 && ran.err.contains("--version 19.1"), "{}", ran.err);
    assert!(!bench.path("case/incidents").exists());
}

#[cfg(unix)]
#[test]
fn an_import_that_is_stopped_or_killed_goes_on_without_doubles() {
    for signal in ["-INT", "-KILL"] {
        let bench = Bench::new();
        let rows: String = (0..6_000).map(|id| row(id, id % 12 + 1, "1")).collect();
        bench.put("rows.csv", &(HEAD.to_owned() + &rows));
        let args = bench.args(&[]);
        let mut child = program(&args.iter().map(String::as_str).collect::<Vec<_>>())
            .stdout(std::process::Stdio::piped())
            .stderr(std::process::Stdio::piped())
            .spawn()
            .unwrap();
        let first = bench.path("case/incidents/ucdp-ged-19.1/2024-01.kdl");
        let began = Instant::now();
        while !first.exists() && began.elapsed() < Duration::from_mins(2) {
            std::thread::sleep(Duration::from_millis(1));
        }
        let killed =
            std::process::Command::new("kill").args([signal, &child.id().to_string()]).status().unwrap();
        assert!(killed.success() || child.try_wait().unwrap().is_some());
        let output = child.wait_with_output().unwrap();
        let in_before = bench.rows_in();
        if signal == "-INT" {
            let stopped = ran(&output);
            assert!(
                stopped.code == 0 || stopped.out.contains("The same command goes on from here."),
                "{stopped:?}"
            );
            assert_eq!(stopped.code, i32::from(in_before < 6_000), "{stopped:?}");
        }
        assert_eq!(in_before % 500, 0, "files are there whole or not at all");
        let ran = bench.import(&[]);
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(ran.out.contains(&format!("{} in, in", 6_000 - in_before)), "{}", ran.out);
        assert_eq!((bench.rows_in(), bench.case("check", &[]).code), (6_000, 0));
    }
}

#[test]
fn rows_of_gdelt_are_leads_that_no_finding_looks_at() {
    let bench = Bench::new();
    let mut cells = vec![""; 61];
    for (at, text) in [
        (0, "879"),
        (1, "20240305"),
        (6, "NORTH"),
        (26, "196"),
        (28, "19"),
        (31, "4"),
        (51, "1"),
        (52, "Country"),
        (53, "SY"),
        (60, "https://example.org/a"),
    ] {
        cells[at] = text;
    }
    bench.put("rows.CSV", &(cells.join("\t") + "\n"));
    let ran = run(&[
        "import",
        "gdelt",
        &bench.word("rows.CSV"),
        "--into",
        &bench.word("case"),
        "--retrieved",
        "2026-11-23",
    ]);
    assert!(ran.code == 0 && ran.out.contains("trucewatch leads "), "{ran:?}");
    let leads = bench.case("leads", &[]);
    assert!(leads.out.contains("gdelt-879") && leads.out.contains("nobody"), "{}", leads.out);
    assert!(!bench.case("assess", &["--format", "csv", "--all"]).out.contains("gdelt-879"));
    let incident = "incident \"I\" \"Fighting\" {\n    when \"2024-03-05\"\n    place \"Country\" in=\"country\"\n    FROM\n    claim \"C\" from=\"gdelt\" {\n        act \"attack\"\n    }\n}\n";
    bench.put("case/taken-up.kdl", &incident.replace("FROM", "from-lead \"gdelt-879\""));
    let refused = bench.case("check", &[]);
    assert!(refused.code == 2 && refused.err.contains("case::nobody-looked"), "{}", refused.err);
    bench.put(
        "case/taken-up.kdl",
        &incident.replace("FROM", "from-lead \"gdelt-879\" taken-up-by=\"A. Monitor\""),
    );
    assert_eq!(bench.case("check", &[]).code, 0);
    assert!(bench.case("leads", &[]).out.contains("I by A. Monitor"));
    assert!(!bench.case("leads", &["--open"]).out.contains("gdelt-879"));
}

#[test]
fn the_template_takes_rows_too() {
    let folder = Folder::new();
    let rows = folder.beside("rows.csv");
    std::fs::write(&rows, format!("{HEAD}{}", row(1, 3, "1"))).unwrap();
    let ran = run(&["import", "ucdp", rows.to_str().unwrap(), "--into", folder.case(), "--version", "19.1"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(folder.run("check", &[]).code, 0);
}
