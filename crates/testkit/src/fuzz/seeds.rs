//! Seeds: what mutation starts from.

use std::path::{Path, PathBuf};
use std::{fs, io};

use fastrand::Rng;
use proptest::strategy::{Strategy, ValueTree};
use proptest::test_runner::{Config, RngSeed, TestRunner};

use super::mutate::mutate;
use super::targets::{SEPARATOR, Target};
use crate::generate::{self, Sketch};

/// So many cases are made up, beside the texts of the repository.
const MADE_UP: usize = 60;
/// So many of each sort, where the engines are held against one another.
const CROWDS: usize = 300;

/// The texts that mutation starts from.
#[derive(Debug)]
pub struct Seeds {
    /// What inputs are made of.
    texts: Vec<Vec<u8>>,
    /// What pieces are taken from: all of these, and the rest of the repository.
    others: Vec<Vec<u8>>,
}

impl Seeds {
    /// Collects every `.kdl` file and every `kdl` fence of a repository, and makes up some small cases by a seed.
    ///
    /// # Errors
    ///
    /// A folder or file cannot be read.
    pub fn collect(root: &Path, target: Target, seed: u64) -> io::Result<Self> {
        let (mut files, mut pages) = (Vec::new(), Vec::new());
        for folder in ["agreements", "cases", "crates", "scenarios"] {
            let folder = root.join(folder);
            if folder.is_dir() {
                list(&folder, &mut files, &mut pages)?;
            }
        }
        let mut texts = Vec::new();
        for path in &files {
            texts.push(fs::read(path)?);
        }
        let stages = fs::read_to_string(root.join("scenarios/stages/two-sides.kdl")).unwrap_or_default();
        let truce = fs::read_to_string(root.join("scenarios/stages/truce.kdl")).unwrap_or_default();
        for path in &pages {
            let page = fs::read_to_string(path)?;
            let own = fences(&page);
            if !own.is_empty() {
                texts.push(own.clone().into_bytes());
                let truce = if page.contains("truce") { truce.as_str() } else { "" };
                texts.push([stages.as_str(), SEPARATOR, truce, SEPARATOR, &own].concat().into_bytes());
            }
        }
        let template: Vec<&str> = casefile::template::FILES.iter().map(|(_, text)| *text).collect();
        texts.push(template.join(SEPARATOR).into_bytes());
        texts.extend(made_up(seed));
        let holds_terms = |text: &&Vec<u8>| {
            let text = String::from_utf8_lossy(text);
            text.len() < 20_000 && (text.contains("agreement \"") || text.contains("reading \""))
        };
        let is_case = |text: &&Vec<u8>| text.len() < 40_000;
        let fit = match target {
            Target::Terms => texts.iter().filter(holds_terms).cloned().collect(),
            Target::Case => texts.iter().filter(is_case).cloned().collect(),
            // the pages of the repository are few beside the cases that are made up for this
            Target::Engines => texts.iter().filter(is_case).cloned().chain(crowds(seed)).collect(),
        };
        Ok(Self { texts: fit, others: texts })
    }

    /// The texts that mutation starts from.
    pub fn texts(&self) -> &[Vec<u8>] {
        &self.texts
    }

    /// The input of this number: the same for the same seed and the same texts.
    pub fn input(&self, seed: u64, number: u64) -> Vec<u8> {
        // the multiplier spreads numbers that lie side by side
        let mut rng = Rng::with_seed(seed ^ number.wrapping_mul(0x9E37_79B9_7F4A_7C15));
        let text = rng.choice(&self.texts).cloned().unwrap_or_default();
        let other = rng.choice(&self.others).cloned().unwrap_or_default();
        mutate(&text, &other, &mut rng)
    }
}

fn list(folder: &Path, files: &mut Vec<PathBuf>, pages: &mut Vec<PathBuf>) -> io::Result<()> {
    let mut entries = fs::read_dir(folder)?.collect::<Result<Vec<_>, _>>()?;
    entries.sort_by_key(fs::DirEntry::path);
    for entry in entries {
        let path = entry.path();
        if entry.file_type()?.is_dir() {
            list(&path, files, pages)?;
        } else if path.extension().is_some_and(|extension| extension == "kdl") {
            files.push(path);
        } else if path.extension().is_some_and(|extension| extension == "md") {
            pages.push(path);
        }
    }
    Ok(())
}

/// What stands in the `kdl` fences of a page.
fn fences(page: &str) -> String {
    let mut own = String::new();
    let mut inside = false;
    for line in page.lines() {
        match line.strip_prefix("```") {
            Some(info) => inside = info.trim() == "kdl",
            None if inside => own.extend([line, "\n"]),
            None => {}
        }
    }
    own
}

fn made_up(seed: u64) -> Vec<Vec<u8>> {
    written(&generate::sketch(), seed, MADE_UP)
}

/// Acts that answer one another, and small cases besides.
fn crowds(seed: u64) -> Vec<Vec<u8>> {
    let crowds = written(&generate::crowd(2..=12), seed, CROWDS);
    crowds.into_iter().chain(written(&generate::sketch(), seed.wrapping_add(1), CROWDS)).collect()
}

fn written(of: &impl Strategy<Value = Sketch>, seed: u64, count: usize) -> Vec<Vec<u8>> {
    let mut runner = TestRunner::new(Config {
        rng_seed: RngSeed::Fixed(seed),
        failure_persistence: None,
        ..Config::default()
    });
    let trees = std::iter::repeat_with(|| of.new_tree(&mut runner)).take(count);
    trees.flatten().map(|tree| tree.current().texts().concat().into_bytes()).collect()
}
