//! How far an import is, on a terminal, and whether somebody wants it to stop.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use indicatif::{ProgressBar, ProgressStyle};

/// Hears Ctrl-C.
#[derive(Debug)]
pub(super) struct Watch {
    stopped: Arc<AtomicBool>,
}

impl Watch {
    /// Begins to listen. Where that is not possible, Ctrl-C ends the program at once, which costs nothing that is written.
    pub(super) fn start() -> Self {
        let stopped = Arc::new(AtomicBool::new(false));
        let heard = Arc::clone(&stopped);
        // a second Ctrl-C is no different: files are put in their place whole or not at all
        let _ = ctrlc::set_handler(move || heard.store(true, Ordering::Relaxed));
        Self { stopped }
    }

    /// Returns true once somebody pressed Ctrl-C.
    pub(super) fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// A bar on the standard error, where that is a terminal.
    pub(super) fn bar(length: usize, what: &'static str) -> ProgressBar {
        let bar = ProgressBar::new(length as u64);
        if let Ok(style) = ProgressStyle::with_template("{msg} {wide_bar} {percent}% {eta}") {
            bar.set_style(style);
        }
        bar.set_message(what);
        bar
    }
}
