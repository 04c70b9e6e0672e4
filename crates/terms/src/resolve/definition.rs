//! Definitions, and lists of acts that may use what is defined.

use model::act::Act;
use model::agreement::{Acts, Definition};

use super::{Context, maybe};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::fields::{all_of, shown};
use crate::suggestion::did_you_mean;
use crate::surface::Word;
use crate::surface::definition as surface;

/// Resolves a definition. It may use words that were defined before it.
pub fn definition(written: &surface::Definition<'_>, cx: Context<'_>) -> Option<Definition> {
    let acts = list(&written.acts, written.others_judged_by.as_ref(), cx);
    Some(Definition {
        id: written.id.value.to_owned(),
        cites: written.cites.as_ref().map(|cites| cites.value.to_owned()),
        words: written.words.clone(),
        acts: acts?,
    })
}

/// Resolves the acts of a clause.
pub fn acts(written: &surface::Acts<'_>, cx: Context<'_>) -> Option<Acts> {
    list(&written.words, written.others_judged_by.as_ref(), cx)
}

fn list(words: &[Word<'_>], judge: Option<&Word<'_>>, cx: Context<'_>) -> Option<Acts> {
    let mut acts = Acts { others_judged_by: maybe(judge, |body| cx.id(body))?, ..Acts::default() };
    let mut whole = true;
    for word in words {
        whole &= add(&mut acts, word, judge.is_some(), cx);
    }
    whole.then_some(acts)
}

/// Adds what a word stands for; false where it is none.
fn add(acts: &mut Acts, word: &Word<'_>, has_judge: bool, cx: Context<'_>) -> bool {
    if let Some(act) = Act::parse(word.value) {
        acts.classes.extend((!acts.classes.contains(&act)).then_some(act));
        return true;
    }
    let Some(defined) = cx.own.definitions.iter().find(|defined| defined.id == word.value) else {
        let known = || {
            let own = cx.own.definitions.iter().map(|defined| defined.id.as_str());
            own.chain(Act::ALL.iter().map(|act| act.as_str()))
        };
        let help = did_you_mean(word.value, known()).map_or_else(
            || all_of(&known().collect::<Vec<_>>()),
            |meant| format!("{meant} All words: docs/terms/words.md"),
        );
        let message = format!("`{}` may not stand here", shown(word.value));
        cx.at.report(Diagnostic::error(code::UNKNOWN_WORD, word.span, message).help(help));
        return false;
    };
    acts.defined.push(defined.id.clone());
    for act in &defined.acts.classes {
        acts.classes.extend((!acts.classes.contains(act)).then_some(*act));
    }
    // a body that is named beside the word goes before the definition's own
    if let Some(body) = defined.acts.others_judged_by.as_ref().filter(|_| !has_judge) {
        if acts.others_judged_by.as_ref().is_some_and(|other| other != body) {
            let message = format!("`{}` leaves other acts to another body", word.value);
            let help = "name the body that judges other acts by `others-judged-by=`";
            cx.at.report(Diagnostic::error(code::CONFLICT, word.span, message).help(help));
            return false;
        }
        acts.others_judged_by = Some(body.clone());
    }
    true
}
