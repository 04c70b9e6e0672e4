//! `trucewatch explain`: why a finding is what it is.

use assess::reference::ground::merged_into;
use model::{Case, ClauseId, IncidentId, ObligationId};
use publish::explain::{Explained, Wanted};
use publish::{json, markdown};

use crate::args::{Explain, TextForm};
use crate::error::CommandError;
use crate::{ask, output};

pub(crate) fn run(options: &Explain) -> Result<(), CommandError> {
    let loaded = ask::load(&options.asked.at.of.case)?;
    let wanted = wanted(&loaded.case, options)?;
    let question = ask::as_known(&loaded.case, &options.asked, &options.reading)?;
    let explained = Explained::of(&question, wanted);
    match options.format {
        TextForm::Table => output::page(&explained.page()),
        TextForm::Md => output::text(&markdown::write(&explained.page())),
        TextForm::Json => output::text(&json::explain(&explained).map_err(CommandError::internal)?),
    }
}

fn wanted(case: &Case, options: &Explain) -> Result<Wanted, CommandError> {
    let incident = IncidentId::new(&options.matter);
    if let Some(merged) = merged_into(case, &incident) {
        let clause = options.clause.as_deref().map(|id| clause(case, id)).transpose()?;
        if *merged != incident {
            output::note(&format!("{incident} was merged into {merged}, which is explained here"));
        }
        return Ok(Wanted::Incident(merged.clone(), clause));
    }
    let obligations = case.agreements.values().flat_map(|agreement| &agreement.obligations);
    let obligation = ObligationId::new(&options.matter);
    if !obligations.clone().any(|known| known.id == obligation) {
        let ids = obligations.map(|known| known.id.as_str());
        let all = case.incidents.keys().map(IncidentId::as_str).chain(ids);
        return Err(ask::unknown("incident or obligation", &options.matter, all));
    }
    if options.clause.is_some() {
        return Err(CommandError::input(format!("`{obligation}` is an obligation, and has no clauses"))
            .hint("leave out --clause"));
    }
    Ok(Wanted::Obligation(obligation))
}

fn clause(case: &Case, id: &str) -> Result<ClauseId, CommandError> {
    let all = case.agreements.values().flat_map(|agreement| &agreement.clauses);
    match all.clone().find(|clause| clause.id.as_str() == id) {
        Some(clause) => Ok(clause.id.clone()),
        None => Err(ask::unknown("clause", id, all.map(|clause| clause.id.as_str()))),
    }
}
