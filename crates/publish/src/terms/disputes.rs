//! What is disputed: every question of the text, what the text itself answers, and how each reading takes it.

use model::agreement::{EachParameter, Parameter, Point};

use super::voice::{Voice, cited};
use crate::page::Page;
use crate::words::{capital, stop};

/// Says every point of dispute once.
pub(super) fn say(voice: &Voice<'_>, page: &mut Page) {
    let mut disputes = Disputes { voice, found: Vec::new() };
    voice.agreement.each_parameter(&mut disputes);
    page.heading("What is disputed");
    if disputes.found.is_empty() {
        page.text("No question of the text is put on record as disputed.");
        return;
    }
    for (point, takes) in &disputes.found {
        page.subheading(format!("{}? [{}]", capital(point.asks.trim_end_matches('?')), point.id));
        let says = format!("The text itself: {}", stop(&quoted(&point.says)));
        page.list(std::iter::once(says).chain(takes.iter().cloned()).collect());
        if takes.is_empty() {
            page.text("No reading is recorded that takes it otherwise.");
        }
    }
}

/// Every point with how readings take it, in the order of the text.
struct Disputes<'v> {
    voice: &'v Voice<'v>,
    found: Vec<(Point, Vec<String>)>,
}

impl EachParameter for Disputes<'_> {
    fn on<T: PartialEq>(&mut self, parameter: &Parameter<T>) {
        let Some(point) = &parameter.point else { return };
        let voice = self.voice;
        let takes = parameter.taken.iter().filter(|taken| taken.to.is_some()).map(|taken| {
            let who = voice.who_take(&taken.by);
            let says = if taken.says.is_empty() { "otherwise".into() } else { quoted(&taken.says) };
            let cites = cited(taken.cites.as_deref());
            let line = stop(&format!("{who} so: {says}{cites}"));
            format!("{line}{}", Voice::document(taken.document.as_ref()))
        });
        let open = voice.undecided(parameter);
        let takes = takes.chain(open.map(|who| format!("{who} it open: any of these answers may be right.")));
        let known = self.found.iter().position(|(known, _)| known.id == point.id);
        let number = known.unwrap_or(self.found.len());
        if known.is_none() {
            self.found.push((point.clone(), Vec::new()));
        }
        if let Some((_, all)) = self.found.get_mut(number) {
            for take in takes.collect::<Vec<_>>() {
                if !all.contains(&take) {
                    all.push(take);
                }
            }
        }
    }
}

fn quoted(text: &str) -> String {
    format!("“{}”", text.trim_end_matches('.'))
}
