//! `trucewatch import`: the rows of a data set become text of a case.
//!
//! `files` writes, `report` says what became of the rows, `watch` shows how far it is and hears Ctrl-C.

use std::collections::BTreeSet;
use std::fs;
use std::io;
use std::path::Path;

use casefile::{Limits, Loaded, SourceFile, shown_path};
use intake::{Ask, Dataset, Halt, Mapping, Sorted, Stamp, proposal, rejects, sort_out, written};
use jiff::Zoned;
use jiff::civil::Date;
use model::SideId;

use crate::args::{DatasetWord, Import};
use crate::error::CommandError;
use crate::{ask, output, render, words};

use files::Batches;
use watch::Watch;

mod files;
mod report;
mod watch;

/// The side that a data set stands on where nobody says another.
const SIDE: &str = "data-sets";

/// A longer file is not read: it would be held in memory, and no case holds so many rows.
const MOST_BYTES: u64 = 1 << 30;

pub(crate) fn run(options: &Import) -> Result<(), CommandError> {
    let dataset = match options.dataset {
        DatasetWord::Ucdp => Dataset::Ucdp,
        DatasetWord::Acled => Dataset::Acled,
        DatasetWord::Gdelt => Dataset::Gdelt,
    };
    if !options.into.is_dir() {
        let name = shown_path(&options.into);
        return Err(CommandError::input(format!("`{name}` is not the folder of a case"))
            .hint("a case that is one file takes no imports; put the file into a folder of its own"));
    }
    let watch = Watch::start();
    let loaded = ask::load(&options.into)?;
    let bytes = read(&options.file)?;
    if let Some(path) = &options.propose {
        return propose(options, dataset, &loaded, &bytes, path, &watch);
    }
    let stamp = stamp(options, dataset)?;
    let mapping = mapping(options, dataset, &loaded)?;
    let side = side(options, dataset, &loaded)?;
    let _lock = files::lock(&options.into)?;
    let sorted = sort(options, dataset, &loaded, &bytes, &watch)?;
    let batches = Batches::of(&sorted, &options.into, &stamp, &mapping);
    batches.check_room(&loaded, &Limits::default())?;
    if !loaded.case.sources.contains_key(&model::SourceId::new(dataset.word())) && sorted.entering() > 0 {
        let with_side = !loaded.case.sides.contains_key(&SideId::new(&side));
        batches.write_source(&written::source(&stamp, &side, with_side))?;
    }
    let done = batches.write_all(&watch)?;
    let aside = put_aside(&sorted, &stamp, &batches)?;
    report::print(&report::Said {
        options,
        stamp: &stamp,
        sorted: &sorted,
        mapping: &mapping,
        done: &done,
        aside,
    })
}

fn read(path: &Path) -> Result<Vec<u8>, CommandError> {
    let name = shown_path(path);
    let failed = |error: io::Error| CommandError::input(format!("`{name}` cannot be read: {error}"));
    let found = fs::metadata(path).map_err(failed)?;
    if !found.is_file() {
        return Err(CommandError::input(format!("`{name}` is not a file")));
    }
    if found.len() > MOST_BYTES {
        return Err(CommandError::input(format!(
            "`{name}` has {} bytes; at most {MOST_BYTES} are read",
            found.len()
        ))
        .hint("cut it to the country and years of the case"));
    }
    fs::read(path).map_err(failed)
}

fn stamp(options: &Import, dataset: Dataset) -> Result<Stamp, CommandError> {
    let retrieved = options.retrieved.unwrap_or_else(today);
    let version = match (&options.version, dataset) {
        (Some(version), _) if !version.trim().is_empty() => version.trim().to_owned(),
        (_, Dataset::Acled) => retrieved.to_string(),
        (_, Dataset::Gdelt) => "2.0".to_owned(),
        (_, Dataset::Ucdp) => {
            return Err(CommandError::input("which version of UCDP GED is it?")
                .hint("write it behind the file, as its makers call it: --version 19.1"));
        }
    };
    let file = options.file.file_name().unwrap_or_default().to_string_lossy();
    Ok(Stamp { dataset, version, retrieved, file: words::harmless(&file) })
}

#[expect(clippy::disallowed_methods, reason = "the command line is where the clock is asked")]
fn today() -> Date {
    Zoned::now().date()
}

