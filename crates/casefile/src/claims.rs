//! Claims: who says it, when, where it was read. What is said is read in [`crate::content`].

use kdltree::Node;
use model::ClaimId;
use model::claim::{Claim, Confidence, Subject};
use model::grade::Grade;
use model::time::When;
use terms::fields::Field;
use terms::{Diagnostic, Fields};

use crate::code;
use crate::content::{Content, Times, Topic};
use crate::desk::Desk;
use crate::times::end_of;
use crate::{documents, times};

/// What a claim stands in.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Frame<'c> {
    /// What sort of matter it is about.
    pub(crate) topic: Topic,
    /// The matter, where it could be read.
    pub(crate) about: Option<&'c Subject>,
    /// When the claim was said where it does not say so itself.
    pub(crate) when: Option<&'c When>,
}

/// Reads the children `claim`.
pub(crate) fn all(fields: &mut Fields<'_>, frame: Frame<'_>, desk: Desk<'_>) -> Vec<Claim> {
    fields.children("claim").filter_map(|node| claim(node, frame, desk)).collect()
}

fn claim(node: &Node, frame: Frame<'_>, desk: Desk<'_>) -> Option<Claim> {
    let mut fields = desk.fields(node);
    let id = fields.argument("the id of the claim").and_then(Field::new_id::<ClaimId>);
    let from = desk.needed(&mut fields, "from");
    let citing = desk.named(&mut fields, "citing");
    if from.is_some() && citing == from {
        fields.refuse_about(
            "citing",
            code::CITES_ITSELF,
            "a source cannot rest on its own word",
            Some("take out `citing=`, or name the source that it cites".to_owned()),
        );
    }
    let via = fields.property("via").and_then(Field::string);
    let grade = grade(&mut fields);
    let confidence = confidence(&mut fields);
    let supersedes = desk.named(&mut fields, "supersedes");
    let (since, until) = if frame.topic.lasts() {
        times::stretch(&mut fields, ("since", "until"), desk)
    } else {
        (None, None)
    };
    let has_time = matches!(frame.topic, Topic::Fulfilment | Topic::Occurrence);
    let done_at = if has_time { desk.time(&mut fields, "at") } else { None };
    let over = if frame.topic == Topic::Count {
        fields.required("over").and_then(|field| desk.when(field))
    } else {
        None
    };
    if frame.topic == Topic::Fulfilment && fields.has_any(&["by"]) {
        fields.property("by");
        let help = "write one obligation for each side that owes it, and a fulfilment of each; who says so is `from=`";
        let message = "one fulfilment settles an obligation for all who owe it, so it has no `by=`";
        fields.refuse_about("by", terms::code::CONFLICT, message, Some(help.to_owned()));
    }
    let said = desk.time(&mut fields, "said").or_else(|| done_at.clone());
    let said = said.or_else(|| since.clone()).or_else(|| over.clone());
    let said = said.or_else(|| frame.when.cloned());
    if said.is_none() && frame.topic != Topic::Incident && !fields.has_any(&["said", "over"]) {
        let help = "write `said=\"2016-02-27\"` behind it: when the source said so".to_owned();
        let message = format!("`{}` lacks `said=`", fields.name());
        fields.refuse(terms::code::MISSING, message, Some(help));
    }
    let learnt = learnt(&mut fields, said.as_ref(), desk);
    let counted = match frame.about {
        Some(Subject::Quantity(_, quantity)) => over.map(|over| (quantity.as_str(), over)),
        _ => None,
    };
    let times = Times { done_at, said: said.as_ref(), counted };
    let content = Content::read(&mut fields, frame.topic, times, desk);
    content.check(&fields);
    let words = fields.texts("words");
    let notes = fields.notes();
    let document = documents::only(&mut fields, desk);
    fields.finish();
    let Content { asserts, denies, killed, injured, weapon } = content;
    Some(Claim {
        id: id?.value,
        about: frame.about?.clone(),
        from: from?,
        citing,
        via,
        said: said?,
        learnt,
        since,
        until,
        grade,
        confidence,
        asserts,
        denies,
        killed,
        injured,
        weapon,
        supersedes,
        words,
        notes,
        document,
    })
}

/// Reads `learnt=`: the end of what is written, else the end of when it was said, else the end of the record.
fn learnt(fields: &mut Fields<'_>, said: Option<&When>, desk: Desk<'_>) -> jiff::Timestamp {
    let written = desk.time(fields, "learnt");
    if let (Some(written), Some(said)) = (&written, said)
        && let (Some(learnt), Some(start)) = (end_of(written), said.window.from)
        && learnt < start
    {
        let message = format!("this was learnt on {written}, before it was said: {said}");
        let report = Diagnostic::warning(code::LEARNT_BEFORE_SAID, fields.span_about("learnt"), message);
        desk.at.report(report.help("look at `learnt=` and `said=`; where there is no `said=`, the time of the incident stands for it"));
    }
    written.as_ref().and_then(end_of).or_else(|| said.and_then(end_of)).unwrap_or(desk.record_until)
}

/// Reads `grade="B2"`.
pub(crate) fn grade(fields: &mut Fields<'_>) -> Option<Grade> {
    let field = fields.property("grade")?;
    let text = field.text()?.value;
    let grade = Grade::parse(text);
    if grade.is_none() {
        let help = "write the source as A to F and the information as 1 to 6, as `B2`; `F6` cannot be judged"
            .to_owned();
        field.refuse(code::BAD_GRADE, "this is not a grade", Some(help));
    }
    grade
}

/// Reads `confidence="low"`: high where nothing is said.
pub(crate) fn confidence(fields: &mut Fields<'_>) -> Confidence {
    const WORDS: &[(&str, Confidence)] =
        &[("low", Confidence::Low), ("medium", Confidence::Medium), ("high", Confidence::High)];
    fields
        .property("confidence")
        .and_then(|field| field.one_of(WORDS))
        .map(|word| word.value)
        .unwrap_or_default()
}
