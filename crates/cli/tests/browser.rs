//! The site as people meet it: in a real browser, with scripts and without, on a phone and on a desk, in three languages.

#[path = "site/browser.rs"]
mod browser;
#[path = "site/server.rs"]
mod server;

use std::fs;
use std::path::{Path, PathBuf};

use browser::{Browser, Scripts};
use server::Server;

const LANGUAGES: [&str; 3] = ["en", "ar", "ru"];

const PAGES: [&str; 20] = [
    "?as-of=2016-04-01",
    "/incidents?as-of=2016-04-01",
    "/incidents/DAS-0331",
    "/map?reading=neutral",
    "/charts",
    "/parties",
    "/parties/jai",
    "/obligations",
    "/obligations/syria-coh-2016/leave-nusra-areas",
    "/agreements",
    "/agreements/syria-coh-2016",
    "/tallies",
    "/statements",
    "/bulletins",
    "/bulletins/2016-03-31",
    "/calendar?month=2016-05",
    "/calendar?view=list",
    "/data",
    "/about",
    "/incidents/NOBODY",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

fn site() -> Server {
    Server::start(&root().join("cases/syria-2016"), &["--requests-per-second", "10000"])
}

/// Every page in every language.
fn each(server: &Server, visit: impl Fn(&str, &str)) {
    for language in LANGUAGES {
        for page in PAGES {
            visit(&format!("http://{}/{language}{page}", server.at), &format!("{language}{page}"));
        }
    }
}

#[test]
fn every_page_is_read_with_scripts_off_and_on() {
    let server = site();
    let read = "return [document.querySelector('h1').innerText, document.querySelector('main').innerText.replace(/\\s+/g, ' ')]";
    let off = Browser::start(Scripts::Off);
    let on = Browser::start(Scripts::On);
    each(&server, |address, page| {
        off.open(address);
        on.open(address);
        let (without, with) = (off.run(read), on.run(read));
        assert!(!without[0].as_str().unwrap().is_empty(), "{page}");
        let said = without[1].as_str().unwrap();
        assert!(said.chars().count() > 60, "{page} says only {said:?}");
        // a script may add its buttons, and takes nothing away
        let with = with[1].as_str().unwrap();
        let words: Vec<&str> = said.split(' ').filter(|word| !with.contains(word)).collect();
        assert!(words.is_empty(), "{page}: with scripts these are gone: {words:?}");
        let complaints: Vec<String> =
            on.complaints().into_iter().filter(|one| !one.contains("404")).collect();
        assert!(complaints.is_empty(), "{page}: {complaints:?}");
    });
}

#[test]
fn axe_finds_no_serious_fault_on_any_page() {
    let path = std::env::var_os("TRUCEWATCH_AXE")
        .map_or_else(|| root().join("target/tools/axe.min.js"), PathBuf::from);
    let axe = fs::read_to_string(&path).unwrap_or_else(|_| {
        panic!("{} is needed for this test; `./test` fetches it (npm package axe-core)", path.display())
    });
    let server = site();
    let browser = Browser::start(Scripts::On);
    for scheme in ["light", "dark"] {
        browser.scheme(scheme);
        each(&server, |address, page| {
            browser.open(address);
            browser.run(&axe);
            let faults = browser.run_until_called(
                "const done = arguments[arguments.length - 1];
                 axe.run(document, { resultTypes: ['violations'] }).then((found) => done(found.violations
                   .filter((one) => ['serious', 'critical'].includes(one.impact))
                   .map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary.slice(0, 200)}`)))",
            );
            assert!(faults.as_array().unwrap().is_empty(), "{page}, {scheme}: {faults:#}");
        });
    }
}

#[test]
fn no_page_is_wider_than_a_phone() {
    let server = site();
    let browser = Browser::start(Scripts::Off);
    browser.size(360, 740);
    each(&server, |address, page| {
        browser.open(address);
        let wide = browser.run("return [document.documentElement.scrollWidth, innerWidth]");
        assert!(wide[0].as_u64() <= wide[1].as_u64(), "{page} is {wide} wide");
    });
}

#[test]
fn the_keyboard_leads_past_the_navigation_and_into_the_map() {
    let server = site();
    let browser = Browser::start(Scripts::On);
    browser.open(&format!("http://{}/en/map", server.at));
    browser.press("\u{E004}"); // tab
    assert_eq!(browser.run("return document.activeElement.className"), "skip");
    browser.press("\u{E007}"); // enter
    assert_eq!(browser.run("return location.hash"), "#main");
    let before = browser.run("return document.querySelector('.map').getAttribute('viewBox')");
    browser.run("document.querySelector('.map-buttons button').focus()");
    browser.press("\u{E007}");
    assert_ne!(before, browser.run("return document.querySelector('.map').getAttribute('viewBox')"));
    let first = browser.run("return document.querySelector('.map a').getAttribute('href')");
    assert!(first.as_str().unwrap().contains("cell="), "{first}");
}

#[test]
fn what_is_folded_up_is_printed() {
    let server = site();
    let browser = Browser::start(Scripts::Off);
    browser.open(&format!("http://{}/en/incidents/DAS-0331", server.at));
    let printed = browser.printed();
    // base64 of `%PDF-`
    assert!(printed.starts_with("JVBERi"), "this is no PDF");
}

/// The pictures of the documentation, made anew with `BLESS=1`: the page, the file, the width and the height.
const PICTURES: [(&str, &str, u32, u32); 6] = [
    ("/en/incidents?as-of=2016-04-01", "incidents.png", 1180, 1150),
    ("/en?as-of=2016-04-01", "today.png", 1180, 1250),
    ("/ar/incidents/DAS-0331", "incident-ar.png", 1180, 1250),
    ("/ru/map?reading=neutral", "map-ru.png", 1180, 1250),
    ("/ar?as-of=2016-04-01", "today-ar-phone.png", 390, 844),
    ("/en/bulletins/2016-03-31", "bulletin.png", 1180, 1250),
];

#[test]
fn the_pictures_of_the_documentation_are_there_and_of_their_size() {
    let folder = root().join("docs/pictures");
    if std::env::var_os("BLESS").is_some() {
        let server = site();
        let browser = Browser::start(Scripts::On);
        fs::create_dir_all(&folder).unwrap();
        for (page, file, width, height) in PICTURES {
            browser.size(width, height);
            browser.open(&format!("http://{}{page}", server.at));
            fs::write(folder.join(file), decoded(&browser.picture())).unwrap();
        }
    }
    for (_, file, width, height) in PICTURES {
        let bytes = fs::read(folder.join(file)).unwrap();
        let number = |at: usize| u32::from_be_bytes(bytes[at..at + 4].try_into().unwrap());
        assert_eq!((number(16), number(20)), (width, height), "{file}; make it anew with BLESS=1");
    }
}

/// The bytes of base64.
fn decoded(text: &str) -> Vec<u8> {
    let value = |byte: u8| match byte {
        b'A'..=b'Z' => byte - b'A',
        b'a'..=b'z' => byte - b'a' + 26,
        b'0'..=b'9' => byte - b'0' + 52,
        b'+' => 62,
        _ => 63,
    };
    let bytes: Vec<u8> = text.bytes().filter(|byte| *byte != b'=').map(value).collect();
    let four = |four: &[u8]| {
        let all =
            four.iter().enumerate().fold(0_u32, |all, (at, six)| all | u32::from(*six) << (18 - 6 * at));
        all.to_be_bytes().into_iter().skip(1).take(four.len() - 1).collect::<Vec<u8>>()
    };
    bytes.chunks(4).flat_map(four).collect()
}
