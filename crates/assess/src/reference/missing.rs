//! What would settle an open guard, how, and what each answer would mean (`docs/meaning.md`, "Missing").

use model::agreement::{Clause, Rule};
use model::claim::{Attribute, Standing, Value};
use model::finding::{
    Considered, Guard, Knowledge, Lack, Missing, Reason, ReasonCode, Step, TermTaken, Verdict,
};
use model::{ActorId, Case, Truth};

use super::guard::Bench;
use super::known::Standings;
use super::{body, words};

/// What would settle an open guard.
pub(super) fn of(bench: &Bench<'_, '_>, step: &Step) -> Vec<Missing> {
    let ask = Ask { bench };
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
    bench: &'b Bench<'a, 'b>,
}

impl Ask<'_, '_> {
    fn fact(&self, considered: &Considered) -> Missing {
        match &considered.of {
            Some(actor) => Missing {
                what: Lack::Standing(actor.clone()),
                question: format!(
                    "what {} was under {}",
                    self.bench.view.case.actor_name(actor),
                    self.bench.agreement.title.plain()
                ),
                if_so: settling(Standing::WORDS.iter().map(|(_, standing)| {
                    let value = words::value(self.bench.view.case, &Value::Standing(*standing));
                    (self.if_standing(actor, *standing), value)
                })),
                how: self.how(Attribute::Standing),
            },
            None => Missing {
                what: Lack::Fact(considered.attribute),
                question: considered.attribute.words().to_owned(),
                if_so: settling(considered.candidates.iter().map(|candidate| {
                    let value = words::value(self.bench.view.case, &candidate.value);
                    (self.if_known(considered.attribute, candidate.value.clone()), value)
                })),
                how: self.how(considered.attribute),
            },
        }
    }

    fn term(&self, term: &TermTaken) -> Missing {
        Missing {
            what: Lack::Term(term.point.clone()),
            question: term.asks.clone(),
            if_so: settling(
                term.says
                    .iter()
                    .enumerate()
                    .map(|(number, says)| (self.if_answered(&term.point, number), says.clone())),
            ),
            how: self.interpretation(),
        }
    }

    /// How a question of the text is settled: by the body that the text names for it, if it names one.
    fn interpretation(&self) -> String {
        let Bench { view, agreement, .. } = self.bench;
        let who = body::interpreters(view.case, agreement);
        let names: Vec<&str> = who.into_iter().map(|body| view.case.actor_name(body)).collect();
        if names.is_empty() {
            return "an agreed interpretation, or a decision by whoever may interpret the text".into();
        }
        format!(
            "an agreed interpretation, or a decision by {}, who says what the text means",
            words::list(&names, "or")
        )
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

    fn if_known(&self, attribute: Attribute, value: Value) -> Verdict {
        let known = self.bench.known.supposing(attribute, value);
        Bench { known: &known, ..*self.bench }.verdict()
    }

    fn if_standing(&self, actor: &ActorId, standing: Standing) -> Verdict {
        let standings = self.bench.standings.supposing(actor, standing);
        Bench { standings: &standings, ..*self.bench }.verdict()
    }

    fn if_answered(&self, point: &str, number: usize) -> Verdict {
        let view = self.bench.view.answering(point, number);
        let standings = Standings::of(&view, self.bench.agreement, self.bench.known);
        Bench { view: &view, standings: &standings, ..*self.bench }.verdict()
    }

    fn how(&self, attribute: Attribute) -> String {
        let reading = self.bench.view.reading_of_fact(attribute);
        words::who_settles(self.bench.view.case, reading.evidence_for(attribute))
    }
}

/// What each answer would mean; where no answer settles the matter, just that.
fn settling(answers: impl Iterator<Item = (Verdict, String)>) -> Vec<String> {
    let answers: Vec<(Verdict, String)> = answers.collect();
    if !answers.is_empty() && answers.iter().all(|(verdict, _)| *verdict == Verdict::Undetermined) {
        return vec!["still open, whatever the answer: this alone settles nothing".into()];
    }
    let if_so = |(verdict, words): &(Verdict, String)| match verdict {
        Verdict::Breach => format!("a breach if {words}"),
        Verdict::NoBreach => format!("none if {words}"),
        Verdict::Undetermined => format!("still open if {words}"),
    };
    answers.iter().map(if_so).collect()
}

/// The single step of a clause that only a body can judge.
pub(super) fn body_step(case: &Case, clause: &Clause) -> Step {
    let (body, question) = match &clause.rule {
        Rule::Asks { body, question } => (Some(body.clone()), question.clone()),
        Rule::Forbid(_) | Rule::Permit(_) => (None, String::new()),
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
