//! Laws that hold of every case.

mod laws {
    pub(crate) mod held;
    mod knowledge;
    mod order;
    mod verdicts;
}
