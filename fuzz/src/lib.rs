//! What the targets under libFuzzer share.

use fastrand::Rng;
use testkit::fuzz::mutate;

/// Every other time, mutates the first `size` bytes of `data` as the hunt of `testkit` does, and returns the new size.
pub fn mutated(data: &mut [u8], size: usize, max_size: usize, seed: u32) -> Option<usize> {
    let mut rng = Rng::with_seed(u64::from(seed));
    if rng.bool() {
        return None;
    }
    let text = data.get(..size)?.to_vec();
    let mut new = mutate(&text, &text, &mut rng);
    new.truncate(max_size.min(data.len()));
    data.get_mut(..new.len())?.copy_from_slice(&new);
    Some(new.len())
}
