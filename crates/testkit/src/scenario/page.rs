//! Reading a page.

/// A page: what it says must follow from what.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Scenario {
    /// The file, as it is shown to people.
    pub file: String,
    /// The heading: a sentence.
    pub name: String,
    /// Where the case comes from.
    pub setting: Setting,
    /// What is expected, in the order of the page.
    pub blocks: Vec<Block>,
}

/// Where the case of a page comes from.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Setting {
    /// A folder, from the root of the repository.
    Folder(String),
    /// Stages by name, and the page's own texts, each with the line it starts after.
    Texts {
        /// Names of files in `scenarios/stages`.
        stages: Vec<String>,
        /// The page's own KDL.
        texts: Vec<(usize, String)>,
    },
}

/// One fence of expectations.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Block {
    /// What its lines ask.
    pub kind: Kind,
    /// Words after the kind that are no option.
    pub arguments: Vec<String>,
    /// `as-of=`.
    pub as_of: Option<String>,
    /// `known-at=`.
    pub known_at: Option<String>,
    /// The lines, each with its number counted from 1; without empty ones and comments.
    pub lines: Vec<(usize, String)>,
    /// The line of the fence itself.
    pub at: usize,
}

/// What the lines of a fence ask.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub enum Kind {
    /// What is found of an incident.
    Findings,
    /// Where two readings part.
    Pivot,
    /// Where obligations stand.
    Obligations,
    /// What an actor is.
    Standing,
    /// What was counted.
    Tallies,
    /// Whether an agreement binds.
    InForce,
    /// Words that a reader sees.
    Explain,
    /// What is wrong with the texts.
    Diagnostics,
}

impl Kind {
    /// Every kind with its word.
    pub const WORDS: &'static [(&'static str, Self)] = &[
        ("findings", Self::Findings),
        ("pivot", Self::Pivot),
        ("obligations", Self::Obligations),
        ("standing", Self::Standing),
        ("tallies", Self::Tallies),
        ("in-force", Self::InForce),
        ("explain", Self::Explain),
        ("diagnostics", Self::Diagnostics),
    ];
}

impl Scenario {
    /// Reads a page.
    ///
    /// # Errors
    ///
    /// The line and what is wrong there: no heading, no *Why*, an unknown fence, no expectation at all.
    pub fn parse(file: &str, text: &str) -> Result<Self, (usize, String)> {
        let mut reader = Reader::default();
        for (index, line) in text.lines().enumerate() {
            reader.take(index + 1, line).map_err(|why| (index + 1, why))?;
        }
        reader.finish(file, text.lines().count().max(1))
    }
}

#[derive(Default)]
struct Reader {
    name: String,
    has_why: bool,
    folder: Option<String>,
    stages: Vec<String>,
    texts: Vec<(usize, String)>,
    blocks: Vec<Block>,
    open: Option<Open>,
}

enum Open {
    Text(usize, String),
    Block(Block),
}

impl Reader {
    fn take(&mut self, number: usize, line: &str) -> Result<(), String> {
        match (self.open.take(), line.strip_prefix("```")) {
            (None, Some(info)) => self.open = Some(open(number, info.trim())?),
            (Some(Open::Text(at, text)), Some("")) => self.texts.push((at, text)),
            (Some(Open::Block(block)), Some("")) => self.blocks.push(block),
            (Some(_), Some(_)) => return Err("a fence is opened inside another".into()),
            (Some(Open::Text(at, text)), None) => {
                self.open = Some(Open::Text(at, format!("{text}{line}\n")));
            }
            (Some(Open::Block(mut block)), None) => {
                if !(line.trim().is_empty() || line.trim_start().starts_with("//")) {
                    block.lines.push((number, line.trim().to_owned()));
                }
                self.open = Some(Open::Block(block));
            }
            (None, None) => self.prose(line),
        }
        Ok(())
    }

    fn prose(&mut self, line: &str) {
        if let (true, Some(name)) = (self.name.is_empty(), line.strip_prefix("# ")) {
            name.trim().clone_into(&mut self.name);
        } else if line.starts_with("*Why* ") {
            self.has_why = true;
        } else if let Some(folder) = line.strip_prefix("Case: ") {
            self.folder = Some(folder.trim().to_owned());
        } else if let Some(stages) = line.strip_prefix("Stage: ") {
            self.stages.extend(stages.split(',').map(|stage| stage.trim().to_owned()));
        }
    }

