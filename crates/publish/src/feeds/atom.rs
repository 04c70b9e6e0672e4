//! Feeds as Atom: RFC 4287, archives as in RFC 5005, licence as in RFC 4946, places as `GeoRSS` Simple.

use std::io;

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesText, Event};

use super::{FeedEntry, Place, Sheet, tag};
use crate::data::About;
use crate::language::Voice;
use crate::page::shown;
use crate::times::rfc3339;

/// The media type.
pub const KIND: &str = "application/atom+xml; charset=utf-8";

type Out = Writer<Vec<u8>>;

/// Writes a page of a feed.
///
/// # Errors
///
/// None that is known of; the writer's own where it has any.
pub fn write(sheet: &Sheet, about: &About, voice: &Voice, place: Place<'_>) -> io::Result<String> {
    let mut out = Writer::new_with_indent(Vec::new(), b' ', 1);
    out.write_event(Event::Decl(BytesDecl::new("1.0", Some("utf-8"), None)))?;
    out.create_element("feed")
        .with_attributes([
            ("xmlns", "http://www.w3.org/2005/Atom"),
            ("xmlns:fh", "http://purl.org/syndication/history/1.0"),
            ("xmlns:georss", "http://www.georss.org/georss"),
            ("xml:lang", voice.language().tag()),
        ])
        .write_inner_content(|out| feed(out, sheet, about, voice, place))?;
    Ok(String::from_utf8_lossy(&out.into_inner()).into_owned() + "\n")
}

fn feed(out: &mut Out, sheet: &Sheet, about: &About, voice: &Voice, place: Place<'_>) -> io::Result<()> {
    let own = |archive| place.feed(voice, sheet.name, "atom", archive);
    text(out, "id", &tag(&about.case, sheet.name))?;
    text(out, "title", &format!("{} · {}", sheet.title, super::named(about, voice)))?;
    text(out, "subtitle", &about.note)?;
    text(out, "updated", &rfc3339(sheet.updated(about)))?;
    let author = super::author(about, voice);
    out.create_element("author").write_inner_content(|out| {
        text(out, "name", &author)?;
        text(out, "uri", &place.page(voice, "/"))
    })?;
    if let Some(licence) = &about.licence {
        text(out, "rights", &licence.name)?;
        if let Some(address) = &licence.address {
            link(out, "license", address, None)?;
        }
    }
    text(out, "generator", "Trucewatch")?;
    link(out, "self", &own(sheet.archive), Some("application/atom+xml"))?;
    link(out, "alternate", &place.page(voice, &format!("/{}", sheet.name)), Some("text/html"))?;
    if sheet.archive.is_some() {
        out.create_element("fh:archive").write_empty()?;
        link(out, "current", &own(None), Some("application/atom+xml"))?;
    }
    for (rel, archive) in [("prev-archive", sheet.before()), ("next-archive", sheet.after())] {
        if archive.is_some() {
            link(out, rel, &own(archive), Some("application/atom+xml"))?;
        }
    }
    sheet.entries.iter().try_for_each(|one| entry(out, one, about, voice, place))
}

fn entry(out: &mut Out, entry: &FeedEntry, about: &About, voice: &Voice, place: Place<'_>) -> io::Result<()> {
    out.create_element("entry").write_inner_content(|out| {
        text(out, "id", &tag(&about.case, &entry.thing))?;
        let lang = if entry.title.lang.is_empty() { "und" } else { entry.title.lang.as_str() };
        let title = shown(&entry.title.text);
        let title = BytesText::new(&title);
        out.create_element("title").with_attribute(("xml:lang", lang)).write_text_content(title)?;
        text(out, "updated", &rfc3339(entry.updated))?;
        if let Some(published) = entry.published {
            text(out, "published", &rfc3339(published))?;
        }
        link(out, "alternate", &place.page(voice, &entry.path), Some("text/html"))?;
        if let Some(point) = entry.point {
            text(out, "georss:point", &format!("{:.5} {:.5}", point.lat, point.lon))?;
        }
        let html = BytesText::new(&entry.html);
        out.create_element("content").with_attribute(("type", "html")).write_text_content(html)?;
        Ok(())
    })?;
    Ok(())
}

fn text(out: &mut Out, name: &str, text: &str) -> io::Result<()> {
    out.create_element(name).write_text_content(BytesText::new(&shown(text)))?;
    Ok(())
}

fn link(out: &mut Out, rel: &str, href: &str, kind: Option<&str>) -> io::Result<()> {
    let own = out.create_element("link").with_attributes([("rel", rel), ("href", href)]);
    match kind {
        Some(kind) => own.with_attribute(("type", kind)),
        None => own,
    }
    .write_empty()?;
    Ok(())
}
