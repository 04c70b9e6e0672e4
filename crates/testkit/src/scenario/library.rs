//! The library: every page there is.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::{fs, io};

use super::page::Scenario;
use super::run::{Runner, Stage, run};
use super::{Failure, What};

/// All pages under a folder, with the stages that they share.
#[derive(Clone, Debug)]
pub struct Library {
    root: PathBuf,
    pages: Vec<(PathBuf, Scenario)>,
    stages: Vec<Stage>,
    strays: Vec<Failure>,
}

/// What came of running one page.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Outcome {
    /// The heading of the page.
    pub name: String,
    /// The file.
    pub file: String,
    /// What is wrong with it.
    pub failures: Vec<Failure>,
}

impl Library {
    /// Reads everything under `scenarios` of a repository, and the numbered pages of the tutorial, `docs/terms/1-….md`: their examples are
    /// scenarios too.
    ///
    /// # Errors
    ///
    /// A folder or file cannot be read.
    pub fn read(root: &Path) -> io::Result<Self> {
        let mut library =
            Self { root: root.to_owned(), pages: Vec::new(), stages: Vec::new(), strays: Vec::new() };
        let mut paths = Vec::new();
        list(&root.join("scenarios"), &mut paths)?;
        for entry in fs::read_dir(root.join("docs/terms"))? {
            let path = entry?.path();
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            if is(&path, "md") && name.starts_with(|first: char| first.is_ascii_digit()) {
                paths.push(path);
            }
        }
        paths.sort();
        for path in paths {
            library.take(path)?;
        }
        library.find_idle_stages();
        Ok(library)
    }

    fn take(&mut self, path: PathBuf) -> io::Result<()> {
        let shown = path.strip_prefix(&self.root).unwrap_or(&path).to_string_lossy().replace('\\', "/");
        let parts: Vec<&str> = shown.split('/').collect();
        match parts.as_slice() {
            ["scenarios", "README.md"] => {}
            ["scenarios", "stages", _] if is(&path, "kdl") => {
                let name = path.file_stem().unwrap_or_default().to_string_lossy().into_owned();
                self.stages.push((name, fs::read_to_string(&path)?));
            }
            ["scenarios", _, .., _] | ["docs", "terms", _] if is(&path, "md") => {
                match Scenario::parse(&shown, &fs::read_to_string(&path)?) {
                    Ok(scenario) => self.pages.push((path, scenario)),
                    Err((line, why)) => self.stray(&shown, line, why),
                }
            }
            _ => self.stray(&shown, 1, "nothing runs this file: pages are `scenarios/<theme>/*.md`".into()),
        }
        Ok(())
    }

    fn stray(&mut self, file: &str, line: usize, why: String) {
        self.strays.push(Failure { file: file.to_owned(), line, what: What::Broken(why) });
    }

    fn find_idle_stages(&mut self) {
        let used: BTreeSet<String> =
            self.pages.iter().flat_map(|(_, page)| page.setting.stages.iter().cloned()).collect();
        let idle: Vec<String> =
            self.stages.iter().map(|(name, _)| name.clone()).filter(|name| !used.contains(name)).collect();
        for name in idle {
            self.stray(&format!("scenarios/stages/{name}.kdl"), 1, "no page uses this stage".into());
        }
    }

    /// How many pages there are.
    pub fn len(&self) -> usize {
        self.pages.len()
    }

    /// Returns true where there is no page.
    pub fn is_empty(&self) -> bool {
        self.pages.is_empty()
    }

    /// Files that are no page, and pages that cannot be read.
    pub fn strays(&self) -> &[Failure] {
        &self.strays
    }

    /// The pages, in the order of the paths.
    pub fn pages(&self) -> impl Iterator<Item = &Scenario> {
        self.pages.iter().map(|(_, page)| page)
    }

    /// Runs every page whose path holds `part`, in the order of the paths.
    pub fn run(&self, part: &str) -> impl Iterator<Item = Outcome> {
        let mut runner = Runner { root: &self.root, stages: &self.stages, folders: BTreeMap::new() };
        let pages = self.pages.iter().filter(move |(_, page)| page.file.contains(part));
        pages.map(move |(_, page)| Outcome {
            name: page.name.clone(),
            file: page.file.clone(),
            failures: run(page, &mut runner),
        })
    }

    /// Writes what was found over what was expected, line by line.
    ///
    /// # Errors
    ///
    /// A page cannot be read or written.
    pub fn bless(&self, outcome: &Outcome) -> io::Result<()> {
        let Some((path, _)) = self.pages.iter().find(|(_, page)| page.file == outcome.file) else {
            return Ok(());
        };
        let mut lines: Vec<String> = fs::read_to_string(path)?.lines().map(str::to_owned).collect();
        for failure in &outcome.failures {
            if let (What::Differs { found, .. }, Some(line)) =
                (&failure.what, lines.get_mut(failure.line - 1))
            {
                line.clone_from(found);
            }
        }
        fs::write(path, lines.join("\n") + "\n")
    }
}

fn is(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|own| own == extension)
}

fn list(folder: &Path, paths: &mut Vec<PathBuf>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            list(&entry.path(), paths)?;
        } else {
            paths.push(entry.path());
        }
    }
    Ok(())
}
