//! Places and people that a rule is about.

use model::act::TargetClass;
use model::agreement::{Protected, Protection, Scope, Where, Who};
use model::{ActorId, AreaId};

use super::{Context, all, maybe, refuse_word};
use crate::code;
use crate::diagnostic::Diagnostic;
use crate::suggestion::suggest;
use crate::surface::Word;
use crate::surface::clause as written;
use crate::surface::scope as surface;

/// The words that stand for all who are bound, and all who are excluded.
const GROUPS: &[(&str, Who)] = &[("bound", Who::Bound), ("excluded", Who::Excluded)];

/// Resolves an `area`.
pub fn scope(written: &surface::Scope<'_>, cx: Context<'_>) -> Option<Scope> {
    let within = cx.ids::<AreaId>(&written.within);
    let except = exceptions(&written.except, cx);
    Some(Scope { within: within?, except: except? })
}

/// Resolves the `on` of a clause.
pub fn protection(written: &written::Protection<'_>, cx: Context<'_>) -> Option<Protection> {
    let of = all(written.of.iter().map(|word| protected(word, cx)));
    let except = exceptions(&written.except, cx);
    Some(Protection { of: of?, except: except? })
}

/// Resolves the `by` of a clause.
pub fn doers(written: &written::Doers<'_>, cx: Context<'_>) -> Option<Who> {
    match actors(&written.who, cx)? {
        who if !written.with_allies => Some(who),
        Who::These(these) => Some(Who::WithAllies(these)),
        _ => {
            let message = "`with-allies` needs to know whose allies";
            let help = "name the actors instead of a word for all of them";
            let span = written.who.first().map_or_else(Default::default, |word| word.span);
            cx.at.report(Diagnostic::error(code::CONFLICT, span, message).help(help));
            None
        }
    }
}

/// Resolves a list of actors, or the one word that stands for many.
pub fn actors(written: &[Word<'_>], cx: Context<'_>) -> Option<Who> {
    match written {
        [one] => group(one, cx),
        several => several_doers(several, cx),
    }
}

fn several_doers(words: &[Word<'_>], cx: Context<'_>) -> Option<Who> {
    let Some(group) = words.iter().find(|word| GROUPS.iter().any(|(name, _)| *name == word.value)) else {
        return cx.ids(words).map(Who::These);
    };
    let message = format!("`{}` cannot stand beside others", group.value);
    let help = "write it alone, or name the actors one by one";
    cx.at.report(Diagnostic::error(code::CONFLICT, group.span, message).help(help));
    None
}

fn exceptions(written: &[surface::Where<'_>], cx: Context<'_>) -> Option<Vec<Where>> {
    all(written.iter().map(|place| match place {
        surface::Where::HeldBy(who, as_at) => {
            let holder = if who.value == "doer" { Some(Who::Doer) } else { group(who, cx) };
            let as_at = maybe(as_at.as_ref(), |as_at| cx.clock(as_at));
            let (holder, as_at) = (holder?, as_at?);
            Some(as_at.map_or_else(|| Where::HeldBy(holder.clone()), |at| Where::HeldAt(holder.clone(), at)))
        }
        surface::Where::Present(who) => group(who, cx).map(Where::Present),
        surface::Where::Inside(area) => cx.id(area).map(Where::Inside),
    }))
}

fn group(word: &Word<'_>, cx: Context<'_>) -> Option<Who> {
    let known = GROUPS.iter().find(|(name, _)| *name == word.value).map(|(_, who)| who.clone());
    known.or_else(|| {
        if let Some(meant) = suggest_only(word, GROUPS.iter().map(|(name, _)| *name), cx) {
            refuse_word(word, code::UNKNOWN_ACTOR, "actor", Some(meant), cx.at);
            return None;
        }
        Some(Who::These(vec![cx.id(word)?]))
    })
}

fn protected(word: &Word<'_>, cx: Context<'_>) -> Option<Protected> {
    match word.value {
        "anyone" => return Some(Protected::Anyone),
        "party" => return Some(Protected::Party),
        text if TargetClass::parse(text).is_some() => return TargetClass::parse(text).map(Protected::Class),
        _ => {}
    }
    let classes = TargetClass::ALL.iter().map(|class| class.as_str());
    if let Some(meant) = suggest_only(word, ["anyone", "party"].into_iter().chain(classes), cx) {
        refuse_word(word, code::UNKNOWN_ACTOR, "actor or class", Some(meant), cx.at);
        return None;
    }
    cx.id(word).map(Protected::Actor)
}

/// The word of the language that was likely meant by a word that names no actor.
fn suggest_only<'w>(
    word: &Word<'_>,
    words: impl IntoIterator<Item = &'w str>,
    cx: Context<'_>,
) -> Option<String> {
    if cx.names.has::<ActorId>(word.value) {
        return None;
    }
    suggest(word.value, words).map(|meant| format!("did you mean `{meant}`?"))
}
