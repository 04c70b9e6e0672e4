//! Leads: what nobody has looked into, and which incidents came of the others.

use std::collections::BTreeMap;

use model::incident::Incident;
use model::lead::Lead;
use model::{IncidentId, LeadId};

use crate::page::{Page, Table};
use crate::question::Question;

/// The leads of a case, each with who took it up.
#[derive(Clone, Debug)]
pub struct Leads<'a> {
    question: &'a Question<'a>,
    /// By time and id.
    pub leads: Vec<(&'a Lead, Vec<TakenUp<'a>>)>,
    /// How many the case has, shown or not.
    pub total: usize,
}

/// As which incident somebody took a lead up.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct TakenUp<'a> {
    /// The incident.
    pub incident: &'a IncidentId,
    /// Who looked into it.
    pub by: &'a str,
}

impl<'a> Leads<'a> {
    /// Lists the leads of a case; only those that nobody took up, where just these are asked for.
    pub fn of(question: &'a Question<'a>, only_open: bool) -> Self {
        let case = question.case;
        let taken = taken_up(case.incidents.values());
        let with = |lead: &'a Lead| (lead, taken.get(&lead.id).cloned().unwrap_or_default());
        let mut leads: Vec<_> =
            case.leads.values().map(with).filter(|(_, taken)| !only_open || taken.is_empty()).collect();
        leads.sort_by_key(|(lead, _)| (lead.when.window.from, &lead.id));
        Self { question, leads, total: case.leads.len() }
    }

    /// Says them.
    pub fn page(&self) -> Page {
        let case = self.question.case;
        let mut page = Page::new(format!("Leads: {}", case.title));
        page.text(
            "A lead is what a machine read, or what no act of a truce was seen in. It is nobody's claim, and no finding looks at it. \
             Whoever looked into one and stands for it makes an incident that says so.",
        );
        page.heading(format!("{} of {}", self.leads.len(), self.total));
        if self.leads.is_empty() {
            page.text("There are none.");
            return page;
        }
        let mut table = Table::new(["id", "when", "what", "where to look", "taken up"]).widest(2);
        for (lead, taken) in &self.leads {
            let taken: Vec<String> =
                taken.iter().map(|one| format!("{} by {}", one.incident, one.by)).collect();
            table.row([
                lead.id.to_string(),
                lead.when.to_string(),
                format!("{}. {}", lead.title, lead.words.plain()),
                lead.document.as_ref().map_or_else(String::new, ToString::to_string),
                if taken.is_empty() { "nobody".to_owned() } else { taken.join(", ") },
            ]);
        }
        page.table(table);
        page
    }
}

fn taken_up<'a>(incidents: impl Iterator<Item = &'a Incident>) -> BTreeMap<&'a LeadId, Vec<TakenUp<'a>>> {
    let mut taken: BTreeMap<&LeadId, Vec<TakenUp<'_>>> = BTreeMap::new();
    for incident in incidents {
        for one in &incident.from_leads {
            taken.entry(&one.lead).or_default().push(TakenUp { incident: &incident.id, by: &one.by });
        }
    }
    taken
}