    fn finish(self, file: &str, last: usize) -> Result<Scenario, (usize, String)> {
        if self.open.is_some() {
            return Err((last, "a fence is not closed".into()));
        }
        if self.name.split_whitespace().count() < 3 {
            return Err((1, "the page does not begin with a heading that is a sentence".into()));
        }
        if !self.has_why {
            return Err((1, "no line begins with *Why*".into()));
        }
        if self.blocks.iter().all(|block| block.lines.is_empty()) {
            return Err((last, "the page expects nothing".into()));
        }
        if let Some(block) = self.blocks.iter().find(|block| block.lines.is_empty()) {
            return Err((block.at, "this fence expects nothing".into()));
        }
        let is_made_up = !(self.stages.is_empty() && self.texts.is_empty());
        let setting = match self.folder {
            Some(_) if is_made_up => {
                return Err((1, "a page has a `Case:` or texts of its own, not both".into()));
            }
            Some(folder) => Setting::Folder(folder),
            None if !is_made_up => {
                return Err((1, "the page has no case: no `Case:`, no `Stage:`, no `kdl`".into()));
            }
            None => Setting::Texts { stages: self.stages, texts: self.texts },
        };
        Ok(Scenario { file: file.to_owned(), name: self.name, setting, blocks: self.blocks })
    }
}

fn open(number: usize, info: &str) -> Result<Open, String> {
    let mut words = info.split_whitespace();
    let kind = words.next().unwrap_or_default();
    if kind == "kdl" {
        return Ok(Open::Text(number, String::new()));
    }
    let Some((_, kind)) = Kind::WORDS.iter().find(|(word, _)| *word == kind) else {
        return Err(format!("a fence of `{kind}` means nothing here"));
    };
    let mut block = Block {
        kind: *kind,
        arguments: Vec::new(),
        as_of: None,
        known_at: None,
        lines: Vec::new(),
        at: number,
    };
    for word in words {
        match word.split_once('=') {
            Some(("as-of", time)) => block.as_of = Some(time.to_owned()),
            Some(("known-at", time)) => block.known_at = Some(time.to_owned()),
            Some((option, _)) => return Err(format!("there is no option `{option}`")),
            None => block.arguments.push(word.to_owned()),
        }
    }
    if block.arguments.is_empty() == (block.kind == Kind::Explain) {
        return Err("only `explain` takes what is to be explained behind it".into());
    }
    Ok(Open::Block(block))
}

#[cfg(test)]
mod tests {
    use super::{Kind, Scenario};

    fn page(rest: &str) -> Result<Scenario, (usize, String)> {
        Scenario::parse("a.md", &format!("# A page says so\n\n*Why* it matters.\n\nCase: cases/x\n\n{rest}"))
    }

    #[test]
    fn a_page_is_its_heading_its_case_and_its_fences() {
        let page =
            page("```findings as-of=2016-05-24\nX c r: breach\n// no\n\nY c r: breach\n```\n").unwrap();
        assert_eq!(page.name, "A page says so");
        let [block] = page.blocks.as_slice() else { panic!("one block") };
        assert_eq!((block.kind, block.as_of.as_deref()), (Kind::Findings, Some("2016-05-24")));
        assert_eq!(block.lines, [(8, "X c r: breach".to_owned()), (11, "Y c r: breach".to_owned())]);
    }

    #[test]
    fn a_page_that_expects_nothing_is_refused() {
        for (rest, why) in [
            ("", "expects nothing"),
            ("```findings\n// nothing\n```\n", "expects nothing"),
            ("```findings\nX c r: breach\n", "not closed"),
            ("```finding\nX\n```\n", "means nothing"),
            ("```findings until=2016\nX\n```\n", "no option"),
            ("```kdl\nnode\n```\n```findings\nX c r: breach\n```\n", "not both"),
        ] {
            let (_, found) = page(rest).unwrap_err();
            assert!(found.contains(why), "{rest}: {found}");
        }
        assert!(Scenario::parse("a.md", "# Too short\n").is_err());
        assert!(Scenario::parse("a.md", "# A page says so\n\n```findings\nX\n```").is_err());
    }
}
