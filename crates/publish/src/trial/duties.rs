//! What the draft's obligations come to.

use model::finding::{Finding, Matter};

use super::Trial;
use crate::obligations::obligation;
use crate::page::{Page, Table};
use crate::readings;
use crate::words;

/// Says each obligation with what becomes of it.
pub(super) fn say(trial: &Trial<'_>, page: &mut Page) {
    page.heading("3. What would have become of its obligations?");
    let own: Vec<&Finding> =
        trial.found.all().iter().filter(|finding| matches!(finding.about, Matter::Obligation(_))).collect();
    if own.is_empty() {
        page.text("It sets none.");
        return;
    }
    let mut table = Table::new(["obligation", "what is owed", "finding", "why", "under"]).widest(1);
    for under in own.chunk_by(|a, b| (&a.agreement, &a.about) == (&b.agreement, &b.about)) {
        let Some(first) = under.first() else { continue };
        let Matter::Obligation(id) = &first.about else { continue };
        let owed = obligation(trial.question.case, first).map(|one| one.words.plain()).unwrap_or_default();
        let stands = under.iter().map(|finding| {
            let why: Vec<&str> = finding.reasons.iter().map(|reason| reason.text.as_str()).collect();
            (finding.reading.clone(), (finding.verdict, why.join("; ")))
        });
        for (number, (some, (verdict, why))) in readings::alike(stands).into_iter().enumerate() {
            let (id, owed) = if number == 0 { (id.as_str(), owed) } else { ("", "") };
            let under = readings::names(&some, &trial.question.readings);
            table.row([id, owed, words::narrow(Some(verdict)), &why, &under]);
        }
    }
    page.table(table);
    page.caption("■ breach   □ none: no breach   ? open: undetermined");
}
