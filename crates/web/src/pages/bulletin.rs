//! One bulletin: its newest version, or the one that is asked for.

use std::sync::Arc;

use askama::Template;
use axum::http::header::CONTENT_DISPOSITION;
use publish::bulletin::{
    Issue, Known, Period, html as form, is_published, markdown as plain, path, pdf as print,
};
use serde_json::json;

use crate::answer::Answer;
use crate::error::RouteError;
use crate::frame::{Frame, Link, html};
use crate::visit::Visit;

#[derive(Template)]
#[template(path = "bulletin.html")]
struct Page {
    frame: Frame,
    /// The newest version, where another is shown.
    newer: Option<Link>,
    body: String,
    versions: Vec<Link>,
    before: Option<Link>,
    after: Option<Link>,
    markdown: String,
    pdf: String,
}

/// Makes the page.
pub(crate) fn page(visit: &Visit) -> Result<Answer, RouteError> {
    let (period, issues, number) = asked(visit)?;
    let issue = issues.get(number).ok_or_else(|| no_version(visit))?;
    let title = issue.title(visit.voice);
    let description = visit.voice.count("count-incidents", issue.bulletin.counts.incidents);
    let frame = Frame::of(visit, &title, format!("{title}: {description}."));
    let permanent = visit.whole(&here(visit, &issue.path()));
    let about = about(visit, issue, &title, &permanent);
    let beside = |period: Option<Period>| {
        let period = period.filter(|period| is_published(&visit.edition, *period))?;
        Some(super::bulletins::link(visit, period))
    };
    let newest = issues.last().filter(|newest| newest.number != issue.number);
    html(&Page {
        newer: newest.map(|newest| version(visit, newest, issue)),
        body: form::fragment(&issue.document(visit.voice, &|path| Some(here(visit, path)))),
        versions: issues.iter().map(|one| version(visit, one, issue)).collect(),
        before: beside(period.before()),
        after: beside(period.after()),
        markdown: here(visit, &format!("{}/bulletin.md", issue.path())),
        pdf: here(visit, &format!("{}/bulletin.pdf", issue.path())),
        frame: frame.about(&about).shared_as("bulletin-permanent", permanent),
    })
}

/// What it is called.
pub(crate) fn title(visit: &Visit) -> Result<String, RouteError> {
    let (_, issues, number) = asked(visit)?;
    Ok(issues.get(number).ok_or_else(|| no_version(visit))?.title(visit.voice))
}

/// Writes it as Markdown.
pub(crate) fn markdown(visit: &Visit) -> Result<Answer, RouteError> {
    let (_, issues, number) = asked(visit)?;
    let issue = issues.get(number).ok_or_else(|| no_version(visit))?;
    let links = |path: &str| Some(visit.whole(&here(visit, path)));
    let text = plain::write(&issue.document(visit.voice, &links));
    Ok(Answer::new("text/markdown; charset=utf-8", text))
}

/// Writes it as PDF.
pub(crate) fn pdf(visit: &Visit) -> Result<Answer, RouteError> {
    let (period, issues, number) = asked(visit)?;
    let issue = issues.get(number).ok_or_else(|| no_version(visit))?;
    let links = |path: &str| Some(visit.whole(&here(visit, path)));
    let bytes = print::write(&issue.document(visit.voice, &links));
    let bytes = bytes.map_err(|error| RouteError::Internal(error.to_string()))?;
    let lang = visit.voice.language().tag();
    let name = format!("inline; filename=\"bulletin-{period}-v{}-{lang}.pdf\"", issue.number);
    Ok(Answer::new("application/pdf", bytes).with(CONTENT_DISPOSITION, name))
}

/// The versions of the bulletin that is asked for, and which of them: the one of the address, else the newest that stood at the time asked about.
fn asked(visit: &Visit) -> Result<(Period, Arc<Vec<Issue>>, usize), RouteError> {
    let text = visit.param("period");
    let bad = || RouteError::BadValue { name: "period", value: text.chars().take(40).collect() };
    let period: Period = text.parse().map_err(|_| bad())?;
    if !is_published(&visit.edition, period) {
        return Err(RouteError::NotPublished);
    }
    let issues = visit.site.issues(&visit.now, period);
    let issues = issues.map_err(|error| RouteError::Internal(error.to_string()))?;
    let number = if let Some(version) = visit.params.get("version") {
        let number = version.parse().ok().filter(|number: &usize| number.to_string() == *version);
        number.and_then(|number| number.checked_sub(1)).ok_or_else(|| no_version(visit))?
    } else {
        let known_at = visit.edition.known_at();
        let stood = |issue: &&Issue| known_at.is_none_or(|at| issue.bulletin.asked.known_at <= at);
        issues.iter().take_while(stood).count().checked_sub(1).ok_or(RouteError::NotPublished)?
    };
    Ok((period, issues, number))
}

fn no_version(visit: &Visit) -> RouteError {
    RouteError::no("error-no-version", visit.param("version"))
}

/// The address of a path that says itself of which time it is.
fn here(visit: &Visit, path: &str) -> String {
    format!("/{}{path}", visit.voice.language().tag())
}

fn version(visit: &Visit, of: &Issue, shown: &Issue) -> Link {
    let number = ("n", of.number.into());
    let label = match of.known {
        Known::By(day) => {
            let day = ("day", visit.voice.day(day).into());
            visit.voice.say_with("bulletin-version-link", &[number, day])
        }
        Known::All => visit.voice.say_with("bulletin-version-link-all", &[number]),
    };
    Link { href: here(visit, &of.path()), label, is_this: of.number == shown.number }
}

/// Data about it for machines (schema.org).
fn about(visit: &Visit, issue: &Issue, title: &str, permanent: &str) -> serde_json::Value {
    let (bulletin, case) = (&issue.bulletin, visit.edition.case());
    let period = bulletin.period;
    let covers = match period {
        Period::Day(day) => day.to_string(),
        Period::Week(_) => format!("{}/{}", period.first(), period.last()),
    };
    let modified = match issue.known {
        Known::By(_) => bulletin.asked.known_at,
        Known::All => visit.now.read_at,
    };
    let mut data = json!({
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": title,
        "inLanguage": visit.voice.language().tag(),
        "url": permanent,
        "mainEntityOfPage": visit.whole(&here(visit, &path(period, None))),
        "datePublished": bulletin.asked.as_of.to_string(),
        "dateModified": modified.to_string(),
        "temporalCoverage": covers,
        "version": issue.number,
        "identifier": bulletin.fingerprint(),
        "isAccessibleForFree": true,
        "about": visit.voice.text(&case.title).text,
    });
    if let (Some(publisher), Some(data)) = (&case.publication.publisher, data.as_object_mut()) {
        data.insert("publisher".into(), json!({ "@type": "Organization", "name": publisher }));
    }
    data
}
