//! What became of the texts of a case.

use crate::report::{Input, InputError, Reading};
use crate::unreadable;

/// What was read, where nothing can be said without it.
pub(super) fn needed<T>(reading: &Reading<T>, input: Input) -> Result<&T, InputError> {
    match reading {
        Reading::Read(value) => Ok(value),
        Reading::Unread(error) => Err(error.clone()),
        Reading::Missing => Err(unreadable::empty(input, "")),
    }
}
