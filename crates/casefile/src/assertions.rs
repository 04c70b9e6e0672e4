//! What claims assert, one function for each sort of matter.

use std::collections::BTreeSet;

use model::ActorId;
use model::act::{Act, TargetClass, WeaponClass};
use model::claim::{Answering, Assertion, Attribute, Number, Standing, Target, Value};
use model::time::When;
use model::weapon::Weapon;
use terms::Fields;
use terms::fields::Field;

use crate::code;
use crate::content::{count, just};
use crate::desk::Desk;
use crate::{places, times};

/// Reads what a claim about an incident asserts, save counts of people and the weapon.
pub(crate) fn incident(fields: &mut Fields<'_>, desk: Desk<'_>) -> Vec<Assertion> {
    let happened = fields.value_of("happened", Field::flag).map(Value::YesNo);
    let when = times::child(fields, "when", desk).map(|when| Value::When(Box::new(when)));
    let place = places::child(fields, desk).map(|place| Value::Place(Box::new(place)));
    let acts = joint(fields, "act", desk, act).map(Value::Acts);
    let by = by(fields, desk);
    let on = on(fields, desk);
    let held_by = actors(fields, "held-by", desk);
    let present = actors(fields, "present", desk);
    let answering = fields.value_of("answering", answer).map(Value::Answering);
    let notice = times::child(fields, "notice", desk).map(|when| Value::When(Box::new(when)));
    let approved_by = actors(fields, "approved-by", desk);
    let number = number(fields, desk).map(|number| Value::Number(Box::new(number)));
    let near = joint(fields, "near", desk, target_class).map(Value::Near);
    let single = [
        (Attribute::Happened, happened),
        (Attribute::When, when),
        (Attribute::Place, place),
        (Attribute::Act, acts),
        (Attribute::HeldBy, held_by),
        (Attribute::Present, present),
        (Attribute::Answering, answering),
        (Attribute::Notice, notice),
        (Attribute::ApprovedBy, approved_by),
        (Attribute::Number, number),
        (Attribute::Near, near),
    ];
    let mut all: Vec<_> =
        single.into_iter().filter_map(|(of, value)| Some(just(of, value?))).chain(by).chain(on).collect();
    all.sort_by_key(|assertion| assertion.attribute);
    all
}

/// Reads `weapon "a 122 mm howitzer" class="howitzer" calibre="122 mm"`: the source's words, and what is said of the weapon as far as it is.
///
/// Words alone say nothing of it that a table could be held against.
pub(crate) fn weapon(fields: &mut Fields<'_>, desk: Desk<'_>) -> (Option<String>, Option<Assertion>) {
    let Some(node) = fields.child("weapon") else { return (None, None) };
    let mut own = desk.fields(node);
    let words = own.argument("the weapon in the source's own words").and_then(Field::string);
    let known = || WeaponClass::ALL.iter().map(|class| class.as_str());
    let class = own.property("class").and_then(|field| field.word(WeaponClass::parse, known));
    let weapon = Weapon {
        class: class.map(|class| class.value),
        calibre: own.property("calibre").and_then(Field::calibre).map(|calibre| calibre.value),
        range: own.property("range").and_then(Field::metres).map(|range| range.value),
        system: own.property("system").and_then(Field::string),
    };
    own.finish();
    let says_something = weapon != Weapon::default();
    (words, says_something.then(|| just(Attribute::Weapon, Value::Weapon(Box::new(weapon)))))
}

/// Reads `number 80 of="tanks"`.
fn number(fields: &mut Fields<'_>, desk: Desk<'_>) -> Option<Number> {
    let mut own = desk.fields(fields.child("number")?);
    let of = own.required("of").and_then(Field::string);
    let count = own.count();
    own.finish();
    Some(Number { count: count?, of: of?, over: None })
}

