//! A real Chromium, spoken to by the `WebDriver` protocol (W3C). Needs `chromium` and `chromedriver`, as Debian packages them.

#![allow(
    dead_code,
    clippy::allow_attributes,
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "each test binary uses some of it"
)]

use std::io::{BufRead, BufReader};
use std::process::{Child, Command, Stdio};
use std::time::Duration;

use serde_json::{Value, json};

/// A browser that ends with the test.
pub(crate) struct Browser {
    driver: Child,
    session: String,
    agent: ureq::Agent,
}

/// Whether pages may run scripts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Scripts {
    On,
    Off,
}

const MISSING: &str =
    "chromium and chromedriver are needed for this test; on Debian: apt-get install chromium chromium-driver";

impl Browser {
    pub(crate) fn start(scripts: Scripts) -> Self {
        let mut driver =
            Command::new("chromedriver").arg("--port=0").stdout(Stdio::piped()).spawn().expect(MISSING);
        let mut lines = BufReader::new(driver.stdout.take().unwrap()).lines();
        let port = loop {
            let line = lines.next().expect("chromedriver ended").unwrap();
            // it says before that which port it was asked for
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                break port.trim_end_matches('.').to_owned();
            }
        };
        // what it says later is read and let go
        std::thread::spawn(move || lines.map_while(Result::ok).for_each(drop));
        let javascript = if scripts == Scripts::On { 1 } else { 2 };
        let wanted = json!({ "capabilities": { "alwaysMatch": {
            "browserName": "chrome",
            "goog:loggingPrefs": { "browser": "ALL" },
            "goog:chromeOptions": {
                "args": ["--headless=new", "--no-sandbox", "--disable-gpu", "--hide-scrollbars", "--disable-dev-shm-usage", "--lang=en"],
                "prefs": { "profile.managed_default_content_settings.javascript": javascript },
            },
        } } });
        let agent = ureq::Agent::config_builder()
            .timeout_global(Some(Duration::from_mins(2)))
            .http_status_as_error(false)
            .build()
            .new_agent();
        let base = format!("http://127.0.0.1:{port}/session");
        let answer: Value = agent.post(&base).send_json(&wanted).unwrap().body_mut().read_json().unwrap();
        let id = answer["value"]["sessionId"].as_str().unwrap_or_else(|| panic!("{MISSING}: {answer}"));
        Self { driver, session: format!("{base}/{id}"), agent }
    }

    fn post(&self, what: &str, body: &Value) -> Value {
        let address = format!("{}/{what}", self.session);
        let answer: Value =
            self.agent.post(&address).send_json(body).unwrap().body_mut().read_json().unwrap();
        assert!(answer["value"]["error"].is_null(), "{what}: {}", answer["value"]);
        answer["value"].clone()
    }

    fn read(&self, what: &str) -> Value {
        let address = format!("{}/{what}", self.session);
        let answer: Value = self.agent.get(&address).call().unwrap().body_mut().read_json().unwrap();
        answer["value"].clone()
    }

    /// Opens an address.
    pub(crate) fn open(&self, address: &str) {
        self.post("url", &json!({ "url": address }));
    }

    /// Runs a script of the test in the page, whatever the page itself may run, and gives what it returns.
    pub(crate) fn run(&self, script: &str) -> Value {
        self.post("execute/sync", &json!({ "script": script, "args": [] }))
    }

    /// The same of a script that calls its last argument when it is done.
    pub(crate) fn run_until_called(&self, script: &str) -> Value {
        self.post("execute/async", &json!({ "script": script, "args": [] }))
    }

    /// Gives the window a size.
    pub(crate) fn size(&self, width: u32, height: u32) {
        let device =
            json!({ "width": width, "height": height, "deviceScaleFactor": 1, "mobile": width < 600 });
        self.post(
            "goog/cdp/execute",
            &json!({ "cmd": "Emulation.setDeviceMetricsOverride", "params": device }),
        );
    }

    /// Shows pages dark or light.
    pub(crate) fn scheme(&self, scheme: &str) {
        self.media(&json!({ "features": [{ "name": "prefers-color-scheme", "value": scheme }] }));
    }

    /// Shows pages as on a `screen` or as in `print`.
    pub(crate) fn medium(&self, medium: &str) {
        self.media(&json!({ "media": medium }));
    }

    fn media(&self, params: &Value) {
        self.post("goog/cdp/execute", &json!({ "cmd": "Emulation.setEmulatedMedia", "params": params }));
    }

    /// Presses a key on whatever has the focus.
    pub(crate) fn press(&self, key: &str) {
        let actions = json!({ "actions": [{ "type": "key", "id": "keyboard", "actions": [
            { "type": "keyDown", "value": key }, { "type": "keyUp", "value": key },
        ] }] });
        self.post("actions", &actions);
    }

    /// A picture of the window, as PNG in base64.
    pub(crate) fn picture(&self) -> String {
        self.read("screenshot").as_str().unwrap().to_owned()
    }

    /// The page as it would be printed: PDF in base64.
    pub(crate) fn printed(&self) -> String {
        self.post("print", &json!({ "background": true })).as_str().unwrap().to_owned()
    }

    /// What the browser complained of since it was asked last: faults of scripts, and what the policy of the page forbade.
    pub(crate) fn complaints(&self) -> Vec<String> {
        let log = self.post("se/log", &json!({ "type": "browser" }));
        let entries = log.as_array().cloned().unwrap_or_default();
        entries
            .iter()
            .filter(|entry| entry["level"] == "SEVERE")
            .map(|entry| entry["message"].to_string())
            .collect()
    }
}

impl Drop for Browser {
    fn drop(&mut self) {
        let _ = self.agent.delete(&self.session).call();
        let _ = self.driver.kill();
        let _ = self.driver.wait();
    }
}
