//! This is no JSON Web Key Set.

use crate::json::Node;
use crate::report::{Input, InputError};
use crate::span::Span;

const CODE: &str = "not-a-jwks";

const PASTE: &str = "paste what the issuer's `jwks_uri` gives: `{\"keys\": [{\"kty\": …}]}`";

/// JSON without keys.
pub(crate) fn json(text: &str, root: &Node<'_>) -> InputError {
    let has = |name: &str| root.get(name).is_some();
    let message = if has("iss") || has("sub") {
        "these look like the claims of a token, not like the issuer's keys"
    } else if has("keys") {
        "the `keys` of a key set are an array, this is something else"
    } else {
        "this is no JSON Web Key Set: it has no `keys`"
    };
    InputError::at(Input::Jwks, text, CODE, root.span, message.into(), PASTE)
}

/// A token or a PEM file, at `span`.
pub(crate) fn no_json(text: &str, span: Span) -> InputError {
    let message = if text.trim_start().starts_with("-----") {
        "this is a PEM file, AWS reads the issuer's keys as JSON Web Keys"
    } else {
        "this is a token, not the issuer's keys"
    };
    InputError::at(Input::Jwks, text, CODE, span, message.into(), PASTE)
}

/// One of the keys is no object.
pub(crate) fn key(text: &str, key: &Node<'_>) -> InputError {
    let message = format!("a key is a JSON object with `kty`, this is {}", key.value.kind());
    let help = "paste the key set as the issuer gives it";
    InputError::at(Input::Jwks, text, CODE, key.span, message.into(), help)
}
