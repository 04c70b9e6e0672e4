//! What claims deny: `denies by="ruf"`, `denies happened=#true`.

use std::collections::BTreeSet;

use model::ActorId;
use model::claim::{Attribute, Denial, Standing, Value};
use terms::Fields;
use terms::fields::Field;

use crate::assertions::{act, answer, target, target_class};
use crate::content::Topic;
use crate::desk::Desk;

/// What a claim about a matter may deny.
fn deniable(topic: Topic) -> &'static [Attribute] {
    match topic {
        Topic::Incident => &[
            Attribute::Happened,
            Attribute::Act,
            Attribute::By,
            Attribute::On,
            Attribute::HeldBy,
            Attribute::Present,
            Attribute::Answering,
            Attribute::ApprovedBy,
            Attribute::Near,
        ],
        Topic::Standing => &[Attribute::Standing],
        Topic::Control => &[Attribute::HeldBy, Attribute::Present],
        Topic::Fulfilment | Topic::Occurrence => &[Attribute::Done],
        Topic::Count => &[],
    }
}

/// Reads the children `denies`, each with one or more properties.
pub(crate) fn all(fields: &mut Fields<'_>, topic: Topic, desk: Desk<'_>) -> Vec<Denial> {
    let mut all = Vec::new();
    if deniable(topic).is_empty() {
        return all; // of a count another is claimed, and `denies` is no node of it
    }
    for node in fields.children("denies") {
        let mut own = Fields::of(node, desk.at);
        let before = all.len();
        let mut given = 0;
        for attribute in deniable(topic) {
            let Some(field) = own.property(attribute.as_str()) else { continue };
            given += 1;
            all.extend(value(*attribute, field, desk).map(|value| Denial { attribute: *attribute, value }));
        }
        if given == 0 && all.len() == before {
            own.missing("what is denied, as `by=\"…\"`");
        }
        own.finish();
    }
    all
}

fn value(attribute: Attribute, field: Field<'_>, desk: Desk<'_>) -> Option<Value> {
    match attribute {
        Attribute::Happened | Attribute::Done => field.flag().map(Value::YesNo),
        Attribute::Act => act(field).map(|act| Value::Acts(BTreeSet::from([act]))),
        Attribute::On => target(field, desk).map(|target| Value::Targets(BTreeSet::from([target]))),
        Attribute::Near => target_class(field).map(|class| Value::Near(BTreeSet::from([class]))),
        Attribute::Answering => answer(field).map(Value::Answering),
        Attribute::Standing => field.one_of(Standing::WORDS).map(|word| Value::Standing(word.value)),
        Attribute::By | Attribute::HeldBy | Attribute::Present | Attribute::ApprovedBy => {
            desk.find::<ActorId>(field).map(|actor| Value::Actors(BTreeSet::from([actor])))
        }
        Attribute::When | Attribute::Place | Attribute::Notice | Attribute::Weapon | Attribute::Number => {
            None
        }
    }
}
