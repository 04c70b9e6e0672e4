//! `leave-nusra-areas moscow: no breach, extended`: where an obligation stands under a reading.

use assess::reference;
use model::finding::Matter;
use model::{AgreementId, ObligationId};

use super::{Found, Setup, told};

pub(super) fn answer(setup: &Setup<'_>, words: &[&str]) -> Result<Vec<(Vec<String>, Found)>, String> {
    let [obligation, readings @ ..] = words else { return Err("write `obligation reading: …`".into()) };
    let (agreement, matter) = matter(setup, obligation)?;
    let mut all = Vec::new();
    for reading in setup.readings(readings)? {
        let finding = reference::finding(setup.case, &matter, &agreement, &reading, setup.asked)
            .ok_or("there is no such finding")?;
        setup.checked(&finding)?;
        all.push((vec![(*obligation).to_owned(), reading.to_string()], told(&finding)));
    }
    Ok(all)
}

/// The obligation of that name, in the only agreement that has it or the one before a slash.
pub(super) fn matter(setup: &Setup<'_>, word: &str) -> Result<(AgreementId, Matter), String> {
    let (named, obligation) = match word.split_once('/') {
        Some((agreement, obligation)) => (Some(setup.agreement(agreement)?), obligation),
        None => (None, word),
    };
    let id = ObligationId::new(obligation);
    let with: Vec<&AgreementId> = setup
        .case
        .agreements
        .values()
        .filter(|agreement| named.as_ref().is_none_or(|named| *named == agreement.id))
        .filter(|agreement| agreement.obligations.iter().any(|own| own.id == id))
        .map(|agreement| &agreement.id)
        .collect();
    match with.as_slice() {
        [one] => Ok(((*one).clone(), Matter::Obligation(id))),
        [] => Err(format!("no agreement has an obligation `{obligation}`")),
        _ => {
            Err(format!("several agreements have an obligation `{obligation}`: write `agreement/obligation`"))
        }
    }
}
