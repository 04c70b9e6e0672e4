//! Reduction: from an input that shows a fault to a small one that shows the same.

use std::io;
use std::time::{Duration, Instant};

/// Cuts pieces out of `input`, large ones first, as long as `shows` says that what is left shows the fault.
///
/// # Errors
///
/// What `shows` fails with.
pub(super) fn reduce(
    input: Vec<u8>,
    time: Duration,
    mut shows: impl FnMut(&[u8]) -> io::Result<bool>,
) -> io::Result<Vec<u8>> {
    let start = Instant::now();
    let mut best = input;
    for by_lines in [true, false] {
        let mut parts = split(&best, by_lines);
        let mut size = parts.len().div_ceil(2);
        while size > 0 {
            let mut at = 0;
            while at < parts.len() {
                if start.elapsed() > time {
                    return Ok(best);
                }
                let without = |(n, part): (usize, &Vec<u8>)| (n < at || n >= at + size).then(|| part.clone());
                let left: Vec<Vec<u8>> = parts.iter().enumerate().filter_map(without).collect();
                let text = left.concat();
                if shows(&text)? {
                    (best, parts) = (text, left);
                } else {
                    at += size;
                }
            }
            size = if size == 1 { 0 } else { size.div_ceil(2) };
        }
    }
    Ok(best)
}

fn split(text: &[u8], by_lines: bool) -> Vec<Vec<u8>> {
    if by_lines {
        text.split_inclusive(|byte| *byte == b'\n').map(<[u8]>::to_vec).collect()
    } else {
        text.iter().map(|byte| vec![*byte]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::reduce;
    use std::time::Duration;

    #[test]
    fn what_does_not_matter_is_cut_out() {
        let input = b"one\ntwo\nthree needle four\nfive\n".to_vec();
        let shows = |text: &[u8]| Ok(String::from_utf8_lossy(text).contains("needle"));
        assert_eq!(reduce(input, Duration::from_secs(5), shows).unwrap(), b"needle");
    }
}
