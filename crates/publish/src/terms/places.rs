//! Where: the area of an agreement, that of a clause, and places that are taken out.

use assess::reference::words::list;
use model::agreement::{Scope, Where};

use super::times::clock;
use super::voice::Voice;
use super::who::somebody;
use crate::page::Page;

/// Says where it applies.
pub(super) fn say(voice: &Voice<'_>, page: &mut Page) {
    page.heading("Where it applies");
    let area = &voice.agreement.area;
    let mut lines = vec![format!("It applies {}.", scope(voice, &area.plain))];
    lines.extend(Voice::otherwise(area, |other| format!("it applies {}", scope(voice, other))));
    page.list(lines);
}

/// Where a rule applies, after "applies": "in A or B, but not …".
pub(super) fn scope(voice: &Voice<'_>, scope: &Scope) -> String {
    let within = if scope.within.is_empty() {
        "everywhere".to_owned()
    } else {
        format!("only in {}", list(&scope.within.iter().map(|id| voice.area(id)).collect::<Vec<_>>(), "or"))
    };
    match exceptions_of(voice, &scope.except) {
        Some(places) => format!("{within}, but not {places}"),
        None => within,
    }
}

/// Returns true where a rule applies everywhere, for every reading.
pub(super) fn is_everywhere(area: &model::agreement::Parameter<Scope>) -> bool {
    area.plain == Scope::default() && area.taken.is_empty()
}

/// Places that are taken out: "in a place where … is present, or in …"; nothing where there are none.
pub(super) fn exceptions_of(voice: &Voice<'_>, except: &[Where]) -> Option<String> {
    let each: Vec<String> = except.iter().map(|one| place(voice, one)).collect();
    (!each.is_empty()).then(|| each.join(", nor "))
}

fn place(voice: &Voice<'_>, place: &Where) -> String {
    match place {
        Where::HeldBy(who) => format!("in a place that {} alone held", somebody(voice, who)),
        Where::HeldAt(who, at) => {
            format!("in a place that {} alone held as at {}", somebody(voice, who), clock(voice, at))
        }
        Where::Present(who) => format!("in a place where {} was present", somebody(voice, who)),
        Where::Inside(area) => format!("in {}", voice.area(area)),
    }
}
