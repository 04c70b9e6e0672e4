//! What a reader of an explanation sees.

use model::{ClauseId, IncidentId, ObligationId};
use publish::Question;
use publish::explain::{Explained, Wanted};
use publish::page::Block;

use super::Setup;

/// The texts of the page that `trucewatch explain` prints, each block and row unbroken.
pub(super) fn explained(setup: &Setup<'_>, arguments: &[String]) -> Result<Vec<String>, String> {
    let [matter, rest @ ..] = arguments else { return Err("nothing is to be explained".into()) };
    let is_incident = setup.case.incidents.contains_key(&IncidentId::new(matter));
    let (wanted, readings) = match rest {
        [clause, readings @ ..] if is_incident && setup.reading(clause).is_err() && clause != "all" => {
            (Wanted::Incident(IncidentId::new(matter), Some(ClauseId::new(clause))), readings)
        }
        _ if is_incident => (Wanted::Incident(IncidentId::new(matter), None), rest),
        _ => (Wanted::Obligation(ObligationId::new(matter)), rest),
    };
    let words: Vec<&str> = readings.iter().map(String::as_str).collect();
    let mut question = Question::new(setup.case, "the-case");
    question.asked = setup.asked;
    if !words.is_empty() {
        question.readings = setup.readings(&words)?;
    }
    let explained = Explained::of(&question, wanted);
    if explained.findings.is_empty() {
        return Err(format!("nothing is found of `{matter}`"));
    }
    explained.findings.iter().try_for_each(|finding| setup.checked(finding))?;
    Ok(explained.page().blocks.iter().flat_map(texts).collect())
}

fn texts(block: &Block) -> Vec<String> {
    match block {
        Block::Title(text)
        | Block::Heading(text)
        | Block::Subheading(text)
        | Block::Text(text)
        | Block::Notice(text)
        | Block::Caption(text) => vec![text.clone()],
        Block::List(points) => points.clone(),
        Block::Table(table) => table.rows.iter().map(|row| row.join(" ")).collect(),
        Block::Hint { shows, command } => vec![format!("{shows}: {command}")],
    }
}
