//! What a text is: its names, when it was signed, who stands behind it, which texts there are of it.

use assess::reference::words::list;
use model::AgreementId;
use model::agreement::TextVersion;

use super::times::{on_when, when};
use super::voice::Voice;
use crate::page::Page;
use crate::words::stop;

/// Says what the text is.
pub(super) fn say(voice: &Voice<'_>, page: &mut Page) {
    let agreement = voice.agreement;
    let title = agreement.title.plain();
    page.heading(if title.is_empty() { agreement.id.as_str() } else { title });
    page.text(format!(
        "In the record it is called {}. Its times are on the clocks of {}.",
        agreement.id, agreement.zone
    ));
    Voice::in_other_languages("Its title", &agreement.title, page);
    page.list(lines(voice));
    page.list(agreement.notes.clone());
}

fn lines(voice: &Voice<'_>) -> Vec<String> {
    let agreement = voice.agreement;
    let mut lines = Vec::new();
    if let Some(when) = &agreement.signed_on {
        lines.push(format!("It was signed {}.", on_when(when)));
    }
    if !agreement.guarantors.is_empty() {
        lines.push(format!("Its guarantors: {}.", voice.actors(&agreement.guarantors)));
    }
    for endorsement in &agreement.endorsements {
        let on = endorsement.on.as_ref().map(|when| format!(" {}", on_when(when))).unwrap_or_default();
        lines.push(format!(
            "It was endorsed{on} by {}.{}",
            endorsement.by,
            Voice::document(endorsement.document.as_ref())
        ));
    }
    let texts = |ids: &[AgreementId]| list(&ids.iter().map(|id| voice.text(id)).collect::<Vec<_>>(), "and");
    if let Some(other) = &agreement.supplements {
        lines.push(format!(
            "It adds to {}, and speaks only where and when it may apply itself.",
            voice.text(other)
        ));
    }
    if !agreement.amends.is_empty() {
        lines.push(format!("It amends {}, which stays in force.", texts(&agreement.amends)));
    }
    if !agreement.replaces.is_empty() {
        lines.push(format!("It replaces {}.", texts(&agreement.replaces)));
    }
    if let Some(until) = &agreement.withheld_until {
        lines.push(format!("It was kept secret until {}.", when(until)));
    }
    lines.extend(agreement.texts.iter().map(version));
    let read = agreement.documents.iter().map(|document| format!("It was read at {document}"));
    lines.extend(read);
    lines
}

fn version(text: &TextVersion) -> String {
    let on = text.on.as_ref().map(|on| format!(", of {}", when(on))).unwrap_or_default();
    let binds = if text.authentic { "it binds" } else { "it is not said to bind" };
    let sentence = stop(&format!("There is a text “{}” [{}]{on}; {binds}", text.title.plain(), text.id));
    format!("{sentence}{}", Voice::document(text.document.as_ref()))
}
