//! What stands behind the `?`: only what the definition of the API names, each once, each of the form that it asks for; anything else is refused.

use jiff::Timestamp;
use model::time::Window;
use percent_encoding::percent_decode_str;
use publish::data::Bounds;

use crate::error::RouteError;
use crate::visit::TIMES;

/// What the items of a collection take.
pub(super) const OF_ITEMS: [&str; 4] = ["bbox", "datetime", "limit", "offset"];

/// So many features stand on a page where nobody says how many.
pub(super) const USUAL: usize = 100;

/// So many stand on a page at most; who asks for more gets so many.
pub(super) const MOST: usize = 1_000;

/// What was asked for.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Params {
    pub(super) bounds: Option<Bounds>,
    pub(super) window: Option<Window>,
    pub(super) limit: usize,
    pub(super) offset: usize,
    /// The values that choose features, as they were written.
    pub(super) kept: Vec<(&'static str, String)>,
}

impl Params {
    pub(super) fn read(query: &str, known: &[&'static str]) -> Result<Self, RouteError> {
        let mut own = Self { bounds: None, window: None, limit: USUAL, offset: 0, kept: Vec::new() };
        let mut seen: Vec<&str> = Vec::new();
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
            let [asked, value] = [name, value].map(decoded);
            let bad =
                |name, value: &str| RouteError::BadValue { name, value: value.chars().take(60).collect() };
            let name = known.iter().chain(&TIMES).find(|own| **own == asked);
            let name = *name.ok_or_else(|| bad("parameter", &asked))?;
            if seen.contains(&name) || value.is_empty() {
                return Err(bad(name, &value));
            }
            seen.push(name);
            own.take(name, &value).ok_or_else(|| bad(name, &value))?;
        }
        Ok(own)
    }

    fn take(&mut self, name: &'static str, value: &str) -> Option<()> {
        match name {
            "bbox" => self.bounds = Some(bounds(value)?),
            "datetime" => self.window = Some(window(value)?),
            "limit" => self.limit = number(value).filter(|limit| *limit > 0)?.min(MOST),
            "offset" => self.offset = number(value)?,
            _ => return Some(()),
        }
        if matches!(name, "bbox" | "datetime" | "limit") {
            self.kept.push((name, value.to_owned()));
        }
        Some(())
    }
}

fn decoded(text: &str) -> String {
    percent_decode_str(&text.replace('+', " ")).decode_utf8_lossy().into_owned()
}

/// A number of digits; one too large to be told from the largest is the largest.
fn number(text: &str) -> Option<usize> {
    let is_number = !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    is_number.then(|| text.parse().unwrap_or(usize::MAX))
}

/// Four numbers, or six of which the third and the last are heights: nothing here has one.
fn bounds(text: &str) -> Option<Bounds> {
    let number = |text: &str| text.trim().parse::<f64>().ok().filter(|number| number.is_finite());
    let numbers: Vec<f64> = text.split(',').map(number).collect::<Option<_>>()?;
    let [west, south, east, north] = match *numbers.as_slice() {
        [west, south, east, north] => [west, south, east, north],
        [west, south, low, east, north, high] if low <= high => [west, south, east, north],
        _ => return None,
    };
    let is_on_earth = [west, east].iter().all(|lon| (-180.0..=180.0).contains(lon))
        && [south, north].iter().all(|lat| (-90.0..=90.0).contains(lat));
    (is_on_earth && south <= north).then_some(Bounds { west, south, east, north })
}

/// An instant, or two with a `/` between them, one of which may be open.
fn window(text: &str) -> Option<Window> {
    let Some((from, until)) = text.split_once('/') else {
        return Some(Window::point(instant(text)?));
    };
    let side = |text: &str| match text {
        "" | ".." => Some(None),
        _ => instant(text).map(Some),
    };
    let (from, until) = (side(from)?, side(until)?);
    match (from, until) {
        (None, None) => None,
        (Some(from), Some(until)) if from > until => None,
        // both ends belong to an interval of the standard
        (from, until) => Some(Window { from, until }),
    }
}

/// A date and time of RFC 3339, with its offset.
fn instant(text: &str) -> Option<Timestamp> {
    let bytes = text.as_bytes();
    let is_shaped = text.is_ascii()
        && bytes.get(4) == Some(&b'-')
        && bytes.get(7) == Some(&b'-')
        && bytes.get(10).is_some_and(|byte| matches!(byte, b'T' | b't' | b' '))
        && bytes.get(13) == Some(&b':')
        && bytes.get(16) == Some(&b':')
        && !text.contains('[');
    text.parse().ok().filter(|_| is_shaped)
}

#[cfg(test)]
mod tests {
    use super::{MOST, OF_ITEMS, Params};

    fn read(query: &str) -> Result<Params, crate::error::RouteError> {
        Params::read(query, &OF_ITEMS)
    }

    #[test]
    fn what_the_standard_knows_is_read() {
        let params =
            read("bbox=35%2C32,43,38&datetime=2016-03-01T00:00:00Z/..&limit=5000&offset=20").unwrap();
        assert_eq!((params.limit, params.offset), (MOST, 20));
        let bounds = publish::data::Bounds { west: 35.0, south: 32.0, east: 43.0, north: 38.0 };
        assert_eq!(params.bounds, Some(bounds));
        assert_eq!(params.window.unwrap().until, None);
        assert_eq!(read("bbox=35,32,0,43,38,900").unwrap().bounds, params.bounds);
        assert_eq!(read("limit=99999999999999999999999").unwrap().limit, MOST);
        assert!(read("as-of=2016-03-01&known-at=2016-03-02").is_ok());
        assert!(read("datetime=2016-03-01T00:00:00%2B02:00").is_ok());
    }

    #[test]
    fn anything_else_is_refused() {
        for query in [
            "limit=0",
            "limit=-1",
            "limit=ten",
            "limit=",
            "limit=1&limit=1",
            "limit=%2B1",
            "offset=-1",
            "offset=1.5",
            "bbox=",
            "bbox=1,2,3",
            "bbox=1,2,3,4,5",
            "bbox=1,2,3,x",
            "bbox=1,20,3,4",
            "bbox=181,2,3,4",
            "bbox=1,2,3,91",
            "bbox=1,2,NaN,4",
            "bbox=1,2,9,3,4,5",
            "datetime=2016",
            "datetime=../..",
            "datetime=/",
            "datetime=2016-03-01",
            "datetime=2016-03-02T00:00:00Z/2016-03-01T00:00:00Z",
            "unknown=1",
            "Limit=1",
            "datetime=2016-03-01T00:00:00",
            "colour",
        ] {
            assert!(read(query).is_err(), "{query}");
        }
        assert!(Params::read("limit=1", &[]).is_err());
    }
}
