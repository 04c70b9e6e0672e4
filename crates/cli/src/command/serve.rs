//! `trucewatch serve`: the public face of a case, in a browser.

use std::net::TcpListener;
use std::path::Path;
use std::sync::Arc;
use std::thread;
use std::time::Duration;

use casefile::{Limits, Stamp};
use jiff::Timestamp;
use web::{Options, Serving, Site, serve};

use crate::args;
use crate::error::CommandError;
use crate::{ask, output, render, words};

pub(crate) fn run(options: &args::Serve) -> Result<(), CommandError> {
    let stamp = Stamp::of(&options.case, &Limits::default());
    let loaded = ask::load(&options.case)?;
    let listener = TcpListener::bind(options.listen).map_err(|error| {
        CommandError::input(format!("cannot listen on {}: {error}", options.listen))
            .hint("choose another place with --listen, for example --listen 127.0.0.1:8081")
    })?;
    let own = format!("http://{}", listener.local_addr()?);
    let address = options.address.clone().unwrap_or_else(|| own.clone());
    let site = Site::new(
        loaded.case,
        Options {
            address: address.trim_end_matches('/').to_owned(),
            clock,
            requests_per_second: options.requests_per_second,
            behind_proxy: options.behind_proxy,
        },
    );
    let site = Arc::new(site.map_err(CommandError::input)?);
    let count = site.published();
    output::note(&format!("{own}/  {} published; end with Ctrl-C", render::counted(count, "incident")));
    let watched = Arc::clone(&site);
    let path = options.case.clone();
    // it ends with the process
    thread::spawn(move || watch(&watched, &path, stamp));
    let threads = thread::available_parallelism().map_or(2, std::num::NonZero::get);
    serve(site, Serving { listener, threads })?;
    output::note("ended; every request that was under way was answered");
    Ok(())
}

#[expect(clippy::disallowed_methods, reason = "the command line is where the clock is asked")]
fn clock() -> Timestamp {
    Timestamp::now()
}

/// How often the files are looked at.
const EVERY: Duration = Duration::from_millis(500);

/// Reads the case anew when a file of it changes. Where it has errors they are told here, and the site goes on showing what it showed.
fn watch(site: &Site, path: &Path, mut known: Stamp) {
    loop {
        thread::sleep(EVERY);
        let stamp = Stamp::of(path, &Limits::default());
        if stamp == known {
            if let Err(error) = site.keep_up() {
                output::failure(&CommandError::input(error));
            }
            continue;
        }
        known = stamp;
        match reload(site, path) {
            Ok(turned) => output::note(&format!("read anew: {} changed", render::counted(turned, "finding"))),
            Err(error) => {
                site.mark_stale();
                output::failure(&error);
                let check = format!("trucewatch check {}", words::path_word(path));
                output::note(&format!("the site goes on showing what it showed before; see: {check}"));
            }
        }
    }
}

fn reload(site: &Site, path: &Path) -> Result<usize, CommandError> {
    let loaded = casefile::load(path, &Limits::default())?;
    let (errors, _) = render::numbers(&loaded);
    if errors > 0 {
        return Err(CommandError::input(format!(
            "{} in the changed files",
            render::counted(errors, "error")
        )));
    }
    site.replace(loaded.case).map_err(CommandError::input)
}
