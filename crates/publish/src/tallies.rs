//! Tallies: who counted what, in their own units; sums that fail; against the incidents recorded.

use assess::reference::tally::{self, Held};
use model::count::Count;
use model::tally::PartOf;

use crate::page::{Page, Table};
use crate::question::Question;
use crate::words;

/// Every tally beside what it claims and what the record holds.
#[derive(Clone, Debug)]
pub struct Tallies<'a> {
    question: &'a Question<'a>,
    /// By period and id.
    pub held: Vec<Held<'a>>,
}

impl<'a> Tallies<'a> {
    /// Holds them against the record. Readings make no difference to it.
    pub fn of(question: &'a Question<'a>) -> Self {
        Self { question, held: tally::held(question.case, question.asked) }
    }

    /// Says them.
    pub fn page(&self) -> Page {
        let case = self.question.case;
        let mut page = Page::new(format!("Who counted what: {}", case.title));
        page.text(
            "Each count stands in its author's own unit. Counts of different authors are never added, and none is \
             corrected: the record holds far fewer incidents than authors count.",
        );
        page.heading("Sums that fail");
        let failing = self.held.iter().filter_map(|held| Some((held, held.fails?)));
        let points = failing.map(|(held, (sum, total))| {
            format!(
                "{}, {}, {}: the parts ({}) add up to {sum}; the printed total is {total}.",
                held.tally.id,
                case.source_name(&held.tally.by),
                held.tally.period,
                self.parts(held).join(", "),
            )
        });
        let points: Vec<String> = points.collect();
        if points.is_empty() {
            page.text("None: where an author gives all parts, they add up to the printed total.");
        }
        page.list(points);
        page.heading(format!("Every count: {}", self.held.len()));
        page.table(self.table());
        page.caption("recorded here: incidents of that time that the author claims in this record / that anybody claims.");
        page.hint("Why an incident counts as what", self.question.command("explain", "INCIDENT"));
        page
    }

    fn table(&self) -> Table {
        let case = self.question.case;
        let mut table =
            Table::new(["id", "period", "counted by", "what they counted", "recorded here"]).widest(3);
        for held in &self.held {
            let tally = held.tally;
            let period = match &tally.window {
                Some(window) => format!("{}\n{window}", tally.period),
                None => tally.period.to_string(),
            };
            let via = tally.via.as_ref().map_or_else(String::new, |via| format!("\nvia {via}"));
            table.row([
                tally.id.to_string(),
                period,
                format!("{}{via}", case.source_name(&tally.by)),
                self.counted(held),
                format!("{} / {}", held.by_author.len(), held.by_anybody.len()),
            ]);
        }
        table
    }

    fn counted(&self, held: &Held<'_>) -> String {
        let tally = held.tally;
        let unit = tally.unit.replace('-', " ");
        let total =
            tally.total.as_ref().map_or_else(|| format!("{unit}: no total"), |n| format!("{n} {unit}"));
        let mut facts = vec![match held.fails {
            Some((sum, _)) => format!("{total} (the parts add up to {sum})"),
            None => total,
        }];
        let number =
            |what: &str, count: &Option<Count>| count.as_ref().map(|count| format!("{what} {count}"));
        facts.extend(number("running total", &tally.running_total));
        facts.extend(number("killed", &tally.killed));
        facts.extend(number("injured", &tally.injured));
        let parts = self.parts(held);
        if !parts.is_empty() {
            facts.push(format!(
                "{}{}",
                words::few(&parts, 6),
                if tally.parts_incomplete { " …" } else { "" }
            ));
        }
        facts.extend(tally.blames.as_ref().map(|blames| format!("blames {blames}")));
        facts.extend(tally.repeats.as_ref().map(|id| format!("the same bulletin as {id}")));
        facts.join("; ")
    }

    fn parts(&self, held: &Held<'_>) -> Vec<String> {
        let case = self.question.case;
        let name = |of: &PartOf| match of {
            PartOf::Area(id) => {
                let name = case.areas.get(id).map(|area| area.name.plain()).filter(|name| !name.is_empty());
                name.unwrap_or(id.as_str()).to_owned()
            }
            PartOf::Actor(id) => case.actor_name(id).to_owned(),
            PartOf::Words(text) => text.clone(),
        };
        held.tally.parts.iter().map(|part| format!("{} {}", name(&part.of), part.count)).collect()
    }
}
