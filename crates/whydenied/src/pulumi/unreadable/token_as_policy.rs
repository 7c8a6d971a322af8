//! `token-as-policy`, as this service has it.

use super::no_document::{self, NoDocument};
use super::whole::whole;
use crate::report::InputError;
use crate::unreadable::token_as_policy::KIND;

const MESSAGE: &str = "this is a token, not a policy";
const HELP: &str = "paste it as the token, and the issuer's authorization policies here";

/// A text that starts as a token, or as the header that carries one.
pub(crate) fn recognise(text: &str) -> Option<InputError> {
    let body = text.trim();
    let is_token = body.starts_with("eyJ") || body.to_ascii_lowercase().starts_with("bearer ");
    is_token.then(|| no_document::error(&KIND, text, whole(text), MESSAGE, HELP))
}

/// The claims of a token, or an event of `CloudTrail` that shows them.
pub(crate) fn claims(read: &NoDocument<'_>) -> Option<InputError> {
    let is_token = read.has_any(&["iss", "sub", "eventName", "Records", "CloudTrailEvent"]);
    is_token.then(|| read.error(&KIND, MESSAGE, HELP))
}
