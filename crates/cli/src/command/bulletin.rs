//! `trucewatch bulletin`: what was found of a day or a week, in a fixed form.

use std::sync::Arc;

use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::Case;
use publish::bulletin::versions::issues;
use publish::bulletin::{Issue, Period, html, markdown, pdf};
use publish::edition::Edition;
use publish::language::{Language, Voice};

use crate::args::{Bulletin, BulletinForm, Lang};
use crate::error::CommandError;
use crate::{ask, output};

pub(crate) fn run(options: &Bulletin) -> Result<(), CommandError> {
    let Some(period) = options.day.or(options.week) else {
        return Err(CommandError::input("say which period: --day 2016-04-01 or --week 2016-W13"));
    };
    let case = Arc::new(ask::load(&options.of.case)?.case);
    let zone = TimeZone::get(&case.zone).unwrap_or(TimeZone::UTC);
    let known_at = options.known_at.as_deref().map(|text| ask::instant("--known-at", text, &zone));
    let known_at = known_at.transpose()?;
    refuse_unended(&case, period)?;
    refuse_early(&case, period, known_at)?;
    let unreached = || CommandError::input(format!("no calendar reaches to the end of {period}"));
    let asked = period.asked(&case, None).ok_or_else(unreached)?;
    let edition = Edition::of(Arc::clone(&case), asked).map_err(CommandError::input)?;
    let issues = issues(&edition, period, known_at).map_err(CommandError::input)?;
    let issue = issues.last().ok_or_else(unreached)?;
    write(issue, options)
}

fn write(issue: &Issue, options: &Bulletin) -> Result<(), CommandError> {
    let voice = Voice::of(match options.lang {
        Lang::En => Language::English,
        Lang::Ar => Language::Arabic,
        Lang::Ru => Language::Russian,
    });
    let lang = voice.language().tag();
    let address = options.address.as_deref().map(|address| address.trim_end_matches('/'));
    let links = |path: &str| address.map(|address| format!("{address}/{lang}{path}"));
    match options.format {
        BulletinForm::Md => output::text(&markdown::write(&issue.document(voice, &links))),
        BulletinForm::Html => output::text(&html::standalone(&issue.document(voice, &links))),
        BulletinForm::Pdf => {
            let pdf = pdf::write(&issue.document(voice, &links)).map_err(CommandError::internal)?;
            output::bytes(&pdf)
        }
        BulletinForm::Json => output::text(&issue.bulletin.canonical()),
    }
}

/// Of a period that has not ended within the record there is no bulletin yet: silence would look like calm.
fn refuse_unended(case: &Case, period: Period) -> Result<(), CommandError> {
    if period.cut_off(case).is_some_and(|cut_off| cut_off <= case.record_until) {
        return Ok(());
    }
    let message = format!("the record ends before the end of {period}");
    let hint = "`record-until` in case.kdl says how far it reaches; ask for an earlier day or week";
    Err(CommandError::input(message).hint(hint))
}

/// Version 1 is from what the record had learnt by the end of the period; before that there is none.
fn refuse_early(case: &Case, period: Period, known_at: Option<Timestamp>) -> Result<(), CommandError> {
    let (Some(known_at), Some(cut_off)) = (known_at, period.cut_off(case)) else { return Ok(()) };
    if known_at >= cut_off {
        return Ok(());
    }
    let message = format!("--known-at lies before the end of {period}, when its first version was made");
    Err(CommandError::input(message).hint(format!("the first version: --known-at {}", period.last())))
}
