//! Incidents in words.

use model::incident::Incident;
use publish::language::Said;

use crate::visit::Visit;

/// Where an incident was: the name that the record has for the place; empty where the title says it already.
pub(crate) fn place(visit: &Visit, incident: &Incident) -> String {
    if is_titled_with(incident) { String::new() } else { visit.words(&incident.place.name).text }
}

/// Whether the title names the place.
fn is_titled_with(incident: &Incident) -> bool {
    incident.title.plain().contains(incident.place.name.as_str())
}

/// The area that an incident was in.
pub(crate) fn area(visit: &Visit, incident: &Incident) -> Said {
    let area = incident.place.within.as_ref().and_then(|id| visit.edition.case().areas.get(id));
    area.map(|area| visit.text(&area.name)).unwrap_or_default()
}
