//! URLs of a provider that were to be another one, and differ from it by a slip of the pen.

use crate::near_miss::distance::distance;
use crate::near_miss::word::word_at;
use crate::pattern::{Unit, diverge};

/// How many letters of a provider may differ to be taken for a slip.
const SLIP: usize = 2;

/// Whether two URLs differ by a slip of the pen.
pub(crate) fn is_slip(written: &str, own: &str) -> bool {
    const LONGEST: usize = 256;
    written.len() <= LONGEST
        && own.len() <= LONGEST
        && written.len().abs_diff(own.len()) <= SLIP
        && distance(written, own) <= SLIP
}

/// The words in which two URLs differ.
pub(crate) fn differing_words<'a>(written: &'a str, own: &'a str) -> (&'a str, &'a str) {
    let Some(parts) = diverge(written, Unit::Char, own) else { return (written, own) };
    (word_at(written, parts.pattern), word_at(own, parts.text))
}
