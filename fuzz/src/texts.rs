//! An input as several texts. The example `seeds` of whydenied-tests makes such inputs of the cases.

use std::str;

/// What stands between two texts of an input: a byte that no UTF-8 has.
pub const BETWEEN: u8 = 0xff;

/// The texts of an input; those that it lacks are empty. `None` where one is not UTF-8.
#[must_use]
pub fn texts<const N: usize>(input: &[u8]) -> Option<[&str; N]> {
    let mut texts = [""; N];
    for (text, bytes) in texts.iter_mut().zip(input.splitn(N, |byte| *byte == BETWEEN)) {
        *text = str::from_utf8(bytes).ok()?;
    }
    Some(texts)
}

/// The same behind a byte that says what to do with them.
#[must_use]
pub fn chosen<const N: usize>(input: &[u8]) -> Option<(usize, [&str; N])> {
    let (first, rest) = input.split_first()?;
    Some((usize::from(*first), texts(rest)?))
}
