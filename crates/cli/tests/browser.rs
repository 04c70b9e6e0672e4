//! The site as people meet it: in a real browser, with scripts and without, on a phone, on a desk and on paper, in three languages.

#[path = "site/browser.rs"]
mod browser;
#[path = "site/server.rs"]
mod server;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError, Weak};
use std::thread;

use browser::{Browser, Scripts};
use serde_json::Value;
use server::Server;

const LANGUAGES: [&str; 3] = ["en", "ar", "ru"];

/// Every kind of page, with what makes it long; that none is missing is a test of its own.
const PAGES: [&str; 23] = [
    "?as-of=2016-04-01",
    "/incidents?as-of=2016-04-01",
    "/incidents/DAS-0331",
    "/incidents/NOBODY",
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
    "/bulletins/2016-03-31/v/1",
    "/bulletins/2016-W13",
    "/calendar?month=2016-05",
    "/calendar?view=list",
    "/calendar?view=agenda&as-of=2016-04-01",
    "/data",
    "/about",
];

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// The site of the worked case. It ends when the last test lets it go.
struct Site {
    at: String,
    _server: Mutex<Server>,
}

/// One site for all tests that run at the same time, so that a page is made once.
fn site() -> Arc<Site> {
    static SHARED: Mutex<Weak<Site>> = Mutex::new(Weak::new());
    let mut shared = SHARED.lock().unwrap_or_else(PoisonError::into_inner);
    shared.upgrade().unwrap_or_else(|| {
        let case = root().join("cases/syria-2016");
        let server = Server::start(&case, &["--requests-per-second", "10000"]);
        let site = Arc::new(Site { at: server.at.clone(), _server: Mutex::new(server) });
        *shared = Arc::downgrade(&site);
        site
    })
}

/// Every page in every language: its address, and what to call it where it is at fault.
fn pages(site: &Site) -> Vec<(String, String)> {
    LANGUAGES
        .iter()
        .flat_map(|language| PAGES.map(|page| format!("{language}{page}")))
        .map(|page| (format!("http://{}/{page}", site.at), page))
        .collect()
}

/// All faults at once, so that one run tells of each.
fn assert_none(faults: &[String]) {
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

fn texts(value: &Value) -> Vec<&str> {
    assert!(value.is_array(), "{value} is no list");
    value.as_array().into_iter().flatten().filter_map(Value::as_str).collect()
}

/// What kind of page an address of the site shows: `/en/incidents/DAS-0331` is `incidents` with one name behind it.
fn kind(path: &str) -> (String, usize) {
    let path = path.split(['?', '#']).next().unwrap_or_default();
    let mut segments = path.trim_matches('/').split('/').skip(1);
    (segments.next().unwrap_or_default().to_owned(), segments.count())
}

#[test]
fn every_page_is_read_with_scripts_off_and_on_and_no_kind_of_page_is_missing_here() {
    const READ: &str = "return [document.querySelector('h1').innerText,
        document.querySelector('main').innerText.replace(/\\s+/g, ' '),
        document.querySelectorAll('.map-buttons button').length,
        [...document.links].filter((link) => link.origin === location.origin && link.hreflang === ''
            && link.pathname.startsWith(`/${document.documentElement.lang}`)).map((link) => link.pathname)]";
    let site = site();
    let off = Browser::start(Scripts::Off);
    let on = Browser::start(Scripts::On);
    let mut linked = BTreeSet::new();
    let mut faults = Vec::new();
    for (address, page) in pages(&site) {
        off.open(&address);
        on.open(&address);
        let (without, with) = (off.run(READ), on.run(READ));
        let said = without[1].as_str().unwrap();
        if without[0].as_str().unwrap().is_empty() || said.chars().count() < 60 {
            faults.push(format!("{page} says only {said:?}"));
        }
        // a script adds its buttons, and takes nothing away
        let with_scripts = with[1].as_str().unwrap();
        let gone: Vec<&str> = said.split(' ').filter(|word| !with_scripts.contains(word)).collect();
        if !gone.is_empty() {
            faults.push(format!("{page}: with scripts these are gone: {gone:?}"));
        }
        if page.contains("/map") {
            assert_eq!((&without[2], &with[2]), (&Value::from(0), &Value::from(3)), "the buttons of {page}");
        }
        // that nobody is there is what this page is for
        faults.extend(
            on.complaints().iter().filter(|one| !one.contains("/NOBODY")).map(|one| format!("{page}: {one}")),
        );
        linked.extend(texts(&without[3]).into_iter().map(str::to_owned));
    }
    let here: BTreeSet<_> = PAGES.iter().map(|page| kind(&format!("en{page}"))).collect();
    let files = [".md", ".pdf"].map(|end| move |path: &&String| path.ends_with(end));
    let missing: Vec<_> = linked
        .iter()
        .filter(|path| !files.iter().any(|is_one| is_one(path)) && !here.contains(&kind(path)))
        .collect();
    assert!(missing.is_empty(), "linked to, and not among the pages of these tests: {missing:?}");
    assert_none(&faults);
}

