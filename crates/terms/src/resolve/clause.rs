//! Clauses.

use model::ReadingId;
use model::agreement::{Clause, Conduct, Parameter, Permit, Protected, Protection, Rule};
use model::id::ClauseId;

use super::definition::acts;
use super::exception::exception;
use super::parameter::parameter;
use super::period::periods;
use super::scope::{doers, protection, scope};
use super::weapons::{repeated, rows, so_many};
use super::{Context, all, maybe};
use crate::surface::clause as surface;

/// Resolves a clause.
pub fn clause(written: &surface::Clause<'_>, cx: Context<'_>) -> Option<Clause> {
    let rule = match &written.rule {
        surface::Rule::Forbid(written) => conduct(written, cx).map(|conduct| Rule::Forbid(Box::new(conduct))),
        surface::Rule::Permit(written) => permit(written, cx).map(|permit| Rule::Permit(Box::new(permit))),
        surface::Rule::Asks { body, question } => {
            cx.id(body).map(|body| Rule::Asks { body, question: question.value.to_owned() })
        }
    };
    let held_by = cx.ids::<ReadingId>(&written.held_by);
    let in_texts = all(written.in_texts.iter().map(|text| cx.text(text)));
    let withheld_until = maybe(written.withheld_until.as_ref(), |until| cx.when(until));
    let monitored_by = cx.ids(&written.monitored_by);
    Some(Clause {
        id: ClauseId::new(written.id.value),
        cites: written.cites.to_owned(),
        words: written.words.clone(),
        rule: rule?,
        held_by: held_by?,
        in_texts: in_texts?,
        withheld_until: withheld_until?,
        monitored_by: monitored_by?,
        notes: written.notes.clone(),
    })
}

fn permit(written: &surface::Permit<'_>, cx: Context<'_>) -> Option<Permit> {
    let conduct = conduct(&written.conduct, cx);
    let only_if = all(written.only_if.iter().map(|written| exception(written, cx)));
    let from = all(written.from.iter().map(|clause| cx.clause_id(clause)));
    Some(Permit { conduct: conduct?, only_if: only_if?, from: from? })
}

fn conduct(written: &surface::Conduct<'_>, cx: Context<'_>) -> Option<Conduct> {
    let acts = parameter(&written.acts, cx, |written| acts(written, cx));
    let by = parameter(&written.by, cx, |by| doers(by, cx));
    let on = maybe(written.on.as_ref(), |on| parameter(on, cx, |on| protection(on, cx)));
    let weapons = maybe(written.weapons.as_ref(), |table| parameter(table, cx, |table| rows(table, cx)));
    let number = maybe(written.number.as_ref(), |number| parameter(number, cx, so_many));
    let near = maybe(written.near.as_ref(), |near| {
        parameter(near, cx, |near| Some(near.iter().map(|class| class.value).collect()))
    });
    let repeated =
        maybe(written.repeated.as_ref(), |often| parameter(often, cx, |often| repeated(often, cx)));
    let area = maybe(written.area.as_ref(), |area| parameter(area, cx, |area| scope(area, cx)));
    let in_force =
        maybe(written.in_force.as_ref(), |time| parameter(time, cx, |written| periods(written, cx)));
    let unless = all(written.unless.iter().map(|written| exception(written, cx)));
    Some(Conduct {
        acts: acts?,
        by: by?,
        on: on?.unwrap_or_else(anyone),
        weapons: weapons?,
        number: number?,
        near: near?,
        repeated: repeated?,
        area: area?,
        in_force: in_force?,
        unless: unless?,
    })
}

/// Whom a rule about acts that are done to nobody in particular protects.
fn anyone() -> Parameter<Protection> {
    Parameter::plain(Protection { of: vec![Protected::Anyone], except: Vec::new() })
}
