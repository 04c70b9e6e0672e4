//! Rows by the numbers of their incidents: numbers that lie near one another are kept near one another.

use rustc_hash::FxHashMap;

use crate::columns::Row;

const PAGE: usize = 512;
const NONE: Row = Row::MAX;

/// Rows by number, page by page.
#[derive(Default)]
pub(super) struct Pages {
    pages: FxHashMap<u64, Box<[Row]>>,
}

fn place(number: u64) -> (u64, usize) {
    (number / PAGE as u64, usize::try_from(number % PAGE as u64).unwrap_or(0))
}

impl Pages {
    pub(super) fn get(&self, number: u64) -> Option<Row> {
        let (page, at) = place(number);
        self.pages.get(&page)?.get(at).copied().filter(|row| *row != NONE)
    }

    pub(super) fn insert(&mut self, number: u64, row: Row) {
        let (page, at) = place(number);
        let page = self.pages.entry(page).or_insert_with(|| vec![NONE; PAGE].into_boxed_slice());
        if let Some(known) = page.get_mut(at) {
            *known = row;
        }
    }

    pub(super) fn remove(&mut self, number: u64) -> Option<Row> {
        let (page, at) = place(number);
        let known = self.pages.get_mut(&page)?.get_mut(at)?;
        let row = std::mem::replace(known, NONE);
        (row != NONE).then_some(row)
    }
}

#[cfg(test)]
mod tests {
    use super::Pages;

    #[test]
    fn a_number_has_the_row_that_it_was_given_until_it_is_taken_out() {
        let mut pages = Pages::default();
        for number in [0, 511, 512, u64::MAX] {
            pages.insert(number, u32::try_from(number % 1_000).unwrap());
        }
        assert_eq!(pages.get(511), Some(511));
        assert_eq!((pages.remove(512), pages.remove(512), pages.get(513)), (Some(512), None, None));
        assert_eq!(pages.get(u64::MAX), Some(615));
    }
}
