//! An edition says what the other views say.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

use std::path::Path;
use std::sync::Arc;

use assess::Asked;
use casefile::Limits;
use model::count::Count;
use model::{Case, ClaimId};
use publish::edition::Edition;
use publish::{Found, Question};

fn syria() -> Arc<Case> {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../cases/syria-2016");
    Arc::new(casefile::load(&path, &Limits::default()).unwrap().case)
}

fn edition(case: &Arc<Case>) -> Edition {
    Edition::of(Arc::clone(case), Asked::of_all(case)).unwrap()
}

#[test]
fn an_edition_can_be_shared_among_threads() {
    fn shared<T: Send + Sync>() {}
    shared::<Edition>();
}

#[test]
fn an_edition_finds_what_the_question_finds() {
    let case = syria();
    let edition = edition(&case);
    let question = Question::new(&case, "CASE");
    let found = Found::of(&question);
    let rows = found.incidents(&question);
    assert_eq!(rows.len(), edition.entries().len());
    for (row, entry) in rows.iter().zip(edition.entries()) {
        assert_eq!(row.incident.id, entry.incident);
        assert_eq!(row.under.as_slice(), &*entry.over_all, "{}", entry.incident);
    }
    let mut one: Vec<String> = found.all().iter().map(|finding| format!("{finding:?}")).collect();
    let mut other: Vec<String> = edition.findings().iter().map(|finding| format!("{finding:?}")).collect();
    one.sort();
    other.sort();
    assert!(one == other);
}

#[test]
fn readings_part_where_their_verdicts_differ_and_nowhere_else() {
    let edition = edition(&syria());
    for (number, entry) in edition.entries().iter().enumerate() {
        let parting = edition.parting(number);
        assert_eq!(parting.is_some(), entry.parts, "{}", entry.incident);
        if let Some(parting) = parting {
            let [one, other] = &parting.findings;
            assert_ne!(one.verdict, other.verdict);
            assert_eq!(one.reading, parting.pivot.verdicts[0].0);
        }
    }
}

#[test]
fn the_days_hold_every_incident_once() {
    let edition = edition(&syria());
    let told: usize = edition.days().iter().map(|day| day.incidents).sum();
    assert_eq!(told, edition.entries().iter().filter(|entry| entry.day.is_some()).count());
    let dates: Vec<_> = edition.days().iter().map(|day| day.date).collect();
    assert!(dates.windows(2).all(|pair| pair[0].tomorrow().unwrap() == pair[1]));
}

#[test]
fn a_merged_incident_is_found_under_its_old_id() {
    let case = syria();
    let edition = edition(&case);
    for incident in case.incidents.values() {
        if let Some(into) = &incident.same_as {
            assert_eq!(edition.number(&incident.id), edition.number(into));
        }
    }
}

#[test]
fn tallies_are_held_against_the_record_as_the_reference_does() {
    let case = syria();
    let whole = Asked::of_all(&case);
    for asked in [whole, Asked { known_at: "2016-04-10T00:00:00Z".parse().unwrap(), ..whole }] {
        let edition = Edition::of(Arc::clone(&case), asked).unwrap();
        let all = assess::reference::tally::held(&case, asked);
        assert!(all.iter().any(|held| held.by_anybody.len() > held.by_author.len()));
        for held in all {
            let own = edition.tallied(held.tally);
            let expected = (held.fails, held.by_author.len(), held.by_anybody.len());
            assert_eq!((own.fails, own.by_author, own.by_anybody), expected, "{}", held.tally.id);
        }
    }
}

#[test]
fn words_are_found_in_any_language_and_size() {
    let case = syria();
    let edition = Edition::of(Arc::clone(&case), Asked::of_all(&case)).unwrap();
    for words in ["", "ALEPPO", "hospital", "DAS-0331", "дамаск", "دمشق", "o", "nowhere at all", "a\nb"]
    {
        let small = words.to_lowercase();
        let has = |text: &str| text.to_lowercase().contains(&small);
        let numbers = edition.entries().iter().enumerate().filter(|(_, entry)| {
            let incident = edition.incident(entry).unwrap();
            let mut titles = incident.title.versions();
            has(incident.id.as_str()) || has(&incident.place.name) || titles.any(|(_, text)| has(text))
        });
        let expected: Vec<usize> = numbers.map(|(number, _)| number).collect();
        assert_eq!(edition.with_words(words), expected, "{words}");
    }
}

#[test]
fn of_a_corrected_number_only_the_correction_counts_and_only_once_it_is_learnt() {
    let mut case = Case::clone(&syria());
    let [earlier, later] = ["C094-A", "C094"].map(ClaimId::new);
    for (id, killed, day) in [(&earlier, 7, "2016-05-01"), (&later, 5, "2016-05-03")] {
        let claim = case.claims.get_mut(id).unwrap();
        claim.killed = Some(Count::Exactly(killed));
        claim.learnt = format!("{day}T00:00:00Z").parse().unwrap();
    }
    let case = Arc::new(case);
    let by = case.claims[&later].from.clone();
    let killed = |known_at: &str| {
        let asked = Asked { known_at: known_at.parse().unwrap(), ..Asked::of_all(&case) };
        let edition = Edition::of(Arc::clone(&case), asked).unwrap();
        edition.harm().iter().find(|harm| harm.by == by).map_or(0, |harm| harm.killed)
    };
    let before = killed("2016-04-30T00:00:00Z");
    assert_eq!(killed("2016-05-02T00:00:00Z"), before + 7);
    assert_eq!(killed("2016-05-03T00:00:00Z"), before + 5);
}

#[test]
fn the_case_at_another_time_is_what_it_would_be_were_it_made_by_itself() {
    let case = syria();
    let whole = Asked::of_all(&case);
    let at = |day: &str| format!("{day}T22:00:00Z").parse().unwrap();
    let mut edition = edition(&case);
    (0..edition.entries().len()).for_each(|number| {
        edition.parting(number);
    });
    // forth and back in what was learnt, and then in time
    let states = [("2016-04-01", "2016-04-01"), ("2016-04-01", "2016-04-09"), ("2016-04-01", "2016-04-03")];
    for (as_of, known_at) in
        [states.as_slice(), &[("2016-09-30", "2016-04-03"), ("2016-09-30", "2016-09-30")]].concat()
    {
        let asked = Asked { as_of: at(as_of), known_at: at(known_at) };
        assert!(asked.as_of < whole.as_of);
        edition = edition.at(asked).unwrap();
        let alone = Edition::of(Arc::clone(&case), asked).unwrap();
        assert_eq!(edition.entries(), alone.entries(), "{as_of}, {known_at}");
        assert_eq!(edition.owed(), alone.owed(), "{as_of}, {known_at}");
        assert!(edition.findings() == alone.findings(), "{as_of}, {known_at}");
        for (number, entry) in alone.entries().iter().enumerate() {
            assert_eq!(edition.parting(number), alone.parting(number), "{}, {known_at}", entry.incident);
            assert_eq!(edition.is_told(number), alone.is_told(number), "{}, {known_at}", entry.incident);
            assert!(edition.claims_on(&entry.incident).eq(alone.claims_on(&entry.incident)));
        }
        assert!(case.incidents.keys().all(|id| edition.number(id) == alone.number(id)));
    }
}