#[test]
fn axe_finds_no_serious_fault_on_any_page() {
    const SERIOUS: &str = "const done = arguments[arguments.length - 1];
        axe.run(document, Object.assign({ resultTypes: ['violations'] }, RULES)).then((found) => done(found.violations
          .filter((one) => ['serious', 'critical'].includes(one.impact))
          .map((one) => `${one.id}: ${one.nodes.length} × ${one.nodes[0].html.slice(0, 160)} ${one.nodes[0].failureSummary.slice(0, 200)}`)))";
    const SHORTENED: &str = "document.querySelectorAll(['tr', 'tbody', 'li', 'article'].map((one) => `${one}:nth-of-type(n+16)`)).forEach((one) => one.remove())";
    let path = std::env::var_os("TRUCEWATCH_AXE")
        .map_or_else(|| root().join("target/tools/axe-4.10.3.min.js"), PathBuf::from);
    let axe = fs::read_to_string(&path).unwrap_or_else(|_| {
        panic!("{} is needed for this test; `./test` fetches it (npm package axe-core)", path.display())
    });
    // the rules take longer than anything else here: two browsers share the pages
    let site = site();
    let pages = pages(&site);
    let faults_of = &|half: usize| {
        let browser = Browser::start(Scripts::On);
        browser.size(1180, 900);
        let mut faults = Vec::new();
        for (address, page) in pages.iter().skip(half).step_by(2) {
            browser.scheme("light");
            browser.open(address);
            browser.run(&axe);
            // only colours depend on the scheme, and in a long list they come again
            for (scheme, before, rules) in
                [("light", "", "{}"), ("dark", SHORTENED, "{ runOnly: ['color-contrast'] }")]
            {
                browser.scheme(scheme);
                browser.run(before);
                let found = browser.run_until_called(&SERIOUS.replace("RULES", rules));
                faults.extend(texts(&found).into_iter().map(|fault| format!("{page}, {scheme}: {fault}")));
            }
        }
        faults
    };
    let faults: Vec<String> = thread::scope(|scope| {
        let halves = [0, 1].map(|half| scope.spawn(move || faults_of(half)));
        halves.into_iter().flat_map(|half| half.join().unwrap()).collect()
    });
    assert_none(&faults);
}

#[test]
fn no_page_is_wider_than_a_phone_or_than_paper() {
    let site = site();
    let browser = Browser::start(Scripts::Off);
    let mut faults = Vec::new();
    // what sticks out, and is not in something that scrolls
    let wide = "return document.documentElement.scrollWidth <= innerWidth ? [] : [`${document.documentElement.scrollWidth} px`,
        ...[...document.querySelectorAll('main *, header *, footer *')]
          .filter((one) => !one.closest('.wide, svg') && (one.getBoundingClientRect().right > innerWidth + 1 || one.getBoundingClientRect().left < -1))
          .slice(0, 3).map((one) => one.outerHTML.slice(0, 120))]";
    for (address, page) in pages(&site) {
        // a small phone, and A4 between its margins
        for (medium, width) in [("screen", 360), ("print", 718)] {
            browser.medium(medium);
            browser.size(width, 740);
            if medium == "screen" {
                browser.open(&address);
            }
            let found = browser.run(wide);
            if !texts(&found).is_empty() {
                faults.push(format!("{page}, {medium}: {found}"));
            }
        }
    }
    assert_none(&faults);
}