/// Reads `says="party"`.
pub(crate) fn standing(fields: &mut Fields<'_>) -> Option<Assertion> {
    let field = fields.property("says")?;
    Some(just(Attribute::Standing, Value::Standing(field.one_of(Standing::WORDS)?.value)))
}

/// Reads who holds an area or is in it, as properties (`held-by="nus"`) or as children (`held-by "nus" "ahr"`).
pub(crate) fn control(fields: &mut Fields<'_>, desk: Desk<'_>) -> Vec<Assertion> {
    let mut all = Vec::new();
    for (attribute, word) in [(Attribute::HeldBy, "held-by"), (Attribute::Present, "present")] {
        let short: Option<ActorId> = desk.named(fields, word);
        let long = actors(fields, word, desk);
        if short.is_some() && long.is_some() {
            fields.refuse(
                terms::code::CONFLICT,
                format!("`{word}` stands both as `{word}=` and in the block"),
                Some("put all of it in the block".to_owned()),
            );
        }
        let value = short.map(|one| Value::Actors(BTreeSet::from([one]))).or(long);
        all.extend(value.map(|value| just(attribute, value)));
    }
    all
}

/// Reads `done=#true`, done at `at=` or else by the time that it was said, or `done=#false`; likewise `came=` of an event.
pub(crate) fn fulfilment(
    fields: &mut Fields<'_>,
    word: &'static str,
    done_at: Option<When>,
    said: Option<&When>,
) -> Option<Assertion> {
    let done = fields.property(word)?.flag()?;
    if done && fields.has_any(&["since", "until"]) {
        let help =
            "`at=` says when it was done; `since=` and `until=` say in which time it was not".to_owned();
        fields.refuse_about(
            "since",
            terms::code::CONFLICT,
            "this claim says that it was done, and in which time it was not",
            Some(help),
        );
    }
    if !done && done_at.is_some() {
        let (message, help) = if word == "came" {
            (
                "this claim says that the event did not come, and when it came",
                "`at=` says when it came, `came=#false` that it did not",
            )
        } else {
            (
                "this claim says that it was not done, and when it was",
                "`at=` says when it was done, `done=#false` that it was not",
            )
        };
        fields.refuse_about("at", terms::code::CONFLICT, message, Some(help.to_owned()));
    }
    let (first, said_by) =
        (done_at.as_ref().and_then(|at| at.window.from), said.and_then(|said| said.window.end()));
    if word == "done" && first.zip(said_by).is_some_and(|(first, said)| first >= said) {
        fields.refuse_about(
            "at",
            crate::code::SAID_BEFORE_DONE,
            "this claim says that it was done at a time that was still to come when it was said",
            Some("what is promised is not done: look at `at=` and `said=`, or leave the claim out until somebody says that it was done".to_owned()),
        );
    }
    let value = if done {
        Value::DoneAt(Box::new(done_at.or_else(|| said.map(When::by_then))?))
    } else {
        Value::YesNo(false)
    };
    Some(just(Attribute::Done, value))
}

/// Reads `number 630`: so many of what is counted, over the time that it says.
pub(crate) fn counted(
    fields: &mut Fields<'_>,
    counted: Option<(&str, When)>,
    desk: Desk<'_>,
) -> Option<Assertion> {
    let count = count(fields, "number", desk)?;
    let (of, over) = counted?;
    let number = Number { count, of: of.to_owned(), over: Some(over) };
    Some(just(Attribute::Number, Value::Number(Box::new(number))))
}

/// Reads `by "nus" "ahr"`, jointly, or `by-one-of "sar" "ruf"`, one of several.
fn by(fields: &mut Fields<'_>, desk: Desk<'_>) -> Option<Assertion> {
    let one_of = joint(fields, "by-one-of", desk, |field| desk.find::<ActorId>(field));
    let jointly = actors(fields, "by", desk);
    refuse_two_kinds(fields, ["by", "by-one-of"], one_of.is_some() && jointly.is_some());
    let alone = |actor| Value::Actors(BTreeSet::from([actor]));
    let several = one_of.map(|actors| actors.into_iter().map(alone).collect());
    let one_of = several.or_else(|| Some(BTreeSet::from([jointly?])))?;
    Some(Assertion { attribute: Attribute::By, one_of })
}

