//! UCDP rows: what they say of time, place, doer and those hit, and what they do not.

#![expect(clippy::unwrap_used, reason = "a test that finds nothing fails")]

mod common;

use common::{UCDP_HEAD, UCDP_NAMES, events, loaded, mapping, sorted, ucdp_event, ucdp_row};
use intake::Dataset;
use model::claim::{Attribute, Claim, Target, Value};
use model::count::Count;

/// The claim that comes of a row under the confirmed mapping.
fn claim(cells: &[(&str, &str)]) -> Claim {
    claim_under(UCDP_NAMES, cells)
}

fn claim_under(names: &str, cells: &[(&str, &str)]) -> Claim {
    let (text, loaded) = loaded(&[ucdp_event(cells)], Dataset::Ucdp, &mapping(Dataset::Ucdp, names));
    assert!(!loaded.has_errors(), "{text}\n{:#?}", loaded.diagnostics);
    loaded.case.claims.values().next().unwrap().clone()
}

fn said(claim: &Claim, attribute: Attribute) -> Vec<String> {
    let asserted = claim.asserts.iter().find(|assertion| assertion.attribute == attribute);
    let name = |target: &Target| match target {
        Target::Actor(id) => id.to_string(),
        Target::Class(class) => class.to_string(),
    };
    let words = |value: &Value| match value {
        Value::Actors(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"),
        Value::Targets(all) => all.iter().map(name).collect::<Vec<_>>().join("+"),
        Value::Acts(all) => all.iter().map(ToString::to_string).collect::<Vec<_>>().join("+"),
        other => format!("{other:?}"),
    };
    asserted.map(|assertion| assertion.one_of.iter().map(words).collect()).unwrap_or_default()
}

#[test]
fn two_sides_are_one_of_these_and_never_attacker_and_target() {
    let claim = claim(&[]);
    assert_eq!(said(&claim, Attribute::By), ["isl", "ruf", "sar"]);
    assert_eq!(said(&claim, Attribute::On), ["civilians"]);
    assert_eq!(said(&claim, Attribute::Act), ["attack"]);
}

#[test]
fn one_sided_violence_is_by_side_a_on_civilians() {
    let cells = [
        ("type_of_violence", "3"),
        ("side_a", "IS"),
        ("side_a_new_id", "234"),
        ("side_b", "Civilians"),
        ("side_b_new_id", "1"),
    ];
    let claim = claim(&cells);
    assert_eq!(
        (said(&claim, Attribute::By), said(&claim, Attribute::On)),
        (vec!["isl".to_owned()], vec!["civilians".to_owned()])
    );
}

#[test]
fn whose_dead_are_counted_was_hit_and_unknown_dead_leave_it_open() {
    let b = claim(&[("deaths_b", "3"), ("deaths_civilians", "0"), ("best", "3"), ("high", "3")]);
    assert_eq!(said(&b, Attribute::On), ["isl"]);
    let both = claim(&[("deaths_b", "3"), ("best", "5"), ("high", "5")]);
    assert_eq!(said(&both, Attribute::On), ["isl+civilians"]);
    // side A is one of two: that one of them was hit is known, and not which
    let a = claim(&[("deaths_a", "1"), ("deaths_civilians", "0")]);
    assert_eq!(said(&a, Attribute::On), ["ruf", "sar"]);
    let unknown = claim(&[("deaths_b", "1"), ("deaths_unknown", "1")]);
    assert_eq!(said(&unknown, Attribute::On), ["isl", "ruf", "sar", "civilians"]);
}

#[test]
fn a_side_that_no_person_confirmed_is_left_unnamed_and_takes_the_other_with_it() {
    let names = UCDP_NAMES.replace("{ is \"isl\"; }", "{ proposed #true; is \"isl\"; }");
    let claim = claim_under(&names, &[("deaths_b", "1")]);
    assert!(said(&claim, Attribute::By).is_empty(), "one side alone would be an accusation");
    assert!(said(&claim, Attribute::On).is_empty());
    assert_eq!(said(&claim, Attribute::Act), ["attack"]);
}

#[test]
fn a_name_with_another_number_is_somebody_else() {
    assert!(said(&claim(&[("side_b_new_id", "999")]), Attribute::By).is_empty());
}

#[test]
fn the_origin_is_whom_the_row_rests_on() {
    let citing = |offices: &str| claim(&[("source_office", offices)]).citing.map(|id| id.to_string());
    assert_eq!(citing("SOHR"), Some("sohr".to_owned()));
    assert_eq!(citing("Human Rights Watch;SOHR"), Some("sohr".to_owned()));
    assert_eq!(citing("Human Rights Watch"), None);
}

#[test]
fn the_codes_of_place_become_a_point_with_its_precision_or_an_area() {
    let place = |code: &str| {
        let (_, loaded) = loaded(
            &[ucdp_event(&[("where_prec", code)])],
            Dataset::Ucdp,
            &mapping(Dataset::Ucdp, UCDP_NAMES),
        );
        let place = loaded.case.incidents.values().next().unwrap().place.clone();
        (place.within.map(|id| id.to_string()), place.point.map(|(_, radius)| radius.to_string()))
    };
    let some = |area: &str, radius: Option<&str>| (Some(area.to_owned()), radius.map(str::to_owned));
    assert_eq!(place("1"), some("aleppo", Some("10 km")));
    assert_eq!(place("2"), some("syria", Some("25 km")));
    assert_eq!(place("3"), some("aleppo", None));
    assert_eq!(place("4"), some("aleppo", None));
    assert_eq!(place("5"), some("syria", None));
    assert_eq!(place("6"), some("syria", None));
    assert_eq!(place("7"), (None, None));
}

#[test]
fn the_codes_of_time_become_some_time_in_the_days_that_the_row_gives() {
    assert_eq!(ucdp_event(&[]).when, "2016-03-31");
    let week = [
        ("date_prec", "3"),
        ("date_start", "2016-03-28 00:00:00.000"),
        ("date_end", "2016-04-03 00:00:00.000"),
    ];
    let event = ucdp_event(&week);
    assert_eq!((event.when.as_str(), event.month.as_str()), ("2016-03-28..2016-04-03", "2016-03"));
}

#[test]
fn estimates_stay_a_range_and_one_that_contradicts_itself_widens_it() {
    let killed = |low, best, high| claim(&[("low", low), ("best", best), ("high", high)]).killed;
    assert_eq!(killed("2", "2", "2"), Some(Count::Exactly(2)));
    assert_eq!(killed("1", "2", "5"), Some(Count::Between(1, 5)));
    assert_eq!(killed("177", "142", "177"), Some(Count::Between(142, 177)));
}

#[test]
fn version_licence_day_and_line_stay_with_each_row() {
    let claim = claim(&[]);
    assert_eq!(claim.via.as_deref(), Some("UCDP GED 19.1"));
    assert_eq!(claim.learnt.to_string(), "2026-11-23T21:00:00Z");
    assert_eq!(claim.said.to_string(), "not-after 2026-11-23");
    assert_eq!(
        claim.notes,
        ["date_prec 1, where_prec 1, event_clarity 1; line 2 of rows.csv, retrieved 2026-11-23; CC BY 4.0."]
    );
    assert!(claim.words.plain().contains("Deaths: best 2, low 2, high 2"), "{:?}", claim.words);
}

#[test]
fn bad_rows_are_put_aside_with_line_and_column_and_the_rest_goes_in() {
    let bad = [
        ("latitude", "91", "`91` is not a number of degrees between −90 and 90"),
        ("date_end", "2016-03-30", "it ends on 2016-03-30, before it begins on 2016-03-31"),
        ("date_start", "31/03/2016", "`31/03/2016` is not a day"),
        ("where_prec", "8", "`8` is none of the codes 1, 2, 3, 4, 5, 6, 7"),
        ("best", "-1", "`-1` is not a number of people"),
        ("id", "2 1", "`2 1` cannot be the id of a row"),
        ("side_a", " ", "nothing stands there"),
    ];
    for (column, text, why) in bad {
        let file = format!("{UCDP_HEAD}{}{}", ucdp_row(&[(column, text)]), ucdp_row(&[("id", "7")]));
        let sorted = sorted(Dataset::Ucdp, file.as_bytes());
        assert_eq!((sorted.read, sorted.entering(), sorted.rejects.len()), (2, 1, 1), "{column}");
        let fault = &sorted.rejects[0].fault;
        let number = UCDP_HEAD.trim_end().split(',').position(|name| name == column).unwrap() + 1;
        assert_eq!(fault.to_string(), format!("line 2, column {number} (`{column}`): {why}"));
    }
}

#[test]
fn a_cell_with_line_breaks_is_one_cell_and_lines_are_still_counted() {
    let file = format!(
        "{UCDP_HEAD}{}{}",
        ucdp_row(&[("where_coordinates", "a \"big\"\n\ntown, east")]),
        ucdp_row(&[("id", "7"), ("low", "x")])
    );
    let sorted = sorted(Dataset::Ucdp, file.as_bytes());
    assert_eq!(events(&sorted)[0].place.name, "a \"big\" town, east");
    assert_eq!(sorted.rejects[0].fault.line, 5);
}

#[test]
fn a_quotation_mark_that_is_never_closed_costs_its_line_only() {
    let broken = ucdp_row(&[("id", "1")]).replace("Aleppo town", "\"Aleppo town");
    let file = format!("{UCDP_HEAD}{broken}{}{}", ucdp_row(&[("id", "2")]), ucdp_row(&[("id", "3")]));
    let sorted = sorted(Dataset::Ucdp, file.as_bytes());
    assert_eq!((sorted.read, sorted.entering()), (3, 2));
    assert!(
        sorted.rejects[0].fault.to_string().contains("line 2: ")
            && sorted.rejects[0].fault.why.contains("not closed")
    );
    assert_eq!(events(&sorted).iter().map(|event| event.line).collect::<Vec<_>>(), [3, 4]);
}

#[test]
fn a_row_that_stands_twice_goes_in_once() {
    let file = format!("{UCDP_HEAD}{}{}", ucdp_row(&[]), ucdp_row(&[("best", "3")]));
    let sorted = sorted(Dataset::Ucdp, file.as_bytes());
    assert_eq!((sorted.entering(), sorted.duplicates.as_slice()), (1, ["ucdp-214804".to_owned()].as_slice()));
}

#[test]
fn columns_of_older_versions_are_known_and_other_files_refused() {
    let old = UCDP_HEAD.replace("best", "best_est").replace(",low", ",low_est").replace("high", "high_est");
    assert_eq!(sorted(Dataset::Ucdp, (old + &ucdp_row(&[])).as_bytes()).entering(), 1);
    let ask = intake::Ask { dataset: Dataset::Ucdp, is_known: &|_| false, country: None };
    let halt = intake::sort_out(b"a,b\n1,2\n", ask, &mut |_| true).unwrap_err();
    let intake::Halt::OtherFile(why) = halt else { unreachable!("it was not stopped") };
    assert_eq!(why, "the file has no column `id`; its first row begins with `a`, `b`");
}
