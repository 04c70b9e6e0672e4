//! Where: the area of an agreement, that of a clause, and places that are taken out.

use assess::reference::words::list;
use model::AreaId;
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
    lines.extend(voice.otherwise(area, |other| format!("it applies {}", scope(voice, other))));
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

/// Where a clause rules, before what it says: "in A or B, but not in C".
pub(super) fn place_of(voice: &Voice<'_>, scope: &Scope) -> String {
    let within = if scope.within.is_empty() {
        "everywhere".to_owned()
    } else {
        format!("in {}", list(&scope.within.iter().map(|id| voice.area(id)).collect::<Vec<_>>(), "or"))
    };
    match exceptions_of(voice, &scope.except) {
        Some(places) => format!("{within}, but not {places}"),
        None => within,
    }
}

/// Returns true where all of a place lies, by the tree of areas, where the agreement applies under every reading.
pub(super) fn is_inside_agreement(voice: &Voice<'_>, own: &Scope) -> bool {
    let area = &voice.agreement.area;
    let alternatives = area.taken.iter().filter_map(|taken| taken.to.as_ref());
    std::iter::once(&area.plain).chain(alternatives).all(|whole| {
        let holds = |id: &AreaId| {
            let mut chain = std::iter::successors(Some(id), |id| voice.case.areas.get(*id)?.within.as_ref());
            whole.within.is_empty() || chain.by_ref().take(DEEPEST).any(|id| whole.within.contains(id))
        };
        whole.except.is_empty()
            && (whole.within.is_empty() || !own.within.is_empty())
            && own.within.iter().all(holds)
    })
}

/// Areas lie in one another no deeper than this; a case in which they did is not read.
const DEEPEST: usize = 100;

/// Places that are taken out: "in a place where … is present, or in …"; nothing where there are none.
pub(super) fn exceptions_of(voice: &Voice<'_>, except: &[Where]) -> Option<String> {
    let each: Vec<String> = except.iter().map(|one| place(voice, one)).collect();
    (!each.is_empty()).then(|| each.join(", nor "))
}

fn place(voice: &Voice<'_>, place: &Where) -> String {
    match place {
        Where::HeldBy(who) => format!("in a place that {} alone holds", somebody(voice, who)),
        Where::HeldAt(who, at) => {
            format!("in a place that {} alone held as at {}", somebody(voice, who), clock(voice, at))
        }
        Where::Present(who) => format!("in a place where {} is present", somebody(voice, who)),
        Where::Inside(area) => format!("in {}", voice.area(area)),
    }
}