/// Reads `on "civilians" "medical"`, all of these, or `on-one-of "sar" "civilians"`, one of several.
fn on(fields: &mut Fields<'_>, desk: Desk<'_>) -> Option<Assertion> {
    let one_of = joint(fields, "on-one-of", desk, |field| target(field, desk));
    let jointly = joint(fields, "on", desk, |field| target(field, desk)).map(Value::Targets);
    refuse_two_kinds(fields, ["on", "on-one-of"], one_of.is_some() && jointly.is_some());
    let alone = |target| Value::Targets(BTreeSet::from([target]));
    let several = one_of.map(|targets| targets.into_iter().map(alone).collect());
    let one_of = several.or_else(|| Some(BTreeSet::from([jointly?])))?;
    Some(Assertion { attribute: Attribute::On, one_of })
}

fn refuse_two_kinds(fields: &Fields<'_>, [jointly, one_of]: [&'static str; 2], both: bool) {
    if both {
        let what = if jointly == "by" { "did it" } else { "was hit" };
        let together = if jointly == "by" { " together" } else { "" };
        let help = format!(
            "write `{jointly}` where all of them {}{together}, `{one_of}` where one of them {what}",
            if jointly == "by" { what } else { "were hit" }
        );
        let message = format!("this claim has both `{jointly}` and `{one_of}`");
        fields.refuse_about(one_of, code::TWO_KINDS_OF_BY, message, Some(help));
    }
}

fn actors(fields: &mut Fields<'_>, word: &'static str, desk: Desk<'_>) -> Option<Value> {
    joint(fields, word, desk, |field| desk.find::<ActorId>(field)).map(Value::Actors)
}

/// Reads the child `word` as one set; none where any of it cannot be read, for a part would be another claim.
fn joint<T: Ord>(
    fields: &mut Fields<'_>,
    word: &'static str,
    desk: Desk<'_>,
    take: impl Fn(Field<'_>) -> Option<T>,
) -> Option<BTreeSet<T>> {
    let mut own = desk.fields(fields.child(word)?);
    let values = own.some("a value");
    own.finish();
    let count = values.len();
    let taken: Vec<T> = values.into_iter().filter_map(take).collect();
    (count > 0 && taken.len() == count).then(|| taken.into_iter().collect())
}

/// Takes a value for a class of acts.
pub(crate) fn act(field: Field<'_>) -> Option<Act> {
    field.word(Act::parse, || Act::ALL.iter().map(|act| act.as_str())).map(|act| act.value)
}

/// Takes a value for a class of targets.
pub(crate) fn target_class(field: Field<'_>) -> Option<TargetClass> {
    field
        .word(TargetClass::parse, || TargetClass::ALL.iter().map(|class| class.as_str()))
        .map(|class| class.value)
}

/// Takes a value for a class of targets or an actor.
pub(crate) fn target(field: Field<'_>, desk: Desk<'_>) -> Option<Target> {
    let text = field.text()?;
    if let Some(class) = TargetClass::parse(text.value) {
        return Some(Target::Class(class));
    }
    let meant = terms::suggest(text.value, TargetClass::ALL.iter().map(|class| class.as_str()));
    if let Some(class) = meant.filter(|_| !desk.names().has::<ActorId>(text.value)) {
        let message = format!("`{}` is neither an actor nor a class of targets", text.value);
        field.refuse(terms::code::UNKNOWN_ACTOR, message, Some(format!("did you mean `{class}`?")));
        return None;
    }
    desk.find(field).map(Target::Actor)
}

/// Takes a value for what an act is said to have answered.
pub(crate) fn answer(field: Field<'_>) -> Option<Answering> {
    field.one_of(Answering::WORDS).map(|word| word.value)
}
