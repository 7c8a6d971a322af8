//! This is the issuer's discovery document, and its keys belong here.

use crate::json::Node;
use crate::report::{Input, InputError};

const CODE: &str = "discovery-document";

/// It says where the keys are.
pub(crate) fn recognise(text: &str, root: &Node<'_>) -> Option<InputError> {
    let message = "this is the issuer's discovery document, which only says where the keys are";
    let help = "open the address after `jwks_uri`, and paste what it gives";
    let uri = root.get("jwks_uri");
    uri.map(|_| InputError::at(Input::Jwks, text, CODE, root.span, message.into(), help))
}
