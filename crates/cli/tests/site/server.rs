//! The program as a server: started, asked over sockets, told to end.

#![allow(
    dead_code,
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "each test binary uses some of it"
)]

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::sync::mpsc;
use std::time::{Duration, Instant};

/// A server that ends with the test.
pub(crate) struct Server {
    pub(crate) process: Child,
    /// Where it listens: `127.0.0.1:PORT`.
    pub(crate) at: String,
    /// What it says on its standard error, line by line.
    pub(crate) said: mpsc::Receiver<String>,
}

/// Nothing here takes longer, on however slow a machine.
pub(crate) const LONG: Duration = Duration::from_mins(2);

impl Server {
    /// Serves a case on a free port.
    pub(crate) fn start(case: &Path, options: &[&str]) -> Self {
        let mut process = Command::new(env!("CARGO_BIN_EXE_trucewatch"))
            .arg("serve")
            .arg(case)
            .args(["--listen", "127.0.0.1:0"])
            .args(options)
            .stderr(Stdio::piped())
            .spawn()
            .unwrap();
        let err = process.stderr.take().unwrap();
        let (tell, said) = mpsc::channel();
        std::thread::spawn(move || {
            BufReader::new(err).lines().map_while(Result::ok).all(|line| tell.send(line).is_ok())
        });
        let mut server = Self { process, at: String::new(), said };
        let first = server.hear("http://");
        first.split("http://").nth(1).unwrap().split('/').next().unwrap().clone_into(&mut server.at);
        server
    }

    /// Waits until it says something.
    pub(crate) fn hear(&self, wanted: &str) -> String {
        let until = Instant::now() + LONG;
        loop {
            let left = until.saturating_duration_since(Instant::now());
            let line = self.said.recv_timeout(left).unwrap_or_else(|_| panic!("it never said {wanted:?}"));
            if line.contains(wanted) {
                return line;
            }
        }
    }

    /// Sends bytes, and reads all that comes back until the other side closes.
    pub(crate) fn send(&self, bytes: &[u8]) -> String {
        let mut stream = TcpStream::connect(&self.at).unwrap();
        stream.set_read_timeout(Some(LONG)).unwrap();
        // the other side may have heard enough before the end
        let _ = stream.write_all(bytes);
        let mut got = Vec::new();
        let _ = stream.read_to_end(&mut got);
        String::from_utf8_lossy(&got).into_owned()
    }

    /// Asks for a path, and gets the whole response.
    pub(crate) fn get(&self, path: &str) -> String {
        self.send(format!("GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n", self.at).as_bytes())
    }

    /// Tells it to end, as Ctrl-C does.
    pub(crate) fn interrupt(&self) {
        assert!(
            Command::new("kill").args(["-INT", &self.process.id().to_string()]).status().unwrap().success()
        );
    }

    /// Waits for its end.
    pub(crate) fn end(&mut self) -> std::process::ExitStatus {
        let until = Instant::now() + LONG;
        loop {
            if let Some(status) = self.process.try_wait().unwrap() {
                return status;
            }
            assert!(Instant::now() < until, "it does not end");
            std::thread::sleep(Duration::from_millis(20));
        }
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.process.kill();
        let _ = self.process.wait();
    }
}
