//! Clauses: each as a sentence, with the words of the article beside it.

use assess::reference::words::list;
use model::act::TargetClass;
use model::agreement::{Acts, Clause, Conduct, Permit, Repeated, Rule, Scope, SoMany};

use super::acts::{deed, nouns, others, protection, target};
use super::exceptions;
use super::places::{exceptions_of, is_everywhere, is_inside_agreement, place_of, scope};
use super::times::{of_clause, when};
use super::voice::Voice;
use super::weapons;
use super::who::{forbidden, permitted, somebody};
use crate::page::Page;
use crate::words::{capital, decapital, singular, stop};

/// Says every clause.
pub(super) fn say(voice: &Voice<'_>, page: &mut Page) {
    page.heading("What may and may not be done");
    if voice.agreement.clauses.is_empty() {
        page.text("It has no rule about conduct.");
        return;
    }
    page.text("A name takes in whoever stands under that command. “While it binds” is told above.");
    for clause in &voice.agreement.clauses {
        say_clause(voice, clause, page);
    }
}

pub(super) fn say_clause(voice: &Voice<'_>, clause: &Clause, page: &mut Page) {
    page.subheading(format!("{} [{}]", clause.cites, clause.id));
    match &clause.rule {
        Rule::Forbid(conduct) => {
            page.text(sentence(voice, conduct, &forbidden(voice, &conduct.by.plain), ""));
            say_conduct(voice, clause, conduct, Vec::new(), page);
        }
        Rule::Permit(permit) => say_permit(voice, clause, permit, page),
        Rule::Asks { body, question } => {
            page.text(format!(
                "Only {} can judge this, by answering: “{}?” Until it does, nothing follows from this clause.",
                voice.actor(body),
                question.trim_end_matches('?')
            ));
            Voice::versions("The article", &clause.words, page);
            page.list(about(voice, clause));
        }
    }
}

fn say_permit(voice: &Voice<'_>, clause: &Clause, permit: &Permit, page: &mut Page) {
    let from: Vec<String> = permit.from.iter().map(|id| format!("[{id}]")).collect();
    let although = if from.is_empty() {
        ", whatever clause of this agreement forbids it".to_owned()
    } else {
        format!(", although {} would forbid it", list(&from, "or"))
    };
    page.text(sentence(voice, &permit.conduct, &permitted(voice, &permit.conduct.by.plain), &although));
    let only_if = permit.only_if.iter().flat_map(|one| exceptions::conditions(voice, one)).collect();
    say_conduct(voice, clause, &permit.conduct, only_if, page);
}

/// "No party may attack a party or civilians, anywhere, while it binds." "In the zone, North may not fly, while it binds."
fn sentence(voice: &Voice<'_>, conduct: &Conduct, who: &str, although: &str) -> String {
    let deed = deed(voice, &conduct.acts.plain, &conduct.on.plain);
    let (before, after) = place(voice, conduct);
    let who = if before.is_empty() { who.to_owned() } else { within_sentence(who) };
    let time = match &conduct.in_force {
        Some(_) => "in its own times, as far as the agreement binds then",
        None => "while it binds",
    };
    stop(&capital(&format!("{before}{who} {}{although}{after}, {time}{}", deed.does, deed.takes_in)))
}

/// Where a clause rules: what stands before the sentence, and what stands in it. What it names itself stands first, so that nobody takes a
/// prohibition for one place as leave for that place.
fn place(voice: &Voice<'_>, conduct: &Conduct) -> (String, String) {
    let everywhere = is_everywhere(&voice.agreement.area);
    let Some(area) = &conduct.area else {
        let after = if everywhere { ", anywhere" } else { ", wherever the agreement applies" };
        return (String::new(), after.into());
    };
    let own = place_of(voice, &area.plain);
    if everywhere || is_inside_agreement(voice, &area.plain) {
        return (format!("{own}, "), String::new());
    }
    let whole = &voice.agreement.area.plain;
    let before = match (area.plain.within.as_slice(), *whole == Scope::default()) {
        ([], false) => format!("{own} that the agreement applies ({}), ", place_of(voice, whole)),
        ([], true) => format!("{own} that the agreement applies, "),
        _ => format!("{own}, as far as the agreement applies there, "),
    };
    (before, String::new())
}

/// That what a clause says of its place is cut to where the agreement applies, where it says more than that.
fn cut_to_agreement(voice: &Voice<'_>, own: &Scope) -> Option<String> {
    let whole = &voice.agreement.area.plain;
    let says_more = *whole != Scope::default() && !is_inside_agreement(voice, own);
    says_more.then(|| {
        let whole = place_of(voice, whole);
        format!("The agreement applies only {whole}: what happens elsewhere is no breach of this.")
    })
}

/// The start of a sentence after what stands before it: "no party may".
fn within_sentence(who: &str) -> String {
    let own = ["No ", "Nobody", "None ", "Neither ", "A party", "Whoever", "Anybody", "Any "];
    match own.iter().find(|start| who.starts_with(**start)) {
        Some(_) => decapital(who),
        None => who.to_owned(),
    }
}

