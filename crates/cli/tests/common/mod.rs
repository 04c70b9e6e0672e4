//! Runs the real binary.

#![allow(
    dead_code,
    clippy::unwrap_used,
    clippy::allow_attributes,
    reason = "each test binary uses some of it"
)]

use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

/// What a run of the program left.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

/// The program with these arguments.
pub(crate) fn program(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_trucewatch"));
    command.args(args).stdin(Stdio::null()).env_remove("NO_COLOR").env_remove("CLICOLOR_FORCE");
    command
}

/// Runs the program to its end.
pub(crate) fn run(args: &[&str]) -> Ran {
    ran(&program(args).output().unwrap())
}

/// What a finished run left.
pub(crate) fn ran(output: &Output) -> Ran {
    let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).unwrap();
    Ran { code: output.status.code().unwrap(), out: text(&output.stdout), err: text(&output.stderr) }
}

/// A folder with the case of the template in it; gone when it is dropped.
pub(crate) struct Folder {
    dir: tempfile::TempDir,
    case: String,
}

impl Folder {
    pub(crate) fn new() -> Self {
        let dir = tempfile::tempdir().unwrap();
        let case = dir.path().join("ferry").to_str().unwrap().to_owned();
        let made = run(&["init", &case]);
        assert_eq!(made.code, 0, "{made:?}");
        Self { dir, case }
    }

    /// The path of the case.
    pub(crate) fn case(&self) -> &str {
        &self.case
    }

    /// A path beside the case.
    pub(crate) fn beside(&self, name: &str) -> PathBuf {
        self.dir.path().join(name)
    }

    /// A file of the case.
    pub(crate) fn file(&self, name: &str) -> String {
        Path::new(&self.case).join(name).to_str().unwrap().to_owned()
    }

    /// Changes a file of the case.
    pub(crate) fn edit(&self, name: &str, change: impl FnOnce(String) -> String) {
        let path = self.file(name);
        let text = std::fs::read_to_string(&path).unwrap();
        std::fs::write(path, change(text)).unwrap();
    }

    /// Runs a command on the case.
    pub(crate) fn run(&self, command: &str, rest: &[&str]) -> Ran {
        let args: Vec<&str> = [command, &self.case].into_iter().chain(rest.iter().copied()).collect();
        run(&args)
    }
}
