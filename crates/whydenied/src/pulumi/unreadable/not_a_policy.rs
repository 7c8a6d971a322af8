//! `not-a-policy`, as this service has it.

use super::no_document::{NoDocument, PASTE};
use crate::report::InputError;
use crate::unreadable::not_a_policy::KIND;

/// An object with other members of a policy than those by which one is known.
pub(crate) fn without_rules(read: &NoDocument<'_>) -> Option<InputError> {
    let is_part = read.has_any(&["permission", "teamName", "userLogin", "runnerID"]);
    let message = "this has neither `decision`, `tokenType` nor `rules`, so it is no policy";
    is_part.then(|| read.error(&KIND, message, PASTE))
}

/// Anything else.
pub(crate) fn error(read: &NoDocument<'_>) -> InputError {
    let kind = match read.roots {
        [root] => root.value.kind(),
        _ => "several values",
    };
    let message = format!("authorization policies are a list under `policies`, this is {kind}");
    read.error(&KIND, message, PASTE)
}
