//! Who is called bound on the front page: only whom every reading takes so, and holds for settled.

mod common;

use common::template_with;
use publish::report::{Extent, Report};
use publish::standing::Standings;
use publish::{Question, markdown};

/// The line of the front page that begins with this, and the row of this actor in the table of standings.
fn shown(standings: &str, line: &str, row: &str) -> (String, String) {
    let actor = |id| format!("actor \"{id}\" kind=\"armed-group\" {{ name \"{id}\" }}\n");
    let actors = actor("rangers") + &actor("millers");
    let case = template_with(&format!("{actors}{standings}"));
    let question = Question::new(&case, "ferry");
    let page = Report::of(&question, Extent::Front).page();
    let standings = markdown::write(&Standings::of(&question).page());
    let find = |text: &str, start: &str| {
        text.lines().find(|line| line.starts_with(start)).unwrap_or_default().to_owned()
    };
    (find(&markdown::write(&page), &format!("- {line}")), find(&standings, &format!("| {row} ")))
}

fn says(actor: &str, claims: &[(&str, &str)]) -> String {
    let claims: Vec<String> = claims
        .iter()
        .map(|(id, from)| {
            format!(
                "claim \"{id}\" from=\"{from}\" says=\"party\" since=\"2031-05-01\" said=\"2031-05-02\"\n"
            )
        })
        .collect();
    format!("standing \"{actor}\" in=\"ferry-truce\" {{\n{}}}\n", claims.concat())
}

#[test]
fn whom_a_reading_holds_open_is_no_party() {
    // the Crown settles it by its own word; for the neutral reading one origin settles nothing
    let one = says("rangers", &[("R-1", "crown-office")]);
    let (line, row) = shown(&one, "In dispute", "rangers");
    assert_eq!(line, "- In dispute (1): rangers (party: crown-reading; unsettled: neutral).");
    assert_eq!(row, "| rangers | party | unsettled |");
}

#[test]
fn a_reading_that_says_nothing_is_left_out() {
    let one = says("millers", &[("M-1", "league-radio")]);
    let (line, row) = shown(&one, "In dispute", "millers");
    assert_eq!(line, "- In dispute (1): millers (unsettled: neutral).");
    assert_eq!(row, "| millers | – | unsettled |");
}

#[test]
fn whom_every_reading_takes_for_a_party_is_one() {
    let both = [("R-1", "crown-office"), ("R-2", "mission-reports")];
    let (line, row) = shown(&says("rangers", &both), "Parties", "rangers");
    assert!(line.contains("rangers"), "{line}");
    assert_eq!(row, "| rangers | party | party |");
}