/// The words of the article, all that narrows the sentence, and how readings take each part of it otherwise.
fn say_conduct(voice: &Voice<'_>, clause: &Clause, conduct: &Conduct, only_if: Vec<String>, page: &mut Page) {
    Voice::versions("The article", &clause.words, page);
    let mut lines = Vec::new();
    lines.extend(voice.otherwise(&conduct.by, |who| format!("it speaks of {}", somebody(voice, who))));
    lines.extend(others(voice, &conduct.acts.plain));
    lines.extend(voice.otherwise(&conduct.acts, |acts| other_acts(voice, acts)));
    if let Some(places) = exceptions_of(voice, &conduct.on.plain.except) {
        lines.push(format!("Nobody is protected {}.", places.replace(", nor ", " or ")));
    }
    lines.extend(voice.otherwise(&conduct.on, |on| protection(voice, on)));
    if let Some(number) = &conduct.number {
        lines.push(format!(
            "{}. Each report counts for itself: several are not added up.",
            capital(&so_many(&number.plain))
        ));
        lines.extend(voice.otherwise(number, so_many));
    }
    if let Some(near) = &conduct.near {
        lines.push(format!("{}.", capital(&near_to(&near.plain))));
        lines.extend(voice.otherwise(near, |classes| near_to(classes)));
    }
    if let Some(repeated) = &conduct.repeated {
        lines.push(format!(
            "{}. What may be one of them, or not, leaves it open.",
            capital(&so_often(&repeated.plain))
        ));
        lines.extend(voice.otherwise(repeated, so_often));
    }
    if let Some(area) = &conduct.area {
        lines.extend(voice.otherwise(area, |other| format!("it applies {}", scope(voice, other))));
        lines.extend(cut_to_agreement(voice, &area.plain));
    }
    if let Some(times) = &conduct.in_force {
        lines.extend(of_clause(voice, times));
    }
    lines.extend(only_if);
    let says = match clause.rule {
        Rule::Permit(_) => exceptions::OF_A_PERMIT,
        _ => exceptions::OF_A_BAN,
    };
    lines.extend(conduct.unless.iter().flat_map(|one| exceptions::lines(voice, one, says)));
    lines.extend(about(voice, clause));
    page.list(lines);
    if let Some(table) = &conduct.weapons {
        page.text("It speaks only of weapons that are in one of these rows; all that a row says must be true of the weapon:");
        page.table(weapons::table(voice, &table.plain));
        page.list(voice.otherwise(table, |rows| weapons::in_words(voice, rows)));
    }
}

/// What a reading takes a rule to speak of.
fn other_acts(voice: &Voice<'_>, acts: &Acts) -> String {
    let open = acts.others_judged_by.as_ref();
    let open = open.map(|body| format!("; whether another act falls under it, {} judges", voice.actor(body)));
    format!("it speaks of {}{}", nouns(acts), open.unwrap_or_default())
}

fn so_many(number: &SoMany) -> String {
    let one = number.number.value == 1;
    let (of, is) = if one { (singular(&number.of), "is") } else { (number.of.clone(), "are") };
    format!("only where {} {of} {is} reported", number.number)
}

fn so_often(repeated: &Repeated) -> String {
    let Repeated { count, within, of } = repeated;
    format!(
        "only where it is, within {within}, at least the {} breach of [{of}] by the same side",
        nth(*count)
    )
}

/// "2nd", "3rd", "11th".
fn nth(number: u32) -> String {
    let end = match (number % 100, number % 10) {
        (11..=13, _) => "th",
        (_, 1) => "st",
        (_, 2) => "nd",
        (_, 3) => "rd",
        _ => "th",
    };
    format!("{number}{end}")
}

fn near_to(classes: &[TargetClass]) -> String {
    let names: Vec<&str> = classes.iter().map(|class| target(*class)).collect();
    format!("it speaks only of places near {}", list(&names, "or"))
}

/// Who watches it, who owns it, in which texts it stands, until when it was secret, and what else is noted.
fn about(voice: &Voice<'_>, clause: &Clause) -> Vec<String> {
    // what is permitted needs nobody who watches whether it is kept
    let permits = matches!(clause.rule, Rule::Permit(_)) && clause.monitored_by.is_empty();
    let mut lines = if permits { Vec::new() } else { vec![watched(voice, &clause.monitored_by)] };
    if !clause.held_by.is_empty() {
        lines.push(format!("Only these readings own it: {}.", voice.readings(&clause.held_by)));
    }
    if !clause.in_texts.is_empty() {
        lines.push(format!("It stands only in these texts: {}.", clause.in_texts.join(", ")));
    }
    lines.extend(
        clause.withheld_until.iter().map(|until| format!("It was kept secret until {}.", when(until))),
    );
    lines.extend(clause.notes.iter().map(|note| format!("Note: {}", stop(note))));
    lines
}

/// Who watches something.
pub(super) fn watched(voice: &Voice<'_>, by: &[model::ActorId]) -> String {
    if by.is_empty() {
        "Nobody is named who watches this.".into()
    } else {
        format!("Watched by {}.", voice.actors(by))
    }
}
