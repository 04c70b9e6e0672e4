//! A text of terms said back in plain sentences, so that whoever signs it can see whether the rules say what the text says.
//!
//! Each module says one side of an agreement: who, when, where, what, with which weapons, what is owed, which bodies, what is disputed, and
//! what the text leaves open. All of them speak through a `Voice`, which knows the names.

mod acts;
mod bodies;
mod clauses;
mod disputes;
mod duties;
mod exceptions;
mod head;
mod meanings;
mod places;
mod silent;
mod times;
mod voice;
mod weapons;
mod who;

use std::collections::BTreeMap;

use model::agreement::{Agreement, Clause};
use model::obligation::Obligation;
use model::{AgreementId, Case, ClauseId, ObligationId};

use crate::page::{Block, Page};
pub(crate) use silent::{areas_of_clause, unwatched};
use voice::Voice;

/// Some agreements of a case, to be said back.
#[derive(Clone, Debug)]
pub struct Said<'a> {
    case: &'a Case,
    agreements: Vec<&'a Agreement>,
    of: String,
}

impl<'a> Said<'a> {
    /// Says these agreements of a case back, as far as it has them. Names that the case does not know are said by their ids. `of` is what
    /// they were read from, as people see it.
    pub fn new(case: &'a Case, ids: &[AgreementId], of: &str) -> Self {
        let agreements = ids.iter().filter_map(|id| case.agreements.get(id)).collect();
        Self { case, agreements, of: of.to_owned() }
    }

    /// The agreements.
    pub(crate) fn ids(&self) -> impl Iterator<Item = &AgreementId> {
        self.agreements.iter().map(|agreement| &agreement.id)
    }

    /// Says them.
    pub fn page(&self) -> Page {
        let mut page = Page::new(format!("What {} says", self.of));
        page.text(
            "These are the rules as this program takes them, in plain words. Hold them against the signed text: where the two part, the rules \
             are to be mended.",
        );
        if self.agreements.is_empty() {
            page.notice("It holds no agreement, so it says nothing.");
        }
        for agreement in &self.agreements {
            say(&Voice { case: self.case, agreement }, &mut page);
        }
        page
    }
}

/// An agreement said back part by part, so that each rule can stand beside its text.
#[derive(Clone, Debug)]
pub struct Parts {
    /// Who is bound, when, where, and what its words mean.
    pub frame: Vec<Block>,
    /// What each clause rules.
    pub clauses: BTreeMap<ClauseId, Vec<Block>>,
    /// What each obligation asks.
    pub obligations: BTreeMap<ObligationId, Vec<Block>>,
    /// The bodies that it sets up, what is disputed, and what it does not say.
    pub rest: Vec<Block>,
}

impl Parts {
    /// Says an agreement back.
    pub fn of(case: &Case, agreement: &Agreement) -> Self {
        let voice = Voice { case, agreement };
        let said = |says: &dyn Fn(&mut Page)| {
            let mut page = Page::default();
            says(&mut page);
            page.blocks
        };
        let clause =
            |clause: &Clause| (clause.id.clone(), said(&|page| clauses::say_clause(&voice, clause, page)));
        let owed = |one: &Obligation| (one.id.clone(), said(&|page| page.list(duties::lines(&voice, one))));
        Self {
            frame: said(&|page| {
                who::say(&voice, page);
                times::say(&voice, page);
                places::say(&voice, page);
                meanings::say(&voice, page);
            }),
            clauses: agreement.clauses.iter().map(clause).collect(),
            obligations: agreement.obligations.iter().map(owed).collect(),
            rest: said(&|page| {
                bodies::say(&voice, page);
                disputes::say(&voice, page);
                silent::say(&voice, page);
            }),
        }
    }
}

fn say(voice: &Voice<'_>, page: &mut Page) {
    head::say(voice, page);
    who::say(voice, page);
    times::say(voice, page);
    places::say(voice, page);
    meanings::say(voice, page);
    clauses::say(voice, page);
    duties::say(voice, page);
    bodies::say(voice, page);
    disputes::say(voice, page);
    silent::say(voice, page);
}
