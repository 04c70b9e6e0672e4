//! Laws that hold of every case.
#![expect(clippy::unwrap_used, reason = "a law that cannot ask its question has failed")]

mod laws {
    mod answers;
    pub(crate) mod engines;
    pub(crate) mod held;
    mod kept;
    mod knowledge;
    mod order;
    mod owed;
    mod verdicts;
}
