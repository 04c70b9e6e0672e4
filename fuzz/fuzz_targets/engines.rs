//! The engines against one another under libFuzzer: `cargo +nightly fuzz run engines`.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use trucewatch_fuzz::mutated;

fuzz_target!(|data: &[u8]| testkit::fuzz::engines(data));

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutated(data, size, max_size, seed).unwrap_or_else(|| fuzzer_mutate(data, size, max_size))
});
