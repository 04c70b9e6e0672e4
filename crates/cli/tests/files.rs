//! Commands about files: init, check, fmt, completions, man.

mod common;

use common::{Folder, program, ran, run};

#[test]
fn init_refuses_a_folder_with_something_in_it() {
    let folder = Folder::new();
    let ran = run(&["init", folder.case()]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is not empty"), "{}", ran.err);
    let file = folder.beside("a-file");
    std::fs::write(&file, "x").unwrap();
    assert_eq!(run(&["init", file.to_str().unwrap()]).code, 2);
    let empty = folder.beside("empty");
    std::fs::create_dir(&empty).unwrap();
    assert_eq!(run(&["init", empty.to_str().unwrap()]).code, 0);
}

#[test]
fn the_template_is_without_fault_and_laid_out() {
    let folder = Folder::new();
    let ran = folder.run("check", &[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert_eq!(ran.out, "7 files checked, no error\n");
    let files: Vec<String> = std::fs::read_dir(folder.case())
        .unwrap()
        .map(|entry| entry.unwrap().path().to_str().unwrap().to_owned())
        .collect();
    let args: Vec<&str> = ["fmt", "--check"].into_iter().chain(files.iter().map(String::as_str)).collect();
    let ran = run(&args);
    assert_eq!((ran.code, ran.out.as_str()), (0, ""));
}

#[test]
fn single_files_are_checked_without_the_rest() {
    let folder = Folder::new();
    assert_eq!(run(&["check", &folder.file("incidents.kdl")]).code, 0);
    folder.edit("incidents.kdl", |text| text.replace("act \"shelling\"", "act \"sheling\""));
    let ran = run(&["check", &folder.file("incidents.kdl"), &folder.file("record.kdl")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("did you mean `shelling`?"), "{}", ran.err);
    assert_eq!(run(&["check", &folder.file("nothing.kdl")]).code, 2);
}

#[test]
fn fmt_lays_out_once_and_then_changes_nothing() {
    let folder = Folder::new();
    let file = folder.file("areas.kdl");
    let before = std::fs::read_to_string(&file).unwrap();
    folder.edit("areas.kdl", |text| text.replace("    ", "  ") + "\n\n\n");
    let looked = run(&["fmt", "--check", &file]);
    assert_eq!((looked.code, looked.out.trim()), (1, file.as_str()));
    assert_eq!(run(&["fmt", &file]).code, 0);
    assert_eq!(std::fs::read_to_string(&file).unwrap(), before);
    assert_eq!(run(&["fmt", &file]).out, "");
    assert_eq!(std::fs::read_dir(folder.case()).unwrap().count(), 7, "nothing is left beside it");
}

#[test]
fn fmt_leaves_a_broken_file_alone_and_does_the_others() {
    let folder = Folder::new();
    folder.edit("actors.kdl", |text| text + "\nactor \"open {\n");
    folder.edit("areas.kdl", |text| text + "\n\n\n");
    let broken = std::fs::read_to_string(folder.file("actors.kdl")).unwrap();
    let ran = run(&["fmt", &folder.file("actors.kdl"), &folder.file("areas.kdl"), &folder.file("no.kdl")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("is left as it is") && ran.err.contains("no.kdl"), "{}", ran.err);
    assert_eq!(std::fs::read_to_string(folder.file("actors.kdl")).unwrap(), broken);
    assert_eq!(ran.out.trim(), folder.file("areas.kdl"));
    assert_eq!(run(&["fmt", folder.case()]).code, 2);
}

#[test]
fn fmt_reads_no_more_than_any_other_command_does() {
    let folder = Folder::new();
    let huge = folder.file("huge.kdl");
    std::fs::File::create(&huge).unwrap().set_len(1 << 30).unwrap();
    let ran = run(&["fmt", "--check", &huge]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("case::file-too-large") && ran.err.contains("is left as it is"), "{}", ran.err);
    std::fs::write(folder.file("bytes.kdl"), b"a \xff\xff").unwrap();
    let ran = run(&["fmt", &folder.file("bytes.kdl")]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("case::encoding"), "{}", ran.err);
}

#[cfg(unix)]
#[test]
fn fmt_writes_what_a_link_leads_to() {
    let folder = Folder::new();
    folder.edit("areas.kdl", |text| text + "\n\n\n");
    let (target, link) = (folder.file("areas.kdl"), folder.beside("link.kdl"));
    std::os::unix::fs::symlink(&target, &link).unwrap();
    assert_eq!(run(&["fmt", link.to_str().unwrap()]).code, 0);
    assert!(link.is_symlink());
    assert!(!std::fs::read_to_string(&target).unwrap().ends_with("\n\n"));
}

#[cfg(unix)]
#[test]
fn the_command_that_init_prints_can_be_run_whatever_the_folder_is_called() {
    let dir = tempfile::tempdir().unwrap();
    for name in ["-case", "my 'case'", "a\u{1b}[31mb", "$(id)"] {
        let ran = ran(&program(&["init", "--", name]).current_dir(dir.path()).output().unwrap());
        assert_eq!(ran.code, 0, "{ran:?}");
        assert!(!ran.out.contains('\u{1b}'));
        let printed = ran.out.trim_end().rsplit("trucewatch assess ").next().unwrap();
        let shell = std::process::Command::new("bash")
            .args(["-c", &format!("test -f {printed}/case.kdl")])
            .current_dir(dir.path())
            .status()
            .unwrap();
        assert!(shell.success(), "{printed}");
    }
}

#[test]
fn every_shell_gets_its_completions() {
    for (shell, word) in
        [("bash", "complete -F"), ("zsh", "#compdef trucewatch"), ("fish", "complete -c trucewatch")]
    {
        let ran = run(&["completions", shell]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains(word) && ran.out.contains("obligations"), "{shell}");
    }
    assert_eq!(run(&["completions", "cmd"]).code, 2);
}

#[test]
fn there_is_a_manual_page_for_every_command() {
    let main = run(&["man"]);
    assert!(main.out.contains(".TH trucewatch 1") && main.out.contains("Exit codes"), "{}", main.out);
    let dir = tempfile::tempdir().unwrap();
    assert_eq!(run(&["man", dir.path().to_str().unwrap()]).code, 0);
    let mut pages: Vec<String> = std::fs::read_dir(dir.path())
        .unwrap()
        .map(|e| e.unwrap().file_name().into_string().unwrap())
        .collect();
    pages.sort();
    let expected = [
        "assess",
        "bench-copies",
        "bench-yardstick",
        "bench",
        "bulletin",
        "calendar",
        "check",
        "compare",
        "completions",
        "explain",
        "fmt",
        "import",
        "init",
        "leads",
        "lsp",
        "man",
        "obligations",
        "serve",
        "standing",
        "tallies",
        "terms-explain",
        "terms",
        "try",
    ];
    let expected: Vec<String> = expected.iter().map(|name| format!("trucewatch-{name}.1")).collect();
    assert_eq!(pages, [expected, vec!["trucewatch.1".to_owned()]].concat());
}

#[test]
fn help_teaches_by_example() {
    let commands = [
        "assess",
        "explain",
        "bulletin",
        "compare",
        "serve",
        "standing",
        "obligations",
        "tallies",
        "calendar",
        "check",
        "fmt",
        "import",
        "leads",
        "init",
        "completions",
        "lsp",
        "man",
    ];
    for command in commands {
        for flag in ["--help", "-h"] {
            let ran = run(&[command, flag]);
            assert_eq!(ran.code, 0);
            assert!(
                ran.out.contains("Example") && ran.out.contains(&format!("  trucewatch {command}")),
                "{command}"
            );
        }
    }
    assert!(run(&["--help"]).out.contains("Exit codes: 0 done"));
    assert!(run(&["--version"]).out.starts_with("trucewatch "));
}
