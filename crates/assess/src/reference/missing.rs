//! What would settle an open guard, how, and what each answer would mean (`docs/meaning.md`, "Missing").

use std::collections::BTreeSet;

use model::agreement::{Agreement, Clause, Rule};
use model::claim::{Attribute, Standing, Subject, Value};
use model::compare::{Comparison, Relation};
use model::finding::{
    Candidate, Considered, Guard, Knowledge, Lack, Missing, Reason, ReasonCode, Step, TermTaken, Verdict,
};
use model::time::{When, Window};
use model::weapon::{Calibre, Weapon};
use model::{ActorId, Case, Truth};

use super::guard::Bench;
use super::known::Standings;
use super::{body, clock, words};

/// What would settle an open guard.
pub(super) fn of(bench: &Bench<'_, '_>, step: &Step) -> Vec<Missing> {
    let ask = Ask { bench };
    let facts = step
        .considered
        .iter()
        .filter(|considered| considered.state() != Knowledge::Known && !considered.by_default)
        .filter(|c| step.guard != Guard::Protected || c.attribute != Attribute::On || bench.asks_for_target())
        .map(|considered| ask.fact(considered));
    let terms = step.terms.iter().filter(|term| term.says.len() > 1).map(|term| ask.term(term));
    let mut all: Vec<Missing> = facts.chain(terms).collect();
    all.extend(bench.outcome(step.guard).gathered.wanting);
    if all.is_empty() {
        let closer = step.considered.iter().filter(|considered| has_degrees(considered));
        let closer = closer.filter(|c| step.guard != Guard::Listed || bench.list_turns_on(c.attribute));
        all.extend(closer.map(|considered| ask.precision(considered)));
    }
    if all.is_empty() {
        all.extend(step.considered.iter().map(|considered| ask.precision(considered)));
    }
    all.dedup();
    all
}

struct Ask<'x, 'a, 'b> {
    bench: &'x Bench<'a, 'b>,
}

impl Ask<'_, '_, '_> {
    fn fact(&self, considered: &Considered) -> Missing {
        if let Some(matter) = &considered.matter {
            return Missing {
                what: Lack::Matter(matter.clone()),
                question: words::whether(self.bench.view.case, matter),
                if_so: settling(self.if_it_came(considered, matter)),
                how: self.how(considered.attribute),
            };
        }
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
            None if considered.at.is_some() => Missing {
                what: Lack::Fact(considered.attribute),
                question: question(considered),
                if_so: Vec::new(),
                how: self.how(considered.attribute),
            },
            None => Missing {
                what: Lack::Fact(considered.attribute),
                question: question(considered),
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
            how: interpretation(self.bench.view.case, self.bench.agreement),
        }
    }

    /// Everything is known, but not closely enough: a time that straddles the start, a place on the edge of an area.
    fn precision(&self, considered: &Considered) -> Missing {
        let (what, question) = match &considered.matter {
            Some(matter) => (Lack::Matter(matter.clone()), words::whether(self.bench.view.case, matter)),
            None => (Lack::Fact(considered.attribute), considered.attribute.words().to_owned()),
        };
        Missing {
            what,
            question: format!("{question}, more closely"),
            if_so: self.if_calibre(considered),
            how: self.how(considered.attribute),
        }
    }

    /// What it would mean if the bore of a weapon that is known but for its bore were what the text asks for, and if it were not; where the
    /// text draws one line only.
    fn if_calibre(&self, considered: &Considered) -> Vec<String> {
        let [Candidate { value: Value::Weapon(weapon), .. }] = considered.candidates.as_slice() else {
            return Vec::new();
        };
        let tables = self.bench.rule.weapons.iter().flat_map(|weapons| self.bench.view.take(weapons));
        let lines: BTreeSet<Comparison<Calibre>> =
            tables.flat_map(|(rows, _)| rows).filter_map(|row| row.calibre).collect();
        let mut lines = lines.into_iter();
        let (Some(line), None, None) = (lines.next(), lines.next(), weapon.calibre) else {
            return Vec::new();
        };
        let about =
            [line.value.0.saturating_sub(1), line.value.0, line.value.0.saturating_add(1)].map(Calibre);
        let of = |calibre: Calibre| {
            Value::Weapon(Box::new(Weapon { calibre: Some(calibre), ..(**weapon).clone() }))
        };
        let verdict = |calibre| self.if_known(Attribute::Weapon, of(calibre));
        let (inside, outside) =
            (about.iter().find(|bore| line.holds(bore)), about.iter().find(|bore| !line.holds(bore)));
        match (inside, outside) {
            _ if line.relation == Relation::Exactly => Vec::new(),
            (Some(inside), Some(outside)) => settling(
                [
                    (verdict(*inside), format!("its calibre is {line}")),
                    (verdict(*outside), "it is not".to_owned()),
                ]
                .into_iter(),
            ),
            _ => Vec::new(),
        }
    }

    fn if_known(&self, attribute: Attribute, value: Value) -> Verdict {
        let known = self.bench.known.supposing(attribute, value);
        Bench { known: &known, ..*self.bench }.verdict()
    }

    /// What each way that an event may have come would mean. A count is not supposed to be anything.
    fn if_it_came<'s>(
        &'s self,
        considered: &Considered,
        matter: &'s Subject,
    ) -> impl Iterator<Item = (Verdict, String)> + 's {
        let ways = if considered.attribute == Attribute::Done { named_ways(considered) } else { Vec::new() };
        ways.into_iter().map(move |way| {
            let words = words::coming(self.bench.view.case, matter, way.as_ref());
            let view = self.bench.view.supposing(matter, way);
            (Bench { view: &view, ..*self.bench }.verdict(), words)
        })
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

