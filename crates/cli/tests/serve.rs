//! The site over real sockets: attacked, changed under its feet, told to end.

#[path = "site/server.rs"]
mod server;

mod common;

use std::fs;
use std::io::{Read, Write};
use std::net::TcpStream;
use std::path::{Path, PathBuf};
use std::time::Duration;

use common::{Folder, run};
use server::{LONG, Server};

fn syria() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016")
}

fn status(response: &str) -> &str {
    response.split(' ').nth(1).unwrap_or("none")
}

#[test]
fn every_response_says_what_it_may_load_and_who_may_frame_it() {
    let server = Server::start(&syria(), &["--address", "https://truce.example.org"]);
    for path in ["/en", "/en/incidents/DAS-0331", "/nowhere", "/static/style.css", "/en/incidents?as-of=x"] {
        let response = server.get(path).to_ascii_lowercase();
        let policy = response.lines().find(|line| line.starts_with("content-security-policy:")).unwrap();
        assert!(
            policy.contains("default-src 'none'") && policy.contains("frame-ancestors 'none'"),
            "{path}: {policy}"
        );
        assert!(!policy.contains("unsafe"), "{path}: {policy}");
        for wanted in [
            "x-content-type-options: nosniff",
            "x-frame-options: deny",
            "referrer-policy: no-referrer",
            "strict-transport-security: max-age=63072000",
            "cross-origin-opener-policy: same-origin",
        ] {
            assert!(response.contains(wanted), "{path} lacks {wanted}");
        }
        assert!(!response.contains("set-cookie"), "{path}");
    }
    let plain = Server::start(&syria(), &[]);
    assert!(!plain.get("/en").to_ascii_lowercase().contains("strict-transport-security"));
}

#[test]
fn nothing_outside_is_read_however_the_path_is_written() {
    let server = Server::start(&syria(), &[]);
    for path in [
        "/../../../../etc/passwd",
        "/static/../../../../etc/passwd",
        "/static/%2e%2e%2f%2e%2e%2fetc%2fpasswd",
        "/static/..%5c..%5cetc%5cpasswd",
        "/en/incidents/..%2f..%2f..%2fetc%2fpasswd",
        "/en/incidents/%00",
        "//etc/passwd",
        "/static/case.kdl",
    ] {
        let response = server.get(path);
        assert!(["404", "400"].contains(&status(&response)), "{path}: {}", status(&response));
        assert!(!response.contains("root:"), "{path}");
    }
}

