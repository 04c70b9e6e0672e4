//! The rule that each piece of the linter's advice names a real case. What it says of which file is in `diagnostics.rs`.

use crate::support;

#[test]
fn every_piece_of_advice_names_a_real_case_and_its_source() {
    let folder = std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/bad");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let mut seen = 0;
    for path in files.filter(|path| path.file_name().unwrap().to_string_lossy().starts_with("lint-")) {
        for d in support::lint(&std::fs::read_to_string(path).unwrap()) {
            let help = d.help.unwrap();
            let (_, source) = help.rsplit_once('(').unwrap();
            assert!(source.ends_with(')') && source.len() > 8, "{help}");
            seen += 1;
        }
    }
    assert!(seen >= 35, "{seen}");
}
