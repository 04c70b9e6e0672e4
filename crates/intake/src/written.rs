//! Events as the text of a case file, in the layout of `trucewatch fmt`.

use std::fmt::Write;

use kdltree::quoted;

use crate::dataset::{Dataset, Stamp};
use crate::event::{Event, Killed};
use crate::mapping::Mapping;
use crate::resolved::{On, Resolved};

/// Writes a file of events.
pub fn file(events: &[Event], stamp: &Stamp, mapping: &Mapping) -> String {
    let Stamp { dataset, version, retrieved, file } = stamp;
    let mut out = String::with_capacity(events.len() * 900);
    comment(&mut out, &format!("{} {version}, from {file}, retrieved {retrieved}.", dataset.title()));
    comment(&mut out, &format!("Licence: {}. {}", dataset.licence(), dataset.caution()));
    comment(
        &mut out,
        "Written by `trucewatch import`. Look over it and correct it like any other file of the case.",
    );
    for event in events {
        out.push('\n');
        if event.is_lead || dataset.is_machine_coded() {
            lead(&mut out, event, stamp, mapping);
        } else {
            incident(&mut out, event, stamp, mapping);
        }
    }
    out
}

/// Writes the source of a data set, and its side where the case does not have it.
pub fn source(stamp: &Stamp, side: &str, with_side: bool) -> String {
    let Stamp { dataset, .. } = stamp;
    let mut out = String::new();
    comment(
        &mut out,
        &format!(
            "Who made {}. Every version is the word of one maker, so there is one source.",
            dataset.title()
        ),
    );
    if with_side {
        // no camp: each stands alone
        write(
            &mut out,
            &format!("side {} {{\n    title \"Data sets, and those who code them\"\n}}\n", quoted(side)),
        );
    }
    let machine = if dataset.is_machine_coded() { " machine-coded=#true" } else { "" };
    let word = dataset.word();
    write(&mut out, &format!("source {} side={}{machine} {{\n", quoted(word), quoted(side)));
    write(&mut out, &format!("    name {} lang=\"en\"\n", quoted(dataset.maker())));
    write(&mut out, &format!("    document {}\n", quoted(dataset.address())));
    write(&mut out, &format!("    note {}\n", quoted(&format!("Licence: {}.", dataset.licence()))));
    write(&mut out, &format!("    note {}\n}}\n", quoted(dataset.caution())));
    out
}

fn incident(out: &mut String, event: &Event, stamp: &Stamp, mapping: &Mapping) {
    let id = quoted(&stamp.dataset.id_of(&event.number));
    let resolved = Resolved::of(event, mapping);
    write(out, &format!("incident {id} {} {{\n", quoted(&event.title)));
    time_and_place(out, event, &resolved);
    let citing =
        resolved.citing.as_ref().map(|id| format!(" citing={}", quoted(id.as_str()))).unwrap_or_default();
    let from = quoted(stamp.dataset.word());
    // it was said when the version came out, which the rows do not tell, and surely not after it was fetched
    write(
        out,
        &format!(
            "    claim {id} from={from}{citing} {} said=\"not-after {}\" {} {{\n",
            via(stamp),
            stamp.retrieved,
            learnt(stamp)
        ),
    );
    claim(out, event, &resolved);
    remarks(out, event, stamp, "        ");
    out.push_str("    }\n}\n");
}

fn claim(out: &mut String, event: &Event, resolved: &Resolved) {
    match event.act {
        Some(act) => write(out, &format!("        act {}\n", quoted(act.as_str()))),
        None => out.push_str("        happened #true\n"),
    }
    let ids: Vec<&str> = resolved.by.iter().map(model::ActorId::as_str).collect();
    match ids.as_slice() {
        [] => {}
        [one] => list(out, "by", &[one]),
        several => list(out, "by-one-of", several),
    }
    match &resolved.on {
        On::Untold => {}
        On::All(words) => list(out, "on", words),
        On::OneOf(words) => list(out, "on-one-of", words),
    }
    match event.killed {
        None => {}
        Some(Killed::Between(least, most)) if least == most => {
            write(out, &format!("        killed {least}\n"));
        }
        Some(Killed::Between(least, most)) => write(out, &format!("        killed from={least} to={most}\n")),
        Some(Killed::About(number)) => write(out, &format!("        killed about={number}\n")),
    }
}

fn list(out: &mut String, word: &str, values: &[impl AsRef<str>]) {
    let values: Vec<String> = values.iter().map(|value| quoted(value.as_ref())).collect();
    write(out, &format!("        {word} {}\n", values.join(" ")));
}

fn lead(out: &mut String, event: &Event, stamp: &Stamp, mapping: &Mapping) {
    let (id, from) = (quoted(&stamp.dataset.id_of(&event.number)), quoted(stamp.dataset.word()));
    write(
        out,
        &format!("lead {id} {} from={from} {} {} {{\n", quoted(&event.title), via(stamp), learnt(stamp)),
    );
    time_and_place(out, event, &Resolved::of(event, mapping));
    remarks(out, event, stamp, "    ");
    out.push_str("}\n");
}

fn time_and_place(out: &mut String, event: &Event, resolved: &Resolved) {
    write(out, &format!("    when {}\n    place {}", quoted(&event.when), quoted(&event.place.name)));
    if let Some(area) = &resolved.within {
        write(out, &format!(" in={}", quoted(area.as_str())));
    }
    if let Some((north, east, km)) = event.place.point {
        // 7 digits behind the point are a centimetre
        let degrees = |number: f64| {
            let text = format!("{number:.7}");
            let short = text.trim_end_matches('0');
            if short.ends_with('.') { format!("{short}0") } else { short.to_owned() }
        };
        write(out, &format!(" lat={} lon={} radius=\"{km} km\"", degrees(north), degrees(east)));
    }
    out.push('\n');
}

fn remarks(out: &mut String, event: &Event, stamp: &Stamp, indent: &str) {
    let Stamp { dataset, retrieved, file, .. } = stamp;
    let row = format!(
        "{}; line {} of {file}, retrieved {retrieved}; {}.",
        event.codes,
        event.line,
        dataset.licence()
    );
    let address = event.document.as_deref().unwrap_or(dataset.address());
    write(out, &format!("{indent}words {} lang=\"en\"\n", quoted(&event.words)));
    write(out, &format!("{indent}note {}\n{indent}document {}\n", quoted(&row), quoted(address)));
}

fn via(stamp: &Stamp) -> String {
    format!("via={}", quoted(&format!("{} {}", Dataset::title(stamp.dataset), stamp.version)))
}

fn learnt(stamp: &Stamp) -> String {
    format!("learnt=\"{}\"", stamp.retrieved)
}

fn comment(out: &mut String, text: &str) {
    write(out, &format!("// {}\n", crate::event::one_line(text)));
}

fn write(out: &mut String, text: &str) {
    // to write into memory does not fail
    let _ = out.write_str(text);
}
