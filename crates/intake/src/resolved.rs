//! Events with the ids of a case in the place of names: what no person confirmed stays unnamed.

use model::{ActorId, AreaId, SourceId};

use crate::event::{Doers, Event, Hit, Struck};
use crate::mapping::Mapping;

/// What a claim may say once names stand for something.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Resolved {
    /// Who did it: the doer, or one of several.
    pub by: Vec<ActorId>,
    /// Who was hit, as words of a case file.
    pub on: On,
    /// The smallest area that the place surely lies in.
    pub within: Option<AreaId>,
    /// Whom the row rests on.
    pub citing: Option<SourceId>,
}

/// Who was hit.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub enum On {
    /// Nobody can be named.
    #[default]
    Untold,
    /// All of these.
    All(Vec<String>),
    /// One of these.
    OneOf(Vec<String>),
}

/// The word of a case for people who take no part.
const CIVILIANS: &str = "civilians";

impl Resolved {
    /// Puts ids in the place of names.
    ///
    /// A list with a name that stands for nobody is left out as a whole: without it the list would say that it was one of the others.
    pub fn of(event: &Event, mapping: &Mapping) -> Self {
        Self {
            by: doers(&event.doers, mapping).unwrap_or_default(),
            on: struck(&event.struck, mapping).unwrap_or_default(),
            within: mapping.area(&event.place.inside).cloned(),
            // one origin that is surely among several keeps a second report of its own from counting twice
            citing: mapping.source(&event.rests_on).cloned(),
        }
    }
}

fn doers(doers: &Doers, mapping: &Mapping) -> Option<Vec<ActorId>> {
    let parties = match doers {
        Doers::By(one) => std::slice::from_ref(one),
        Doers::OneOf(all) => all,
        Doers::Untold => return None,
    };
    let mut ids = Vec::new();
    for party in parties {
        match mapping.actors(party) {
            [] => return None,
            own => ids.extend(own.iter().cloned()),
        }
    }
    ids.sort();
    ids.dedup();
    Some(ids)
}

fn struck(struck: &Struck, mapping: &Mapping) -> Option<On> {
    let (hits, all) = match struck {
        Struck::All(hits) => (hits, true),
        Struck::OneOf(hits) => (hits, false),
        Struck::Untold => return None,
    };
    let mut words = Vec::new();
    let mut is_sure = all;
    for hit in hits {
        match hit {
            Hit::Civilians => words.push(CIVILIANS.to_owned()),
            Hit::Party(party) => match mapping.actors(party) {
                [] => return None,
                own => {
                    // whichever of several it was: then one of them was hit, and not all
                    is_sure &= own.len() == 1;
                    words.extend(own.iter().map(|id| id.as_str().to_owned()));
                }
            },
        }
    }
    words.sort();
    words.dedup();
    match (words.len(), is_sure) {
        (0, _) => None,
        (1, _) | (_, true) => Some(On::All(words)),
        (_, false) => Some(On::OneOf(words)),
    }
}
