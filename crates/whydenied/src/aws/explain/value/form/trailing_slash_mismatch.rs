//! `trailing-slash-mismatch`, as AWS has it.

use crate::aws::explain::value::mismatch::Mismatch;
use crate::finding::both::trailing_slash_mismatch::KIND;
use crate::finding::kind::{Cause, Message};

/// Found where the value would fit but for a slash at the end.
pub(crate) fn cause(it: &Mismatch<'_>) -> Option<Cause> {
    let bare = |text: &'_ str| text.strip_suffix('/').unwrap_or(text).len();
    let (expected, actual) = (it.expected.get(..bare(it.expected))?, it.actual.get(..bare(it.actual))?);
    if !it.fits(expected, actual) {
        return None;
    }
    let title = if it.actual.ends_with('/') {
        format!("The token's `{}` ends in `/`, the policy's value does not", it.short_name())
    } else {
        format!("The policy's value ends in `/`, the token's `{}` does not", it.short_name())
    };
    let message = Message::new(
        title,
        "The comparison is letter by letter.",
        format!("write `{}`, as the token has it", it.actual),
    );
    Some((&KIND, message))
}
