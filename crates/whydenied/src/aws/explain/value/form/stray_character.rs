//! `stray-character`, as AWS has it.

use crate::aws::explain::value::mismatch::Mismatch;
use crate::finding::both::stray_character::KIND;
use crate::finding::kind::{Cause, Message};
use crate::near_miss::form::{name, without_strays};

/// Found where the value would fit without white space, quotation marks and what cannot be seen.
pub(crate) fn cause(it: &Mismatch<'_>) -> Option<Cause> {
    let ((expected, of_policy), (actual, of_token)) =
        (without_strays(it.expected), without_strays(it.actual));
    let (whose, letter) = match (of_policy, of_token) {
        (Some(letter), _) => ("policy's", letter),
        (None, Some(letter)) => ("token's", letter),
        (None, None) => return None,
    };
    if !it.fits(&expected, &actual) {
        return None;
    }
    let message = Message::new(
        format!("The {whose} `{}` has {} in it", it.short_name(), name(letter)),
        "It cannot be seen, or looks like another character, and the comparison is letter by letter.",
        format!("write `{actual}` anew"),
    );
    Some((&KIND, message))
}