fn mapping(options: &Import, dataset: Dataset, loaded: &Loaded) -> Result<Mapping, CommandError> {
    let Some(path) = &options.mapping else { return Ok(Mapping::default()) };
    let file = casefile::read_file(path, &Limits::default())?.map_err(|diagnostics| {
        render::some(&diagnostics, &[]);
        CommandError::said()
    })?;
    Mapping::read(&file.text, &file.path, dataset, &loaded.case).map_err(|diagnostics| {
        render::some(&diagnostics, &[SourceFile::new(&file.path, &file.text)]);
        CommandError::said()
    })
}

/// The side of the data set: one of the case, where one is named.
fn side(options: &Import, dataset: Dataset, loaded: &Loaded) -> Result<String, CommandError> {
    let case = &loaded.case;
    if let Some(source) = case.sources.get(&model::SourceId::new(dataset.word()))
        && source.machine_coded != dataset.is_machine_coded()
    {
        let word = dataset.word();
        return Err(CommandError::input(format!(
            "the case has a source `{word}`, and it is not marked as machine-coded"
        ))
        .hint(format!("write `source \"{word}\" … machine-coded=#true`: no person wrote what it says")));
    }
    match &options.side {
        None => Ok(SIDE.to_owned()),
        Some(side) if case.sides.contains_key(&SideId::new(side)) => Ok(side.clone()),
        Some(side) => Err(ask::unknown("side", side, case.sides.keys().map(SideId::as_str))),
    }
}

fn sort(
    options: &Import,
    dataset: Dataset,
    loaded: &Loaded,
    bytes: &[u8],
    watch: &Watch,
) -> Result<Sorted, CommandError> {
    let case = &loaded.case;
    let known: BTreeSet<&str> = case
        .incidents
        .keys()
        .map(model::IncidentId::as_str)
        .chain(case.claims.keys().map(model::ClaimId::as_str))
        .chain(case.leads.keys().map(model::LeadId::as_str))
        .collect();
    let is_known = |id: &str| known.contains(id);
    let ask = Ask { dataset, is_known: &is_known, country: options.country.as_deref() };
    let bar = Watch::bar(bytes.len(), "reading");
    let sorted = sort_out(bytes, ask, &mut |behind| {
        bar.set_position(behind as u64);
        !watch.is_stopped()
    });
    bar.finish_and_clear();
    let name = shown_path(&options.file);
    sorted.map_err(|halt| match halt {
        Halt::Stopped => CommandError::found().saying("stopped before anything was written"),
        Halt::OtherFile(why) => {
            CommandError::input(format!("`{name}` is no file of {}: {why}", dataset.title()))
                .hint("give the file as its makers publish it; docs/import.md names the columns")
        }
    })
}

fn propose(
    options: &Import,
    dataset: Dataset,
    loaded: &Loaded,
    bytes: &[u8],
    path: &Path,
    watch: &Watch,
) -> Result<(), CommandError> {
    let name = shown_path(path);
    // every name counts, also those of rows that are in the case already
    let sorted = sort(options, dataset, loaded, bytes, watch)?;
    let text = proposal::write(&sorted.names, dataset, &loaded.case);
    output::write_new(path, &text).map_err(|error| match error.kind() {
        io::ErrorKind::AlreadyExists => CommandError::input(format!("`{name}` is there already"))
            .hint("nothing was written over it; name a new file"),
        _ => CommandError::input(format!("`{name}`: {error}")),
    })?;
    output::text(&format!(
        "{name} names what stands in {}. Look at each line, take `proposed` away where it is right, then:\n  trucewatch import {} {} --into {} --mapping {}\n",
        shown_path(&options.file),
        dataset.word(),
        words::path_word(&options.file),
        words::path_word(&options.into),
        words::path_word(path),
    ))
}

/// Writes the rows that were put aside, and takes away what an earlier run of the same file put aside where all is well now.
fn put_aside(sorted: &Sorted, stamp: &Stamp, batches: &Batches<'_>) -> Result<Option<String>, CommandError> {
    let path = batches.aside();
    let failed = |error: io::Error| CommandError::input(format!("`{}`: {error}", shown_path(&path)));
    if sorted.rejects.is_empty() {
        return match fs::remove_file(&path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(failed(error)),
            _ => Ok(None),
        };
    }
    let text =
        rejects::write(&sorted.rejects, &sorted.head, stamp.dataset).map_err(CommandError::internal)?;
    files::put(&path, &text).map_err(failed)?;
    Ok(Some(shown_path(&path)))
}