/// The ways that something may have come that can be named: as candidates say, and not at all.
pub(super) fn named_ways(considered: &Considered) -> Vec<Option<When>> {
    let mut ways: Vec<Option<When>> = Vec::new();
    for way in clock::ways_of(considered) {
        let named = way.as_ref().is_none_or(|when| when.window != Window::ALWAYS);
        if named && !ways.contains(&way) {
            ways.push(way);
        }
    }
    ways
}

/// Whether something that is known may be known more closely: a day by its hour, a class of acts by the act; not an instant.
fn has_degrees(considered: &Considered) -> bool {
    use Attribute::{Act, Near, Notice, Number, On, Place, Weapon, When};
    let is_instant = |c: &Candidate| matches!(&c.value, Value::When(when) if when.window.is_point());
    matches!(considered.attribute, When | Place | Act | On | Notice | Weapon | Number | Near)
        && !considered.candidates.iter().all(is_instant)
}

/// What is asked of an attribute, and of which time.
fn question(considered: &Considered) -> String {
    let words = considered.attribute.words();
    considered.at.as_ref().map_or_else(|| words.to_owned(), |at| format!("{words} at {at}"))
}

/// An answer that only a body can give.
pub(super) fn of_body(case: &Case, body: &ActorId, question: &str) -> Missing {
    Missing {
        what: Lack::Body(body.clone()),
        question: question.to_owned(),
        if_so: Vec::new(),
        how: format!("an answer by {}", case.actor_name(body)),
    }
}

/// What each answer would mean; where no answer settles the matter, just that.
pub(super) fn settling(answers: impl Iterator<Item = (Verdict, String)>) -> Vec<String> {
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

/// How a question of the text is settled: by the body that the text names for it, if it names one.
pub(super) fn interpretation(case: &Case, agreement: &Agreement) -> String {
    let names: Vec<&str> =
        body::interpreters(case, agreement).into_iter().map(|body| case.actor_name(body)).collect();
    if names.is_empty() {
        return "an agreed interpretation, or a decision by whoever may interpret the text".into();
    }
    let names = words::list(&names, "or");
    format!("an agreed interpretation, or a decision by {names}, who says what the text means")
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
        missing: body.map(|body| of_body(case, &body, &question)).into_iter().collect(),
    }
}
