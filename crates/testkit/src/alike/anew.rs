//! Whether a batch that takes over what it can from an earlier state of the record finds what one finds that takes over nothing.

use std::sync::Arc;

use assess::Asked;
use assess::batch::Batch;
use assess::columns::{Columns, ColumnsError};
use jiff::Timestamp;
use model::finding::Matter;
use model::{Case, ReadingId};

/// Judges a case from one state of the record, then from another, and holds that against one that was judged from the second at once. Gives how many
/// rows were taken over as they were, of how many.
///
/// # Errors
///
/// What is found otherwise, in words.
pub fn taken_over_is_like_anew(
    case: &Arc<Case>,
    as_of: Timestamp,
    known_at: [Timestamp; 2],
) -> Result<(usize, usize), String> {
    let [then, now] = known_at.map(|known_at| Asked { as_of, known_at });
    let in_words = |error: ColumnsError| error.to_string();
    let before = Columns::over(case, then).map_err(in_words)?;
    let after = before.from_state(now).map_err(in_words)?;
    let fresh = Columns::over(case, now).map_err(in_words)?;
    let readings: Vec<&ReadingId> = case.readings.keys().collect();
    let earlier = Batch::new(&before, &readings, then);
    (0..readings.len()).for_each(|number| {
        earlier.verdicts(number, 1);
    });
    let (found, expected) =
        (Batch::after(&after, &readings, now, &earlier), Batch::new(&fresh, &readings, now));
    let rows = u32::try_from(after.len()).map_err(|error| error.to_string())?;
    for number in 0..readings.len() {
        let (found_table, expected_table) = (found.verdicts(number, 1), expected.verdicts(number, 1));
        let (Some(found_table), Some(expected_table)) = (found_table, expected_table) else {
            return Err("no table".into());
        };
        for row in 0..rows {
            for (at, (agreement, clause)) in expected_table.clauses.iter().enumerate() {
                let (told, right) = (found_table.verdict(row, at), expected_table.verdict(row, at));
                if told != right {
                    return Err(format!(
                        "{:?} {clause} under {number}: {told:?}, not {right:?}",
                        after.id(row)
                    ));
                }
                let is_kept = found.is_as_before(row);
                let finding = |batch: &Batch<'_>| batch.finding(number, row, agreement, clause);
                if is_kept && finding(&earlier) != finding(&expected) {
                    return Err(format!(
                        "{:?} {clause} under {number} is explained otherwise",
                        after.id(row)
                    ));
                }
                let Some(matter) = after.id(row).map(|id| Matter::Incident(id, clause.clone())) else {
                    continue;
                };
                let pairs = readings.iter().map(|other| [readings.get(number).copied(), Some(*other)]);
                for pair in pairs.filter(|_| is_kept) {
                    let [Some(a), Some(b)] = pair else { continue };
                    let pivot = |batch: &Batch<'_>| batch.pivot(&matter, agreement, [a, b]);
                    if pivot(&earlier) != pivot(&expected) {
                        return Err(format!("{matter:?}: {a} and {b} part otherwise"));
                    }
                }
            }
        }
    }
    Ok(((0..rows).filter(|row| found.is_as_before(*row)).count(), after.len()))
}
