//! Readings that answer alike, put together.

use model::ReadingId;

/// Puts readings with equal answers together, in the order of the first of each.
pub(crate) fn alike<T: PartialEq>(
    answers: impl IntoIterator<Item = (ReadingId, T)>,
) -> Vec<(Vec<ReadingId>, T)> {
    let mut groups: Vec<(Vec<ReadingId>, T)> = Vec::new();
    for (reading, answer) in answers {
        match groups.iter_mut().find(|(_, known)| *known == answer) {
            Some((readings, _)) => readings.push(reading),
            None => groups.push((vec![reading], answer)),
        }
    }
    groups
}

/// The names of some of the readings asked: "all readings" where there are several and these are all.
pub(crate) fn names(some: &[ReadingId], all: &[ReadingId]) -> String {
    if all.len() > 1 && some.len() == all.len() {
        return "all readings".into();
    }
    some.iter().map(ReadingId::as_str).collect::<Vec<_>>().join(", ")
}
