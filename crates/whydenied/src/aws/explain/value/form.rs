//! Values that are right but for their form: letter case, wildcards, white space, a slash, an end.

pub(crate) mod partial_value;
pub(crate) mod stray_character;
pub(crate) mod trailing_slash_mismatch;
pub(crate) mod value_case_mismatch;
pub(crate) mod wildcard_in_string_equals;

use super::mismatch::Mismatch;
use crate::finding::kind::Cause;

crate::finding::entry::entries![wildcard_in_string_equals,];

/// What may be wrong with the form of a value, in the order in which it is looked for.
const OF_FORM: &[fn(&Mismatch<'_>) -> Option<Cause>] = &[
    value_case_mismatch::cause,
    wildcard_in_string_equals::cause,
    stray_character::cause,
    trailing_slash_mismatch::cause,
];

/// The cause that the form of the values shows.
pub(crate) fn cause(it: &Mismatch<'_>) -> Option<Cause> {
    OF_FORM.iter().find_map(|cause| cause(it))
}
