//! The columns of a case and what is compiled over them, kept together.

use std::sync::Arc;

use assess::Asked;
use assess::batch::Batch;
use assess::columns::{Columns, ColumnsError};
use model::{Case, ReadingId};
use self_cell::self_cell;

self_cell!(
    struct Held {
        owner: Columns,
        #[not_covariant]
        dependent: Batch,
    }
);

/// The columns of a case and what is compiled over them.
pub(super) struct Ground(Held);

impl Ground {
    /// Lays a case out, and compiles it under readings. Where it was judged before, from another state of the record, what nothing learnt since bears on
    /// is taken over.
    pub(super) fn of(
        case: &Arc<Case>,
        readings: &[ReadingId],
        asked: Asked,
        earlier: Option<&Self>,
    ) -> Result<Self, ColumnsError> {
        let columns = match earlier {
            Some(earlier) => earlier.columns().from_state(asked)?,
            None => Columns::over(case, asked)?,
        };
        let readings: Vec<&ReadingId> = readings.iter().collect();
        Ok(Self(Held::new(columns, |columns| match earlier {
            Some(earlier) => earlier.ask(|earlier| Batch::after(columns, &readings, asked, earlier)),
            None => Batch::new(columns, &readings, asked),
        })))
    }

    /// The columns.
    pub(super) fn columns(&self) -> &Columns {
        self.0.borrow_owner()
    }

    /// The case without its incidents and what is said of them.
    pub(super) fn frame(&self) -> &Arc<Case> {
        self.0.borrow_owner().frame()
    }

    /// Asks the batch.
    pub(super) fn ask<T>(&self, asks: impl FnOnce(&Batch<'_>) -> T) -> T {
        self.0.with_dependent(|_, batch| asks(batch))
    }
}
