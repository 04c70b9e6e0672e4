//! Rendered answers, kept as long as there is room for them.

use std::sync::Arc;

use quick_cache::sync::{Cache, DefaultLifecycle};
use quick_cache::{DefaultHashBuilder, Weighter};

use crate::answer::Answer;

/// Rendered answers.
pub(crate) struct Kept(Cache<Of, Arc<Answer>, Bytes>);

/// Of what an answer is: the number of the change that it was made after, and the address.
pub(crate) type Of = (u64, String);

#[derive(Clone)]
struct Bytes;

impl Weighter<Of, Arc<Answer>> for Bytes {
    fn weight(&self, (_, address): &Of, answer: &Arc<Answer>) -> u64 {
        (answer.size_bytes() + address.len() + 256) as u64
    }
}

/// So many bytes are kept at most.
const ROOM: u64 = 64 << 20;

/// An answer takes about so many.
const USUAL: u64 = 24 << 10;

impl Kept {
    pub(crate) fn new() -> Self {
        let number = usize::try_from(ROOM / USUAL).unwrap_or(usize::MAX);
        Self(Cache::with(number, ROOM, Bytes, DefaultHashBuilder::default(), DefaultLifecycle::default()))
    }

    pub(crate) fn get(&self, of: &Of) -> Option<Arc<Answer>> {
        self.0.get(of)
    }

    pub(crate) fn keep(&self, of: Of, answer: &Arc<Answer>) {
        self.0.insert(of, Arc::clone(answer));
    }
}
