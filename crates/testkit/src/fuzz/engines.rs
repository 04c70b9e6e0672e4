//! The engines against one another, on any sound and small case.

use std::hash::{DefaultHasher, Hash, Hasher};

use assess::Asked;
use casefile::{Limits, SourceFile, load_texts};
use kdltree::decode;
use model::Case;

use super::assessed::is_small;
use super::targets::SEPARATOR;
use crate::alike::{an_instant, batch_is_like_reference, retold};
use fastrand::Rng;

/// Loads a case, and holds the fast engines against the reference where it is sound and small: as it stands, at another time, and told change by
/// change.
///
/// # Panics
///
/// An engine says otherwise than the reference.
pub fn engines(data: &[u8]) {
    let Ok(text) = decode(data) else { return };
    let files = text.split(SEPARATOR).enumerate();
    let files = files.map(|(n, text)| SourceFile::new(&format!("{n:03}.kdl"), text)).collect();
    let loaded = load_texts(files, &Limits::default());
    if loaded.has_errors() || !is_small(&loaded.case) || is_too_fine(&loaded.case) {
        return;
    }
    let case = loaded.case;
    // what is asked follows from the text, so that an input shows the same fault again
    let mut hasher = DefaultHasher::new();
    data.hash(&mut hasher);
    let mut rng = Rng::with_seed(hasher.finish());
    let asked = Asked::of_all(&case);
    let earlier = Asked {
        as_of: an_instant(&case, &mut rng).unwrap_or(asked.as_of),
        known_at: an_instant(&case, &mut rng).unwrap_or(asked.known_at),
    };
    for asked in [asked, earlier] {
        let same = batch_is_like_reference(&case, asked);
        assert!(same.is_ok(), "the batch is not the reference: {}", same.err().unwrap_or_default());
    }
    let same = retold(&case, asked, rng.u64(..));
    assert!(same.is_ok(), "the incremental engine is not the reference: {}", same.err().unwrap_or_default());
}

/// Columns refuse what is finer than a microsecond, and say so.
fn is_too_fine(case: &Case) -> bool {
    let windows = case.incidents.values().map(|incident| incident.when.window);
    windows
        .flat_map(|window| [window.from, window.until])
        .flatten()
        .any(|at| at.subsec_nanosecond() % 1_000 != 0)
}
