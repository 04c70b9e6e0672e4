//! Feeds as JSON Feed 1.1.

use serde_json::{Value, json};

use super::{FeedEntry, Place, Sheet, tag};
use crate::data::About;
use crate::language::Voice;
use crate::times::rfc3339;

/// The media type.
pub const KIND: &str = "application/feed+json";

/// Writes a page of a feed. The next page of a reader is the archive before it.
///
/// # Errors
///
/// None that is known of; the writer's own where it has any.
pub fn write(
    sheet: &Sheet,
    about: &About,
    voice: &Voice,
    place: Place<'_>,
) -> Result<String, serde_json::Error> {
    let feed = |archive| place.feed(voice, sheet.name, "json", archive);
    let mut body = json!({
        "version": "https://jsonfeed.org/version/1.1",
        "title": format!("{} · {}", sheet.title, super::named(about, voice)),
        "home_page_url": place.page(voice, &format!("/{}", sheet.name)),
        "feed_url": feed(sheet.archive),
        "description": about.note,
        "authors": [{ "name": super::author(about, voice), "url": place.page(voice, "/") }],
        "language": voice.language().tag(),
        "items": sheet.entries.iter().map(|entry| item(entry, about, voice, place)).collect::<Vec<_>>(),
        "_trucewatch": { "id": tag(&about.case, sheet.name), "about": about },
    });
    if let (Some(before), Some(body)) = (sheet.before(), body.as_object_mut()) {
        body.insert("next_url".into(), feed(Some(before)).into());
    }
    serde_json::to_string_pretty(&body).map(|text| text + "\n")
}

fn item(entry: &FeedEntry, about: &About, voice: &Voice, place: Place<'_>) -> Value {
    let mut item = json!({
        "id": tag(&about.case, &entry.thing),
        "url": place.page(voice, &entry.path),
        "title": entry.title.text,
        "content_html": entry.html,
        "date_modified": rfc3339(entry.updated),
    });
    if let Some(item) = item.as_object_mut() {
        if let Some(published) = entry.published {
            item.insert("date_published".into(), rfc3339(published).into());
        }
        if let Some(point) = entry.point {
            item.insert(
                "_geo".into(),
                json!({ "latitude": degrees(point.lat), "longitude": degrees(point.lon) }),
            );
        }
    }
    item
}

fn degrees(degrees: f64) -> f64 {
    (degrees * 1e5).round() / 1e5
}
