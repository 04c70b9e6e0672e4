//! The voice: names, lists, quotations, and how readings take a parameter otherwise.

use assess::reference::words::list;
use model::agreement::{Agreement, Parameter};
use model::id::{EventId, QuantityId};
use model::name::Text;
use model::{ActorId, AgreementId, AreaId, Case, DocumentId, ReadingId, StatementId};

use crate::page::Page;
use crate::words::{capital, stop};

/// Who speaks of which agreement, and knows which names.
#[derive(Clone, Copy, Debug)]
pub(super) struct Voice<'a> {
    /// Where names are found.
    pub(super) case: &'a Case,
    /// Of which agreement.
    pub(super) agreement: &'a Agreement,
}

impl Voice<'_> {
    /// The name of an actor; its id as words where the case does not know it.
    pub(super) fn actor(&self, id: &ActorId) -> String {
        named(self.case.actors.get(id).map(|actor| &actor.name), id.as_str())
    }

    /// The names of some actors: "A, B and C".
    pub(super) fn actors(&self, ids: &[ActorId]) -> String {
        list(&self.each_actor(ids), "and")
    }

    /// The names of some actors, any of whom will do: "A, B or C".
    pub(super) fn any_actor(&self, ids: &[ActorId]) -> String {
        list(&self.each_actor(ids), "or")
    }

    fn each_actor(&self, ids: &[ActorId]) -> Vec<String> {
        ids.iter().map(|id| self.actor(id)).collect()
    }

    /// The name of an area.
    pub(super) fn area(&self, id: &AreaId) -> String {
        named(self.case.areas.get(id).map(|area| &area.name), id.as_str())
    }

    /// The title of another agreement, and the id by which it is found.
    pub(super) fn text(&self, id: &AgreementId) -> String {
        match self.case.agreements.get(id).map(|agreement| agreement.title.plain()) {
            Some(title) if !title.is_empty() => format!("“{title}”"),
            _ => spaced(id.as_str()),
        }
    }

    /// An event, by its own words.
    pub(super) fn event(&self, id: &EventId) -> String {
        let own = self.agreement.events.iter().find(|event| event.id == *id);
        quoted_or(own.map(|event| &event.words), id.as_str())
    }

    /// What is counted, by its own words.
    pub(super) fn quantity(&self, id: &QuantityId) -> String {
        let own = self.agreement.quantities.iter().find(|quantity| quantity.id == *id);
        named(own.map(|quantity| &quantity.words), id.as_str()).trim_end_matches('.').to_owned()
    }

    /// The title of a reading, as it stands in a sentence; its id as words where the case does not know it.
    fn reading(&self, id: &ReadingId) -> String {
        match self.case.readings.get(id).map(|reading| reading.title.plain()) {
            Some(title) if !title.is_empty() => format!("“{title}”"),
            _ => capital(&spaced(id.as_str())),
        }
    }

    /// The titles of some readings: "“Damascus” and “Moscow”".
    pub(super) fn readings(&self, ids: &[ReadingId]) -> String {
        list(&ids.iter().map(|id| self.reading(id)).collect::<Vec<_>>(), "and")
    }

    /// By whom, in which statement: " by Russia, statement S045"; empty where neither is known.
    pub(super) fn said_by(&self, by: Option<&ActorId>, statement: Option<&StatementId>) -> String {
        let by = by.map(|by| format!(" by {}", self.actor(by))).unwrap_or_default();
        let statement = statement.map(|id| format!(", statement {id}")).unwrap_or_default();
        format!("{by}{statement}")
    }

    /// How readings take a parameter otherwise, one point each; `say` makes a clause of a sentence of a value.
    pub(super) fn otherwise<T>(&self, parameter: &Parameter<T>, say: impl Fn(&T) -> String) -> Vec<String> {
        let asks = parameter.point.as_ref().map(|point| point.asks.trim_end_matches('?')).unwrap_or_default();
        let mut lines: Vec<String> = Vec::new();
        for taken in &parameter.taken {
            if let Some(value) = &taken.to {
                lines.push(stop(&format!("{} otherwise: {}", self.who_take(&taken.by), say(value))));
            }
        }
        lines.extend(self.undecided(parameter).map(|who| format!("{who} this open: {asks}?")));
        lines
    }

    /// Who takes something: "“Damascus” takes it". An answer that stands beside a question only because somebody holds it open is nobody's.
    pub(super) fn who_take(&self, by: &[ReadingId]) -> String {
        match by {
            [] => "No reading settles on it, but where the question is held open it may be".into(),
            [_] => format!("{} takes it", self.readings(by)),
            _ => format!("{} take it", self.readings(by)),
        }
    }

    /// Who holds a question open: "Neutral and Washington hold".
    pub(super) fn undecided<T>(&self, parameter: &Parameter<T>) -> Option<String> {
        let open = parameter.taken.iter().filter(|taken| taken.to.is_none());
        let who: Vec<ReadingId> = open.flat_map(|taken| taken.by.iter().cloned()).collect();
        let verb = if who.len() > 1 { "hold" } else { "holds" };
        (!who.is_empty()).then(|| format!("{} {verb}", self.readings(&who)))
    }

    /// Says a text: what stands in the plain language in one sentence, every other language on lines of its own.
    pub(super) fn versions(before: &str, text: &Text, page: &mut Page) {
        let plain = text.plain();
        if !plain.is_empty() && !is_from_right(plain) {
            page.text(format!("{before}: “{plain}”"));
        }
        Self::in_other_languages(before, text, page);
    }

    /// Says a text in every language but the plain one, each on a line of its own.
    pub(super) fn in_other_languages(before: &str, text: &Text, page: &mut Page) {
        let plain = text.plain();
        for (lang, words) in text.versions().filter(|(_, words)| *words != plain || is_from_right(words)) {
            page.text(format!("{before}, in {}:", language(lang)));
            page.list(vec![words.to_owned()]);
        }
    }

    /// Where something can be read: " It can be read at https://…".
    pub(super) fn document(document: Option<&DocumentId>) -> String {
        document.map(|document| format!(" It can be read at {document}")).unwrap_or_default()
    }
}