#[test]
fn the_keyboard_leads_past_the_navigation_unfolds_and_moves_the_map() {
    const TAB: &str = "\u{E004}";
    const ENTER: &str = "\u{E007}";
    let site = site();
    let browser = Browser::start(Scripts::On);
    browser.open(&format!("http://{}/en/map", site.at));
    browser.press(TAB);
    assert_eq!(browser.run("return document.activeElement.className"), "skip");
    let seen = "const box = document.activeElement.getBoundingClientRect();
        return box.top >= 0 && box.height > 0 && getComputedStyle(document.activeElement).outlineStyle === 'solid'";
    assert_eq!(browser.run(seen), true, "who skips sees where they are");
    browser.press(ENTER);
    assert_eq!(browser.run("return location.hash"), "#main");
    // from there on the next stop is in the page, not in its head
    browser.press(TAB);
    assert_eq!(browser.run("return document.activeElement.closest('main') !== null"), true);

    let frame = "return document.querySelector('.map').getAttribute('viewBox')";
    let before = browser.run(frame);
    browser.run("document.querySelector('.map-buttons button').focus()");
    browser.press(ENTER);
    assert_ne!(before, browser.run(frame));
    // from the buttons into the cells, and from a cell to its incidents
    for _ in 0..3 {
        browser.press(TAB);
    }
    let cell = browser.run("return document.activeElement.getAttribute('href')");
    assert!(cell.as_str().unwrap().contains("cell="), "{cell}");
    browser.press(ENTER);
    assert_eq!(browser.run("return location.pathname + location.search"), cell);

    browser.open(&format!("http://{}/en/incidents/DAS-0331", site.at));
    browser.run("document.querySelector('.course:not([open]) summary').focus()");
    let open = "return document.activeElement.parentElement.open";
    assert_eq!(browser.run(open), false);
    browser.press(ENTER);
    assert_eq!(browser.run(open), true);
    assert_eq!(browser.run(seen), true, "who unfolds sees where they are");
}

#[test]
fn what_is_folded_up_is_printed_and_what_is_to_be_pressed_is_not() {
    let site = site();
    let browser = Browser::start(Scripts::Off);
    let shown = "return ['.course:not([open]) .steps > li', '[data-map] ~ details td', 'form, button, nav, .skip, .turn']
        .map((what) => [...document.querySelectorAll(what)].map((one) => one.checkVisibility() && one.getBoundingClientRect().height > 0))
        .map((all) => `${all.filter((one) => one).length} of ${all.length}`)";
    for (page, folded) in [("/en/incidents/DAS-0331", 0), ("/ar/map?reading=neutral", 1)] {
        browser.medium("screen");
        browser.open(&format!("http://{}{page}", site.at));
        let on_screen = browser.run(shown);
        assert!(on_screen[folded].as_str().unwrap().starts_with("0 of "), "{page}: {on_screen}");
        browser.medium("print");
        let on_paper = browser.run(shown);
        let (there, all) = on_paper[folded].as_str().unwrap().split_once(" of ").unwrap();
        assert!(there == all && all != "0", "{page}: {on_paper}");
        assert!(on_paper[2].as_str().unwrap().starts_with("0 of "), "{page}: {on_paper}");
        // base64 of `%PDF-`
        assert!(browser.printed().starts_with("JVBERi"), "{page} as it is printed is no PDF");
    }
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
        let site = site();
        let browser = Browser::start(Scripts::On);
        fs::create_dir_all(&folder).unwrap();
        for (page, file, width, height) in PICTURES {
            browser.size(width, height);
            browser.open(&format!("http://{}{page}", site.at));
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
