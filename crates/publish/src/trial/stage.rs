//! The stage: a case with a draft in it, perhaps in the place of one of its agreements, perhaps in force all the time.

use jiff::Timestamp;
use model::agreement::{Agreement, End, Parameter, Period};
use model::clock::Clock;
use model::obligation::{Change, Condition};
use model::time::When;
use model::{AgreementId, Case};

/// A case with a draft in it.
#[derive(Clone, PartialEq, Debug)]
pub struct Staged {
    /// The case.
    pub case: Case,
    /// The agreements of the draft, in the order of its file.
    pub drafts: Vec<Draft>,
    /// The agreement of the case whose place the draft takes.
    pub instead_of: Option<AgreementId>,
    /// The title of that agreement.
    pub old_title: Option<String>,
    /// True where the draft is taken to bind at all times.
    pub throughout: bool,
}

/// An agreement of a draft.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Draft {
    /// Its id as it is written.
    pub written: AgreementId,
    /// Its id in the staged case.
    pub stands_as: AgreementId,
}

/// Why a draft cannot stand in for an agreement.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CannotStage {
    /// It holds no agreement.
    Empty,
    /// It holds several agreements, and none or more than one that could take the place.
    WhichOne,
}

impl Staged {
    /// The ids that the draft's agreements have in the staged case.
    pub fn agreements(&self) -> Vec<AgreementId> {
        self.drafts.iter().map(|draft| draft.stands_as.clone()).collect()
    }
}

/// Puts drafts that were read beside a case where they are to stand.
///
/// With `instead_of`, the draft of that id, else the only one that does not merely add to another text, goes under the id of the agreement
/// whose place it takes: so everything that the case says of that one is said of the draft.
///
/// # Errors
///
/// There is no draft, or it is not clear which of several takes the place.
pub fn stage(
    mut case: Case,
    mut drafts: Vec<Draft>,
    instead_of: Option<AgreementId>,
    throughout: bool,
) -> Result<Staged, CannotStage> {
    if drafts.is_empty() {
        return Err(CannotStage::Empty);
    }
    let mut old_title = None;
    if let Some(old) = &instead_of {
        let chosen = chosen(&case, &drafts, old).ok_or(CannotStage::WhichOne)?;
        old_title = case.agreements.remove(old).map(|agreement| agreement.title.plain().to_owned());
        put_under(&mut case, &mut drafts, chosen, old);
    }
    if throughout {
        for draft in &drafts {
            if let Some(agreement) = case.agreements.get_mut(&draft.stands_as) {
                agreement.in_force = Parameter::plain(vec![always()]);
            }
        }
    }
    Ok(Staged { case, drafts, instead_of, old_title, throughout })
}

/// The number of the draft that takes the place of an agreement.
fn chosen(case: &Case, drafts: &[Draft], old: &AgreementId) -> Option<usize> {
    if let Some(same) = drafts.iter().position(|draft| draft.written == *old) {
        return Some(same);
    }
    let is_main =
        |draft: &Draft| case.agreements.get(&draft.stands_as).is_some_and(|one| one.supplements.is_none());
    let mut main = drafts.iter().enumerate().filter(|(_, draft)| drafts.len() == 1 || is_main(draft));
    let (number, _) = main.next()?;
    main.next().is_none().then_some(number)
}

fn put_under(case: &mut Case, drafts: &mut [Draft], chosen: usize, old: &AgreementId) {
    let Some(draft) = drafts.get_mut(chosen) else { return };
    let from = std::mem::replace(&mut draft.stands_as, old.clone());
    if let Some(agreement) = case.agreements.remove(&from) {
        case.agreements.insert(old.clone(), Agreement { id: old.clone(), ..agreement });
    }
    for agreement in case.agreements.values_mut() {
        refer(agreement, &from, old);
    }
}

/// Lets an agreement refer to `to` wherever it refers to `from`.
fn refer(agreement: &mut Agreement, from: &AgreementId, to: &AgreementId) {
    let mut swap = |id: &mut AgreementId| {
        if id == from {
            id.clone_from(to);
        }
    };
    agreement.supplements.iter_mut().for_each(&mut swap);
    agreement.amends.iter_mut().for_each(&mut swap);
    agreement.replaces.iter_mut().for_each(&mut swap);
    for obligation in &mut agreement.obligations {
        for condition in &mut obligation.after {
            if let Condition::Unbroken { of, .. } | Condition::Breaches { of, .. } = condition {
                swap(of);
            }
        }
        for step in &mut obligation.steps {
            if let Change::Supersede(text) = &mut step.change {
                swap(text);
            }
        }
    }
    // a text that took the place of the old one, or adds to it, cannot do so to itself
    if agreement.supplements.as_ref() == Some(&agreement.id) {
        agreement.supplements = None;
    }
    let own = agreement.id.clone();
    agreement.amends.retain(|id| *id != own);
    agreement.replaces.retain(|id| *id != own);
}

/// A period without end that began before any record does.
fn always() -> Period {
    let start = When { said: "the beginning".into(), ..When::at(Timestamp::MIN) };
    Period {
        from: Clock::At(start),
        until: End::Open,
        renewals: Vec::new(),
        grows: None,
        renews_itself: None,
        suspended: Vec::new(),
        daily: None,
    }
}