/// Returns true where a text runs from right to left: it then stands on a line of its own, for it would turn what stands beside it.
fn is_from_right(text: &str) -> bool {
    text.chars()
        .any(|c| matches!(c, '\u{590}'..='\u{8FF}' | '\u{FB1D}'..='\u{FDFF}' | '\u{FE70}'..='\u{FEFF}'))
}

/// An id as words.
pub(super) fn spaced(id: &str) -> String {
    id.replace(['-', '_'], " ")
}

fn named(text: Option<&Text>, id: &str) -> String {
    text.map(Text::plain).filter(|name| !name.is_empty()).map_or_else(|| spaced(id), ToOwned::to_owned)
}

fn quoted_or(text: Option<&Text>, id: &str) -> String {
    format!("“{}”", named(text, id).trim_end_matches('.'))
}

/// A citation in brackets, with a space before it.
pub(super) fn cited(cites: Option<&str>) -> String {
    cites.map(|cites| format!(" ({cites})")).unwrap_or_default()
}

/// The name of a language; its tag where it is not one of these.
fn language(tag: &str) -> &str {
    const NAMES: &[(&str, &str)] = &[
        ("ar", "Arabic"),
        ("de", "German"),
        ("en", "English"),
        ("es", "Spanish"),
        ("fa", "Persian"),
        ("fr", "French"),
        ("he", "Hebrew"),
        ("ku", "Kurdish"),
        ("my", "Burmese"),
        ("pt", "Portuguese"),
        ("ru", "Russian"),
        ("si", "Sinhala"),
        ("sw", "Swahili"),
        ("ta", "Tamil"),
        ("tr", "Turkish"),
        ("uk", "Ukrainian"),
        ("zh", "Chinese"),
    ];
    NAMES.iter().find(|(known, _)| *known == tag).map_or(tag, |(_, name)| name)
}
