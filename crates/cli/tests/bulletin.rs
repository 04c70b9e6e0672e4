//! Bulletins by the real program: on the standard output, and on the site.

#![expect(clippy::unwrap_used, reason = "what starts a site for a test is of the test")]

mod common;

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Child, Stdio};

use common::{Folder, program};

#[test]
fn a_day_and_a_week_are_written() {
    let folder = Folder::new();
    let day = folder.run("bulletin", &["--day", "2031-05-12"]);
    assert_eq!((day.code, day.err.as_str()), (0, ""));
    assert!(day.out.starts_with("# Bulletin of 12 May 2031\n"), "{}", day.out);
    assert!(day.out.contains("Version 2, from what the record had learnt by the end of 13 May 2031."));
    assert!(!day.out.contains("]("), "no link where there is no site");
    let week = folder.run("bulletin", &["--week", "2031-W20", "--format", "html", "--lang", "ar"]);
    assert!(week.out.contains("<html lang=\"ar\" dir=\"rtl\">") && !week.out.contains("<script"));
}

#[test]
fn an_earlier_version_is_written_as_it_stood() {
    let folder = Folder::new();
    let then = folder.run("bulletin", &["--day", "2031-05-12", "--known-at", "2031-05-12"]);
    assert!(then.out.contains("Version 1, ") && then.out.contains("This is the first version."));
    let now = folder.run("bulletin", &["--day", "2031-05-12", "--known-at", "2031-05-20"]);
    assert_eq!(now.out, folder.run("bulletin", &["--day", "2031-05-12"]).out);
}

#[test]
fn numbers_lead_to_their_lists_where_there_is_a_site() {
    let ran = Folder::new()
        .run("bulletin", &["--day", "2031-05-12", "--lang", "ru", "--address", "https://truce.example/"]);
    assert!(ran.out.contains("](https://truce.example/ru/incidents?as-of=2031-05-12"), "{}", ran.out);
}

#[test]
fn the_content_comes_as_canonical_json() {
    let folder = Folder::new();
    let of = |form: &str| folder.run("bulletin", &["--day", "2031-05-12", "--format", form]).out;
    let all: serde_json::Value = serde_json::from_str(&of("json")).unwrap();
    assert_eq!(all["period"], "2031-05-12");
    assert_eq!(all.to_string(), of("json"), "keys in order, no white space");
}

#[test]
fn a_pdf_is_written_as_bytes() {
    let folder = Folder::new();
    let args = ["bulletin", folder.case(), "--week", "2031-W20", "--lang", "ar", "--format", "pdf"];
    let ran = program(&args).output().unwrap();
    assert!(ran.status.success() && ran.stderr.is_empty(), "{ran:?}");
    assert!(ran.stdout.starts_with(b"%PDF-"));
}

#[test]
fn what_cannot_be_written_says_why_and_what_to_do() {
    let folder = Folder::new();
    let failed = |args: &[&str], words: &str| {
        let ran = folder.run("bulletin", args);
        assert_eq!(ran.code, 2, "{ran:?}");
        assert!(ran.out.is_empty() && ran.err.contains(words), "{}", ran.err);
    };
    failed(&[], "--day");
    failed(&["--day", "2031-05-12", "--week", "2031-W20"], "cannot be used with");
    failed(&["--day", "2031-W20"], "write it as 2016-04-01");
    failed(&["--week", "2031-W99"], "write it as 2016-W13");
    failed(&["--day", "2031-06-01"], "the record ends before the end of 2031-06-01");
    failed(&["--day", "2031-05-12", "--known-at", "2031-05-11"], "the first version: --known-at 2031-05-12");
    failed(&["--day", "2031-05-12", "--known-at", "soon"], "--known-at:");
}

/// A site of a case; ended when it is dropped.
struct Served {
    child: Child,
    place: String,
}

impl Served {
    fn of(case: &str) -> Self {
        let mut command = program(&["serve", case, "--listen", "127.0.0.1:0"]);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stderr.take().unwrap()).read_line(&mut line).unwrap();
        let place = line.strip_prefix("http://").unwrap().split('/').next().unwrap().to_owned();
        Self { child, place }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.place).unwrap();
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: truce\r\nAccept: text/html\r\nConnection: close\r\n\r\n"
        )
        .unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }
}

impl Drop for Served {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}

#[test]
fn the_site_lists_bulletins_and_keeps_every_version() {
    let folder = Folder::new();
    let site = Served::of(folder.case());
    let list = site.get("/en/bulletins");
    assert!(list.starts_with("HTTP/1.1 200") && list.contains("href=\"/en/bulletins/2031-05-12\""), "{list}");
    assert!(list.contains("href=\"/en/bulletins/2031-W20\""));
    let newest = site.get("/en/bulletins/2031-05-12");
    assert!(newest.contains("Version 2, from") && newest.contains("\"@type\":\"NewsArticle\""), "{newest}");
    let first = site.get("/en/bulletins/2031-05-12/v/1");
    assert!(
        first.contains("Version 1, from") && first.contains("There is a newer version of this bulletin.")
    );
    let then = site.get("/en/bulletins/2031-05-12?known-at=2031-05-12");
    assert!(then.contains("Version 1, from"));
    let plain = site.get("/en/bulletins/2031-05-12/v/1/bulletin.md");
    assert!(plain.contains("text/markdown") && plain.contains("# Bulletin of 12 May 2031"));
    let print = site.get("/ar/bulletins/2031-05-12/v/1/bulletin.pdf");
    assert!(print.contains("application/pdf") && print.contains("\r\n\r\n%PDF-"));
    assert!(print.contains("filename=\"bulletin-2031-05-12-v1-ar.pdf\""));
    for (path, status) in [
        ("/en/bulletins/2031-05-12/v/3", "404"),
        ("/en/bulletins/2031-05-12/v/0", "404"),
        ("/en/bulletins/2031-05-12/v/01", "404"),
        ("/en/bulletins/2031-06-01", "404"),
        ("/en/bulletins/2031-W99", "400"),
        ("/en/bulletins?page=2", "400"),
    ] {
        assert!(site.get(path).starts_with(&format!("HTTP/1.1 {status}")), "{path}");
    }
    // the number of the table is that of the list that it leads to
    let list = site.get("/en/incidents?as-of=2031-05-12&known-at=2031-05-12&from=2031-05-12&until=2031-05-12&told=yes&reading=neutral&verdict=not-taken-up");
    assert!(list.starts_with("HTTP/1.1 200"), "{list}");
}
