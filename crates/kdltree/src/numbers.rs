//! Numbers: decimal, hexadecimal, octal and binary, and decimal ones with a point or an exponent.

use crate::Value;

/// Why a word that begins like a number has no value.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum NumberProblem {
    /// It is not written like any number.
    Malformed,
    /// It does not fit: an integer beyond 127 bits, or a float that would be infinite.
    TooBig,
}

/// Returns the value of `word`, which begins with a digit, or with a sign and a digit.
pub(crate) fn number(word: &str) -> Result<Value, NumberProblem> {
    let (negative, digits) = match word.as_bytes().first() {
        Some(b'-') => (true, word.get(1..).unwrap_or_default()),
        Some(b'+') => (false, word.get(1..).unwrap_or_default()),
        _ => (false, word),
    };
    let (radix, digits) = match digits.get(..2) {
        Some("0x") => (16, digits.get(2..).unwrap_or_default()),
        Some("0o") => (8, digits.get(2..).unwrap_or_default()),
        Some("0b") => (2, digits.get(2..).unwrap_or_default()),
        _ => (10, digits),
    };
    if radix == 10 && !is_integer(digits, 10) {
        float(negative, digits)
    } else {
        integer(negative, digits, radix)
    }
}

fn integer(negative: bool, digits: &str, radix: u32) -> Result<Value, NumberProblem> {
    if !is_integer(digits, radix) {
        return Err(NumberProblem::Malformed);
    }
    let mut value = 0_i128;
    for digit in digits.chars().filter_map(|digit| digit.to_digit(radix)) {
        // Counted downwards, since there is one more number below zero than above.
        value = value
            .checked_mul(i128::from(radix))
            .and_then(|value| value.checked_sub(i128::from(digit)))
            .ok_or(NumberProblem::TooBig)?;
    }
    let value = if negative { Some(value) } else { value.checked_neg() };
    value.map(Value::Integer).ok_or(NumberProblem::TooBig)
}

fn float(negative: bool, word: &str) -> Result<Value, NumberProblem> {
    let (mantissa, exponent) = match word.split_once(['e', 'E']) {
        Some((mantissa, exponent)) => (mantissa, Some(exponent)),
        None => (word, None),
    };
    let (whole, fraction) = match mantissa.split_once('.') {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (mantissa, None),
    };
    let exponent_digits = exponent.map(|exponent| exponent.strip_prefix(['+', '-']).unwrap_or(exponent));
    let well_formed = is_integer(whole, 10)
        && fraction.is_none_or(|digits| is_integer(digits, 10))
        && exponent_digits.is_none_or(|digits| is_integer(digits, 10));
    if !well_formed {
        return Err(NumberProblem::Malformed);
    }
    let parsed = if word.contains('_') { word.replace('_', "").parse() } else { word.parse::<f64>() };
    match parsed {
        Ok(number) if number.is_finite() => Ok(Value::Float(if negative { -number } else { number })),
        Ok(_) => Err(NumberProblem::TooBig),
        Err(_) => Err(NumberProblem::Malformed),
    }
}

/// Tells whether `digits` begins with a digit and goes on with digits and `_`.
fn is_integer(digits: &str, radix: u32) -> bool {
    digits.chars().next().is_some_and(|first| first.is_digit(radix))
        && digits.chars().all(|digit| digit == '_' || digit.is_digit(radix))
}
