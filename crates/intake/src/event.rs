//! The one form that the rows of all data sets come to, before anybody says whom their names stand for.

use model::act::Act;

/// What a row says may have happened.
#[derive(Clone, PartialEq, Debug)]
pub struct Event {
    /// The id of the row in its data set.
    pub number: String,
    /// The line of the file on which it stands.
    pub line: u64,
    /// A short neutral name.
    pub title: String,
    /// The month that it is filed under.
    pub month: String,
    /// When, as case files write times.
    pub when: String,
    /// Where.
    pub place: Spot,
    /// What was done, in the lowest word that the row bears out.
    pub act: Option<Act>,
    /// Who did it.
    pub doers: Doers,
    /// Who was hit.
    pub struck: Struck,
    /// How many were killed.
    pub killed: Option<Killed>,
    /// Whom the row rests on, in its order.
    pub rests_on: Vec<String>,
    /// What the row says, in words.
    pub words: String,
    /// The codes that say how precise it is.
    pub codes: String,
    /// Where it can be looked into, where that is elsewhere than the data set.
    pub document: Option<String>,
    /// Whether a person must look into it before it is an incident.
    pub is_lead: bool,
}

/// Where something happened, as precisely as the row says.
#[derive(Clone, PartialEq, Debug)]
pub struct Spot {
    /// What the place is called.
    pub name: String,
    /// The areas in which it surely lies, by the names of the data set, the smallest first.
    pub inside: Vec<String>,
    /// Degrees north and east, and within how many kilometres of there.
    pub point: Option<(f64, f64, u32)>,
}

/// A name that a data set has for somebody, and its number.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Party {
    /// The name.
    pub name: String,
    /// The number, where the data set numbers actors.
    pub number: Option<String>,
}

/// Who did it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Doers {
    /// The row names the doer.
    By(Party),
    /// One of these, and the row does not say which.
    OneOf(Vec<Party>),
    /// The row does not say.
    Untold,
}

/// Who was hit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Struck {
    /// All of these.
    All(Vec<Hit>),
    /// One of these, and the row does not say which.
    OneOf(Vec<Hit>),
    /// The row does not say.
    Untold,
}

/// Somebody who was hit.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Hit {
    /// Somebody with a name.
    Party(Party),
    /// People who take no part.
    Civilians,
}

/// How many were killed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Killed {
    /// From so many to so many.
    Between(u64, u64),
    /// Roughly so many.
    About(u64),
}

impl Event {
    /// The names of everybody whom the row names, once each.
    pub fn parties(&self) -> Vec<&Party> {
        let doers: &[Party] = match &self.doers {
            Doers::By(one) => std::slice::from_ref(one),
            Doers::OneOf(all) => all,
            Doers::Untold => &[],
        };
        let struck: &[Hit] = match &self.struck {
            Struck::All(all) | Struck::OneOf(all) => all,
            Struck::Untold => &[],
        };
        let named = struck.iter().filter_map(|hit| match hit {
            Hit::Party(party) => Some(party),
            Hit::Civilians => None,
        });
        let mut all: Vec<&Party> = doers.iter().chain(named).collect();
        all.sort();
        all.dedup();
        all
    }
}

/// Makes one line of a text: what breaks lines or steers a terminal becomes a space, and there is an end to it.
pub(crate) fn one_line(text: &str) -> String {
    const MOST: usize = 2_000;
    let plain: String = text.chars().map(|letter| if is_unseen(letter) { ' ' } else { letter }).collect();
    let joined = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    if joined.chars().count() <= MOST {
        return joined;
    }
    format!("{}…", joined.chars().take(MOST).collect::<String>())
}

/// What breaks lines, steers a terminal or turns the direction of what follows.
fn is_unseen(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' | '\u{feff}')
}