#[test]
fn what_is_too_large_or_malformed_is_refused_and_the_next_is_answered() {
    let server = Server::start(&syria(), &[]);
    let long = format!("/en?{}", "a".repeat(6_000));
    assert_eq!(status(&server.get(&long)), "414");
    let many =
        format!("GET /en HTTP/1.1\r\nHost: x\r\n{}Connection: close\r\n\r\n", "X-A: b\r\n".repeat(20_000));
    assert!(["431", "none"].contains(&status(&server.send(many.as_bytes()))));
    for bytes in
        [&b"\x16\x03\x01\x02\x00\x01\x00"[..], b"GET\r\n\r\n", b"GET / HTTP/9.9\r\n\r\n", b"\0\0\0\0\r\n\r\n"]
    {
        assert!(["400", "505", "none"].contains(&status(&server.send(bytes))), "{bytes:?}");
    }
    let body =
        "POST /en HTTP/1.1\r\nHost: x\r\nContent-Length: 99999999999\r\nConnection: close\r\n\r\nhello";
    assert_eq!(status(&server.send(body.as_bytes())), "405");
    for method in ["PUT", "DELETE", "PATCH", "TRACE", "OPTIONS"] {
        let request = format!("{method} /en HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
        assert_eq!(status(&server.send(request.as_bytes())), "405", "{method}");
    }
    assert_eq!(status(&server.get("/en")), "200");
}

#[test]
fn a_visitor_who_asks_too_often_is_told_to_wait_and_others_are_not() {
    let server = Server::start(&syria(), &["--requests-per-second", "1", "--behind-proxy"]);
    let ask = |from: &str| {
        let request = format!(
            "GET /healthz HTTP/1.1\r\nHost: x\r\nX-Forwarded-For: 203.0.113.9, {from}\r\nConnection: close\r\n\r\n"
        );
        server.send(request.as_bytes())
    };
    let answers: Vec<String> = (0..40).map(|_| ask("198.51.100.7")).collect();
    let refused: Vec<&String> = answers.iter().filter(|answer| status(answer) == "429").collect();
    assert!(refused.len() > 10, "{} of 40 were refused", refused.len());
    assert!(refused[0].to_ascii_lowercase().contains("retry-after: "));
    assert_eq!(status(&ask("198.51.100.8")), "200");
}

#[test]
fn one_who_says_nothing_is_let_go_and_holds_nobody_up() {
    let server = Server::start(&syria(), &[]);
    let mut silent: Vec<TcpStream> = (0..50).map(|_| TcpStream::connect(&server.at).unwrap()).collect();
    for stream in &mut silent {
        stream.write_all(b"GET /en HTTP/1.1\r\nHo").unwrap();
    }
    assert_eq!(status(&server.get("/en")), "200");
    silent[0].set_read_timeout(Some(LONG)).unwrap();
    let mut rest = Vec::new();
    // it ends the connection by itself
    let _ = silent[0].read_to_end(&mut rest);
}

#[test]
fn told_to_end_it_answers_what_is_under_way_and_ends_well() {
    let mut server = Server::start(&syria(), &[]);
    let mut stream = TcpStream::connect(&server.at).unwrap();
    stream.set_read_timeout(Some(LONG)).unwrap();
    // a page of another time takes an assessment, and so some time
    stream
        .write_all(b"GET /en/incidents?as-of=2016-06-01 HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
        .unwrap();
    std::thread::sleep(Duration::from_millis(50));
    server.interrupt();
    let mut got = String::new();
    stream.read_to_string(&mut got).unwrap();
    assert_eq!(status(&got), "200");
    assert!(got.contains("</html>"), "the answer was cut off");
    assert!(server.end().success());
}

#[test]
fn a_case_that_changes_is_read_anew_and_what_turned_is_marked() {
    let folder = Folder::new();
    let server = Server::start(Path::new(folder.case()), &[]);
    assert!(!server.get("/en/incidents").contains("turned-note"));
    let before = server.get("/change");
    let path = folder.file("agreement.kdl");
    let whole = fs::read_to_string(&path).unwrap();
    // a text that forbids something else finds something else
    let changed = whole.replacen("forbid \"attack\"", "forbid \"arrest\"", 1);
    assert_ne!(changed, whole);
    fs::write(&path, &changed).unwrap();
    let heard = server.hear("read anew");
    assert!(!heard.contains(": 0 "), "{heard}");
    assert_ne!(server.get("/change").lines().last(), before.lines().last());
    assert!(server.get("/en/incidents").contains("turned-note"), "nothing is marked");
    // what cannot be read leaves what was there, and says so
    fs::write(&path, "agreement {").unwrap();
    server.hear("goes on showing");
    let page = server.get("/en/incidents");
    assert!(page.contains("turned-note") && page.contains("cannot be read without errors"));
    fs::write(&path, &whole).unwrap();
    server.hear("read anew");
    assert!(!server.get("/en").contains("cannot be read without errors"));
}

#[test]
fn a_place_that_is_taken_is_said_with_what_to_do() {
    let server = Server::start(&syria(), &[]);
    let out = run(&["serve", syria().to_str().unwrap(), "--listen", &server.at]);
    assert_eq!(out.code, 2);
    assert!(out.err.contains("cannot listen") && out.err.contains("--listen"), "{}", out.err);
}
