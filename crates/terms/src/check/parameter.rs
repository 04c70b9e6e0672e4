//! Parameters: who takes them how, and what question they answer.

use std::collections::BTreeMap;

use super::{each_repeated, refuse};
use crate::code;
use crate::diagnostic::{Diagnostic, Reporter};
use crate::surface::agreement::Agreement;
use crate::surface::clause::{Clause, Conduct};
use crate::surface::obligation::Change;
use crate::surface::parameter::{Parameter, Point};
use crate::surface::period::Period;

/// Checks every parameter of an agreement, down to those of its clauses and prolongations.
pub fn parameters<'a>(written: &Agreement<'a>, at: Reporter<'a>) {
    let mut walk = Walk { at, asked: BTreeMap::new() };
    walk.option(written.parties.as_ref());
    walk.option(written.excluded.as_ref());
    walk.option(written.area.as_ref());
    walk.periods(written.in_force.as_ref());
    walk.option(written.first_day.as_ref());
    for obligation in &written.obligations {
        walk.at = at.within(obligation.part(written.id.value));
        for step in &obligation.steps {
            if let Change::SetDue(due) = &step.change {
                walk.parameter(due);
            }
        }
    }
    for clause in &written.clauses {
        walk.at = at.within(clause.part(written.id.value));
        walk.clause(clause);
    }
}

struct Walk<'a> {
    at: Reporter<'a>,
    /// The question of each point so far.
    asked: BTreeMap<&'a str, &'a str>,
}

impl<'a> Walk<'a> {
    fn clause(&mut self, clause: &Clause<'a>) {
        let Some(conduct) = clause.rule.conduct() else { return };
        let Conduct { span: _, acts, by, on, weapons, number, near, repeated, area, in_force, unless: _ } =
            conduct;
        self.parameter(acts);
        self.parameter(by);
        self.option(on.as_ref());
        self.option(weapons.as_ref());
        self.option(number.as_ref());
        self.option(near.as_ref());
        self.option(repeated.as_ref());
        self.option(area.as_ref());
        self.periods(in_force.as_ref());
        for exception in clause.rule.exceptions() {
            self.parameter(&exception.test);
        }
    }

    fn periods(&mut self, in_force: Option<&Parameter<'a, Vec<Period<'a>>>>) {
        let Some(in_force) = in_force else { return };
        self.parameter(in_force);
        for periods in std::iter::once(&in_force.plain)
            .chain(in_force.taken.iter().filter_map(|taken| taken.to.as_ref()))
        {
            for renewal in periods.iter().flat_map(|period| &period.renewals) {
                self.question(&renewal.took_effect); // a yes or no has its other answer in itself
            }
            for suspension in periods.iter().flat_map(|period| &period.suspended) {
                self.question(&suspension.took_effect);
            }
        }
    }

    fn option<T>(&mut self, parameter: Option<&Parameter<'a, T>>) {
        if let Some(parameter) = parameter {
            self.parameter(parameter);
        }
    }

    fn parameter<T>(&mut self, written: &Parameter<'a, T>) {
        self.question(written);
        let answers = written.taken.iter().filter(|taken| taken.to.is_some()).count();
        if let Some(undecided) = written.taken.iter().find(|taken| taken.to.is_none())
            && answers == 0
        {
            let message = "the question is held open, but there is only one answer to it";
            let warning = Diagnostic::warning(code::ONE_ANSWER, undecided.span, message);
            self.at.report(warning.help("write the other answer below the reading that gives it"));
        }
    }

    fn question<T>(&mut self, written: &Parameter<'a, T>) {
        each_repeated(written.taken.iter().flat_map(|taken| &taken.by), |reading| {
            let message = format!("the reading `{}` stands here twice", reading.value);
            refuse(
                self.at,
                code::REPEATED_READING,
                reading.span,
                &message,
                "a reading takes it in one way only: take one of them out",
            );
        });
        if let Some(point) = &written.point {
            self.point(point);
        } else if !written.taken.is_empty() {
            let message = "readings differ here, and the point on which they do has no name";
            let warning = Diagnostic::warning(code::NAMELESS_POINT, written.span, message);
            self.at.report(warning.help("name it by `point=`, write its question by `asks=`, and by `says=` what the text itself answers"));
        }
    }

    fn point(&mut self, point: &Point<'a>) {
        let asks = point.asks.value;
        if *self.asked.entry(point.id.value).or_insert(asks) != asks {
            let message = format!("the point `{}` asks another question above", point.id.value);
            let help = "one point asks one question: give this one another name";
            refuse(self.at, code::POINT_DIFFERS, point.asks.span, &message, help);
        }
    }
}
