//! Running one page.

use std::collections::BTreeMap;
use std::path::Path;
use std::rc::Rc;

use assess::Asked;
use casefile::{Limits, Loaded, SourceFile};
use jiff::Timestamp;
use jiff::tz::TimeZone;
use model::time::When;
use terms::Diagnostic;

use super::answer::Setup;
use super::line::Line;
use super::page::{Block, Kind, Scenario, Setting};
use super::{Failure, What};

/// A stage: a text that several pages share, by name.
pub(super) type Stage = (String, String);

/// What pages are run with: the repository, the stages, and the cases of folders that were loaded before.
pub(super) struct Runner<'a> {
    pub(super) root: &'a Path,
    pub(super) stages: &'a [Stage],
    pub(super) folders: BTreeMap<String, Rc<Loaded>>,
}

/// What is wrong with a page: every line that the program answers otherwise.
pub(super) fn run(scenario: &Scenario, runner: &mut Runner<'_>) -> Vec<Failure> {
    let fail = |line, what| Failure { file: scenario.file.clone(), line, what };
    let loaded = match runner.load(scenario) {
        Ok(loaded) => loaded,
        Err(why) => return vec![fail(1, What::Broken(why))],
    };
    let expects_diagnostics = scenario.blocks.iter().any(|block| block.kind == Kind::Diagnostics);
    let mut failures = Vec::new();
    if !expects_diagnostics {
        let told = loaded.diagnostics.iter().filter(|diagnostic| !is_lint(diagnostic));
        failures.extend(told.map(|diagnostic| {
            let at = loaded.file(&diagnostic.file).map_or(1, |f| f.line_and_column(diagnostic.span.start).0);
            let what = format!("{} {} ({}:{at})", diagnostic.code, diagnostic.message, diagnostic.file);
            let line = diagnostic.file.rsplit_once('#').and_then(|(_, from)| from.parse::<usize>().ok());
            fail(line.map_or(1, |from| from + at), What::Broken(what))
        }));
        if loaded.has_errors() {
            return failures;
        }
    }
    for block in &scenario.blocks {
        failures.extend(block_failures(block, &loaded).into_iter().map(|(line, what)| fail(line, what)));
    }
    failures
}

/// What the linter says of a text is no flaw of a page, unless the page is about it.
fn is_lint(diagnostic: &Diagnostic) -> bool {
    diagnostic.code.starts_with(terms::lint::PREFIX)
}

fn block_failures(block: &Block, loaded: &Loaded) -> Vec<(usize, What)> {
    if block.kind == Kind::Diagnostics {
        return diagnostics(block, loaded);
    }
    let asked = match asked(block, loaded) {
        Ok(asked) => asked,
        Err(why) => return vec![(block.at, What::Broken(why))],
    };
    let setup = Setup { case: &loaded.case, asked };
    if block.kind == Kind::Explain {
        return explained(block, &setup);
    }
    block
        .lines
        .iter()
        .filter_map(|(number, text)| Some((*number, differs(&setup, block.kind, text)?)))
        .collect()
}

/// What is wrong with one line, if anything.
fn differs(setup: &Setup<'_>, kind: Kind, text: &str) -> Option<What> {
    let answers = |line: &Line| setup.answer(kind, line);
    let (line, answers) = match Line::parse(text).and_then(|line| Ok((line.clone(), answers(&line)?))) {
        Ok(both) => both,
        Err(why) => return Some(What::Broken(format!("{text}: {why}"))),
    };
    if answers.iter().all(|(_, found)| line.agrees(found)) {
        return None;
    }
    // a line that several readings share is split where they differ
    let mut corrected: Vec<String> = Vec::new();
    for (question, found) in &answers {
        corrected.push(Line { question: question.clone(), ..line.clone() }.corrected(found));
    }
    let tail = |text: &String| text.split_once(": ").map(|(_, tail)| tail.to_owned());
    let first = corrected.first().and_then(tail);
    if corrected.iter().all(|text| tail(text) == first) {
        corrected = vec![format!("{}: {}", line.question.join(" "), first.unwrap_or_default())];
    }
    Some(What::Differs { expected: text.to_owned(), found: corrected.join("\n") })
}

