//! A bulletin in a language. Its parts stand in the same order always.

mod changes;
mod counts;
mod duties;
mod head;
mod heard;
mod incidents;

use model::finding::Verdict;
use model::{Case, ReadingId};

use super::{Bulletin, Document, Issue, Line, Links, Piece};
use crate::language::Voice;

/// Says a version of a bulletin.
struct Saying<'a> {
    issue: &'a Issue,
    voice: &'a Voice,
    links: Links<'a>,
}

impl Issue {
    /// What it is called.
    pub fn title(&self, voice: &Voice) -> String {
        self.bulletin.period.title(voice)
    }

    /// Says it in a language.
    pub fn document(&self, voice: &Voice, links: Links<'_>) -> Document {
        let mut document =
            Document { language: voice.language(), title: self.title(voice), blocks: Vec::new() };
        let saying = Saying { issue: self, voice, links };
        saying.head(&mut document);
        saying.force(&mut document);
        saying.seen(&mut document);
        saying.counts(&mut document);
        saying.incidents(&mut document);
        saying.partings(&mut document);
        saying.casualties(&mut document);
        saying.authors(&mut document);
        saying.tallies(&mut document);
        saying.statements(&mut document);
        saying.duties(&mut document);
        saying.unwatched(&mut document);
        saying.changes(&mut document);
        document.notice(voice.say("foot-no-target"));
        document.quiet(voice.say("foot-readings"));
        document
    }
}

impl Saying<'_> {
    fn bulletin(&self) -> &Bulletin {
        &self.issue.bulletin
    }

    fn case(&self) -> &Case {
        self.bulletin().case()
    }

    fn say(&self, key: &str) -> String {
        self.voice.say(key)
    }

    fn link(&self, path: &str) -> Option<String> {
        (self.links)(path)
    }

    /// The names of some readings.
    fn under(&self, some: &[ReadingId]) -> Line {
        let all = &self.bulletin().readings;
        if all.len() > 1 && some.len() == all.len() {
            return Line::of(self.say("all-readings"));
        }
        let mut line = Line::default();
        for (number, reading) in some.iter().enumerate() {
            let line_so_far = if number > 0 { line.and(self.voice.list(&["", ""])) } else { line };
            line = line_so_far.said(self.voice.reading(self.case(), reading));
        }
        line
    }

    /// The heads of columns, one for each reading.
    fn readings(&self) -> impl Iterator<Item = Line> {
        let readings = self.bulletin().readings.iter();
        readings.map(|reading| Line::default().said(self.voice.reading(self.case(), reading)))
    }

    /// A verdict as a shape and a word.
    fn mark(&self, verdict: Option<Verdict>) -> Line {
        Line::default().piece(mark(self.voice, verdict))
    }
}

/// A verdict as a shape and a word.
fn mark(voice: &Voice, verdict: Option<Verdict>) -> Piece {
    let (mark, shape) = match verdict {
        Some(Verdict::Breach) => ("breach", "■"),
        Some(Verdict::NoBreach) => ("none", "□"),
        Some(Verdict::Undetermined) => ("open", "?"),
        None => return Piece { text: "–".into(), mark: "silent", ..Piece::default() },
    };
    let word = verdict.map(|verdict| voice.verdict_short(verdict)).unwrap_or_default();
    Piece { text: format!("{shape} {word}"), mark, ..Piece::default() }
}
