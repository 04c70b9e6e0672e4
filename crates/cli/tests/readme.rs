//! The README, and the page on drafts, show real output.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

use std::path::Path;
use std::process::Command;

#[test]
fn the_readme_shows_what_the_command_prints() {
    assert_shown("README.md", "assess cases/syria-2016 --as-of 2016-04-01");
}

#[test]
fn the_page_on_drafts_shows_what_a_trial_prints() {
    let command = "try cases/drafts/syria-2016.kdl --on cases/syria-2016 --throughout --reading neutral";
    let page = assert_shown("docs/terms/trying.md", command);
    assert!(page.contains(&format!("`trucewatch {command}`")));
}

/// Holds a page against what a command prints, and gives the page.
fn assert_shown(page: &str, command: &str) -> String {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let output = Command::new(env!("CARGO_BIN_EXE_trucewatch"))
        .current_dir(&root)
        .args(command.split(' '))
        .output()
        .unwrap();
    let printed = String::from_utf8(output.stdout).unwrap();
    let text = std::fs::read_to_string(root.join(page)).unwrap();
    assert!(
        text.contains(printed.trim_end()),
        "{page} shows something else; put this in its place:\n{printed}"
    );
    text
}

#[test]
fn every_command_of_the_readme_runs() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..");
    let readme = std::fs::read_to_string(root.join("README.md")).unwrap();
    let asked = readme
        .lines()
        .filter(|line| line.starts_with("| "))
        .flat_map(|line| line.split('`').skip(1).step_by(2))
        .filter_map(|command| command.strip_prefix("trucewatch "))
        .filter(|command| command.contains("cases/"));
    let mut count = 0;
    for command in asked {
        let output = Command::new(env!("CARGO_BIN_EXE_trucewatch"))
            .current_dir(&root)
            .args(command.split(' '))
            .output()
            .unwrap();
        assert!(output.status.success(), "`trucewatch {command}` gives {}", output.status);
        count += 1;
    }
    assert_eq!(count, 10, "commands of the table that ask about a case");
}
