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
    /// What it proves of the catalogue: patterns (`C-15`) and traps (`T-4`).
    pub proves: Vec<String>,
    /// What is expected, in the order of the page.
    pub blocks: Vec<Block>,
}

/// Where the case of a page comes from. All of it is one case.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Setting {
    /// A folder, from the root of the repository.
    pub folder: Option<String>,
    /// Names of files in `scenarios/stages`.
    pub stages: Vec<String>,
    /// The page's own KDL, each with the line it starts after.
    pub texts: Vec<(usize, String)>,
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
    setting: Setting,
    proves: Vec<String>,
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
            (Some(Open::Text(at, text)), Some("")) => self.setting.texts.push((at, text)),
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
            (None, None) => self.prose(line)?,
        }
        Ok(())
    }

    fn prose(&mut self, line: &str) -> Result<(), String> {
        if let (true, Some(name)) = (self.name.is_empty(), line.strip_prefix("# ")) {
            name.trim().clone_into(&mut self.name);
        } else if line.starts_with("*Why* ") {
            self.has_why = true;
        } else if let Some(folder) = line.strip_prefix("Case: ") {
            self.setting.folder = Some(folder.trim().to_owned());
        } else if let Some(stages) = line.strip_prefix("Stage: ") {
            self.setting.stages.extend(stages.split(',').map(|stage| stage.trim().to_owned()));
        } else if let Some(proved) = line.strip_prefix("Proves: ") {
            self.proves = proved.trim_end_matches('.').split(',').map(entry).collect::<Result<_, _>>()?;
        }
        Ok(())
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
        if self.setting == Setting::default() {
            return Err((1, "the page has no case: no `Case:`, no `Stage:`, no `kdl`".into()));
        }
        let Self { name, setting, proves, blocks, .. } = self;
        Ok(Scenario { file: file.to_owned(), name, setting, proves, blocks })
    }
}

/// An entry of the catalogue, `C-15` or `T-4`, without leading zeros.
fn entry(text: &str) -> Result<String, String> {
    let text = text.trim();
    let number = text.strip_prefix("C-").or_else(|| text.strip_prefix("T-"));
    let is_number = |n: &str| !n.is_empty() && !n.starts_with('0') && n.bytes().all(|b| b.is_ascii_digit());
    match number {
        Some(number) if is_number(number) => Ok(text.to_owned()),
        _ => Err(format!("`{text}` is no entry of the catalogue: write `C-15` or `T-4`")),
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
            ("Proves: C-01\n", "no entry of the catalogue"),
        ] {
            let (_, found) = page(rest).unwrap_err();
            assert!(found.contains(why), "{rest}: {found}");
        }
        assert!(Scenario::parse("a.md", "# Too short\n").is_err());
        assert!(Scenario::parse("a.md", "# A page says so\n\n```findings\nX\n```").is_err());
    }
}
