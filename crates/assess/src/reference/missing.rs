//! What would settle an open guard, how, and what each answer would mean (`docs/meaning.md`, "Missing").

use model::agreement::{Agreement, Clause, Rule};
use model::claim::{Attribute, Standing};
use model::finding::{
    Considered, Guard, Knowledge, Lack, Missing, Reason, ReasonCode, Step, TermTaken, Verdict,
};
use model::incident::Incident;
use model::{Case, Truth};

use super::finding::verdict_under;
use super::view::{Supposition, View};
use super::words;

/// What would settle an open guard.
pub(super) fn of(
    view: &View<'_>,
    agreement: &Agreement,
    clause: &Clause,
    incident: &Incident,
    step: &Step,
) -> Vec<Missing> {
    let ask = Ask { view, agreement, clause, incident };
    let facts = step
        .considered
        .iter()
        .filter(|considered| considered.state() != Knowledge::Known && !considered.by_default)
        .map(|considered| ask.fact(considered));
    let terms = step.terms.iter().filter(|term| term.says.len() > 1).map(|term| ask.term(term));
    let mut all: Vec<Missing> = facts.chain(terms).collect();
    if all.is_empty() {
        all.extend(step.considered.iter().map(|considered| ask.precision(considered)));
    }
    all.dedup();
    all
}

struct Ask<'a, 'b> {
    view: &'b View<'a>,
    agreement: &'b Agreement,
    clause: &'b Clause,
    incident: &'b Incident,
}

impl Ask<'_, '_> {
    fn fact(&self, considered: &Considered) -> Missing {
        match &considered.of {
            Some(actor) => Missing {
                what: Lack::Standing(actor.clone()),
                question: format!(
                    "what {} was under {}",
                    self.view.case.actor_name(actor),
                    self.agreement.title.plain()
                ),
                if_so: Standing::WORDS
                    .iter()
                    .map(|(_, standing)| {
                        let value = words::value(self.view.case, &model::claim::Value::Standing(*standing));
                        self.if_so(Supposition::Standing(actor.clone(), *standing), &value)
                    })
                    .collect(),
                how: self.how(Attribute::Standing),
            },
            None => Missing {
                what: Lack::Fact(considered.attribute),
                question: considered.attribute.words().to_owned(),
                if_so: considered
                    .candidates
                    .iter()
                    .map(|candidate| {
                        let value = words::value(self.view.case, &candidate.value);
                        self.if_so(Supposition::Fact(considered.attribute, candidate.value.clone()), &value)
                    })
                    .collect(),
                how: self.how(considered.attribute),
            },
        }
    }

    fn term(&self, term: &TermTaken) -> Missing {
        Missing {
            what: Lack::Term(term.point.clone()),
            question: term.asks.clone(),
            if_so: term
                .says
                .iter()
                .enumerate()
                .map(|(number, says)| self.if_so(Supposition::Term(term.point.clone(), number), says))
                .collect(),
            how: "an agreed interpretation, or a decision by whoever may interpret the text".into(),
        }
    }

    /// Everything is known, but not closely enough: a time that straddles the start, a place on the edge of an area.
    fn precision(&self, considered: &Considered) -> Missing {
        Missing {
            what: Lack::Fact(considered.attribute),
            question: format!("{}, more closely", considered.attribute.words()),
            if_so: Vec::new(),
            how: self.how(considered.attribute),
        }
    }

    fn if_so(&self, supposition: Supposition, value: &str) -> String {
        let view = self.view.supposing(supposition);
        match verdict_under(&view, self.agreement, self.clause, self.incident) {
            Verdict::Breach => format!("a breach if {value}"),
            Verdict::NoBreach => format!("none if {value}"),
            Verdict::Undetermined => format!("still open if {value}"),
        }
    }

    fn how(&self, attribute: Attribute) -> String {
        let reading = self.view.reading_of_fact(attribute);
        words::who_settles(self.view.case, reading.evidence_for(attribute))
    }
}

/// The single step of a clause that only a body can judge.
pub(super) fn body_step(case: &Case, clause: &Clause) -> Step {
    let (body, question) = match &clause.rule {
        Rule::Asks { body, question } => (Some(body.clone()), question.clone()),
        Rule::Forbid(_) => (None, String::new()),
    };
    let name = body.as_ref().map_or_else(String::new, |body| case.actor_name(body).to_owned());
    let because = format!("only {name} can judge it, and the record holds no answer");
    Step {
        guard: Guard::Asked,
        truth: Truth::Maybe,
        words: clause.words.plain().to_owned(),
        because: because.clone(),
        considered: Vec::new(),
        terms: Vec::new(),
        reason: Some(Reason { code: ReasonCode::AsksBody, text: because }),
        missing: body
            .map(|body| Missing {
                what: Lack::Body(body),
                question,
                if_so: Vec::new(),
                how: format!("an answer by {name}"),
            })
            .into_iter()
            .collect(),
    }
}
