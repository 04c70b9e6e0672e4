//! Writing: which file each row goes into, whole files or none, one import at a time.

use std::fs::{self, File, OpenOptions, TryLockError};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use casefile::{Limits, Loaded, shown_path};
use intake::{Event, Mapping, Sorted, Stamp, written};

use super::watch::Watch;
use crate::error::CommandError;

/// Rows of one file: few enough that people and editors can handle it.
const ROWS: usize = 5_000;

/// The files that an import writes.
#[derive(Debug)]
pub(super) struct Batches<'s> {
    case: &'s Path,
    stamp: &'s Stamp,
    files: Vec<(PathBuf, String, usize)>,
}

/// What was written.
#[derive(Debug, Default)]
pub(super) struct Done {
    /// The files.
    pub(super) files: usize,
    /// The rows in them.
    pub(super) rows: usize,
    /// Whether somebody stopped it before all was written.
    pub(super) stopped: bool,
}

impl<'s> Batches<'s> {
    /// Lays out the files: one a month, beside those that are there already, which people may have changed.
    pub(super) fn of(sorted: &Sorted, case: &'s Path, stamp: &'s Stamp, mapping: &Mapping) -> Self {
        let mut batches = Self { case, stamp, files: Vec::new() };
        for (month, events) in &sorted.events {
            for leads in [false, true] {
                let own: Vec<Event> = events.iter().filter(|event| event.is_lead == leads).cloned().collect();
                for rows in own.chunks(ROWS) {
                    let path = batches.free(leads, month);
                    batches.files.push((path, written::file(rows, stamp, mapping), rows.len()));
                }
            }
        }
        batches
    }

    fn folder(&self, leads: bool) -> PathBuf {
        self.case.join(if leads { "leads" } else { "incidents" }).join(self.stamp.folder())
    }

    /// The first file of a month that is not there and not about to be.
    fn free(&self, leads: bool, month: &str) -> PathBuf {
        let folder = self.folder(leads);
        let taken = |path: &PathBuf| path.exists() || self.files.iter().any(|(own, ..)| own == path);
        let mut path = folder.join(format!("{month}.kdl"));
        let mut number = 2_u32;
        while taken(&path) {
            path = folder.join(format!("{month}-{number}.kdl"));
            number += 1;
        }
        path
    }

    fn main_folder(&self) -> PathBuf {
        self.folder(self.stamp.dataset.is_machine_coded())
    }

    /// Where rows are put aside: beside the others, under the name of their file.
    pub(super) fn aside(&self) -> PathBuf {
        let stem = Path::new(&self.stamp.file).file_stem().unwrap_or_default().to_string_lossy().into_owned();
        self.main_folder().join(format!("put-aside-{stem}.{}", self.stamp.dataset.ending()))
    }

    /// Refuses what the case would be too large to be read with, before anything is written.
    pub(super) fn check_room(&self, loaded: &Loaded, limits: &Limits) -> Result<(), CommandError> {
        let old = loaded.files.iter().map(|file| &*file.text);
        let all = || old.clone().chain(self.files.iter().map(|(_, text, _)| text.as_str()));
        let bytes: u64 = all().map(|text| text.len() as u64).sum();
        let nodes: usize = all().map(casefile::size_of).sum();
        let files = loaded.files.len() + self.files.len() + 1;
        if bytes <= limits.total_bytes && nodes <= limits.total_nodes && files <= limits.files {
            return Ok(());
        }
        Err(CommandError::input(format!(
            "with these rows the case would have {files} files, {bytes} bytes and {nodes} nodes and values; at most {}, {} and {} are read",
            limits.files, limits.total_bytes, limits.total_nodes
        ))
        .hint("nothing was written; cut the file to the country and years of the case, or make two cases of it"))
    }

    /// Writes who the source is. It comes first: a claim without its source would spoil the case.
    pub(super) fn write_source(&self, text: &str) -> Result<(), CommandError> {
        let path = self.main_folder().join("source.kdl");
        put(&path, text).map_err(|error| failed(&path, &error))
    }

    /// Writes the files, one after the other, until all are there or somebody stops it.
    pub(super) fn write_all(&self, watch: &Watch) -> Result<Done, CommandError> {
        let bar = Watch::bar(self.files.len(), "writing");
        let mut done = Done::default();
        for (path, text, rows) in &self.files {
            if watch.is_stopped() {
                done.stopped = true;
                break;
            }
            put(path, text).map_err(|error| {
                failed(path, &error)
                    .hint(format!("{} rows are in; the same command goes on from there", done.rows))
            })?;
            done.files += 1;
            done.rows += rows;
            bar.inc(1);
        }
        bar.finish_and_clear();
        Ok(done)
    }
}

fn failed(path: &Path, error: &io::Error) -> CommandError {
    CommandError::input(format!("`{}` cannot be written: {error}", shown_path(path)))
}

/// Puts a file in its place whole or not at all, also where the power fails.
pub(super) fn put(path: &Path, text: &str) -> io::Result<()> {
    let folder = path.parent().unwrap_or(Path::new("."));
    fs::create_dir_all(folder)?;
    // hidden, so that whoever reads the case meanwhile does not see half of it
    let mut name = std::ffi::OsString::from(".");
    name.push(path.file_name().unwrap_or_default());
    name.push(".tmp");
    let beside = folder.join(name);
    let mut file = File::create(&beside)?;
    file.write_all(text.as_bytes())?;
    file.sync_all()?;
    drop(file);
    fs::rename(&beside, path)?;
    // that the name is on the disk; not every system lets a folder be synced
    let _ = File::open(folder).and_then(|folder| folder.sync_all());
    Ok(())
}

/// Holds off a second import into the same case, which would take rows for new that this one is about to write.
#[derive(Debug)]
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

/// Takes the lock of a case. A program that is killed lets go of it.
pub(super) fn lock(case: &Path) -> Result<Lock, CommandError> {
    let path = case.join(".import.lock");
    let file = OpenOptions::new()
        .create(true)
        .truncate(false)
        .write(true)
        .open(&path)
        .map_err(|error| failed(&path, &error))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock { path, _file: file }),
        Err(TryLockError::WouldBlock) => {
            Err(CommandError::input("another import into this case is under way")
                .hint("wait until it has ended, then go on with the same command"))
        }
        Err(TryLockError::Error(error)) => Err(failed(&path, &error)),
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        let _ = fs::remove_file(&self.path);
    }
}