fn explained(block: &Block, setup: &Setup<'_>) -> Vec<(usize, What)> {
    let texts = match setup.explained(&block.arguments) {
        Ok(texts) => texts,
        Err(why) => return vec![(block.at, What::Broken(why))],
    };
    let unseen = |wanted: &str| !texts.iter().any(|text| text.contains(wanted));
    let lines = block.lines.iter().filter(|(_, wanted)| unseen(wanted));
    lines
        .map(|(line, wanted)| {
            let page = texts.join("\n      ");
            (*line, What::Broken(format!("no reader sees `{wanted}` in\n      {page}")))
        })
        .collect()
}

/// Each line names a diagnostic by its code, in order, with words that its message must hold.
fn diagnostics(block: &Block, loaded: &Loaded) -> Vec<(usize, What)> {
    let mut failures = Vec::new();
    let about_lints = block.lines.iter().any(|(_, text)| text.starts_with(terms::lint::PREFIX));
    let mut found = loaded.diagnostics.iter().filter(|diagnostic| about_lints || !is_lint(diagnostic));
    for (number, text) in &block.lines {
        let (code, words) = text.split_once(": ").unwrap_or((text, ""));
        let next = found.next();
        if !next.is_some_and(|d| d.code == code && d.message.contains(words)) {
            let found = next.map_or_else(|| "nothing".to_owned(), |d| format!("{}: {}", d.code, d.message));
            failures.push((*number, What::Differs { expected: text.clone(), found }));
        }
    }
    let more = found.map(|d| (block.at, What::Broken(format!("not expected: {}: {}", d.code, d.message))));
    failures.into_iter().chain(more).collect()
}

fn asked(block: &Block, loaded: &Loaded) -> Result<Asked, String> {
    let zone = TimeZone::get(&loaded.case.zone).unwrap_or(TimeZone::UTC);
    let instant = |text: &String| -> Result<Timestamp, String> {
        let when = When::parse(text, &zone).map_err(|error| error.to_string())?;
        when.as_end().until.ok_or_else(|| format!("`{text}` has no end"))
    };
    let all = Asked::of_all(&loaded.case);
    Ok(Asked {
        as_of: block.as_of.as_ref().map_or(Ok(all.as_of), instant)?,
        known_at: block.known_at.as_ref().map_or(Ok(all.known_at), instant)?,
    })
}

impl Runner<'_> {
    fn load(&mut self, scenario: &Scenario) -> Result<Rc<Loaded>, String> {
        let Setting { folder, stages, texts } = &scenario.setting;
        let folder = folder.as_ref().map(|folder| self.folder(folder)).transpose()?;
        if let (Some(folder), true, true) = (&folder, stages.is_empty(), texts.is_empty()) {
            return Ok(Rc::clone(folder));
        }
        let mut files = folder.map_or_else(Vec::new, |folder| folder.files.clone());
        for name in stages {
            let stage = self.stages.iter().find(|(stage, _)| stage == name);
            let (name, text) = stage.ok_or_else(|| format!("there is no stage `{name}`"))?;
            files.push(SourceFile::new(&format!("scenarios/stages/{name}.kdl"), text));
        }
        // the number of the line stands in the name, so that a diagnostic finds its way back to the page
        let own = texts.iter().map(|(at, text)| (format!("{}#{at}", scenario.file), text));
        files.extend(own.map(|(name, text)| SourceFile::new(&name, text)));
        Ok(Rc::new(casefile::load_texts(files, &Limits::default())))
    }

    fn folder(&mut self, folder: &str) -> Result<Rc<Loaded>, String> {
        if let Some(loaded) = self.folders.get(folder) {
            return Ok(Rc::clone(loaded));
        }
        let loaded = casefile::load(&self.root.join(folder), &Limits::default());
        let loaded = Rc::new(loaded.map_err(|error| error.to_string())?);
        self.folders.insert(folder.to_owned(), Rc::clone(&loaded));
        Ok(loaded)
    }
}
