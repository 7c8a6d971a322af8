//! Texts that hold no request of an exchange: how they are pointed at, and by what they are known.

use crate::finding::kind::Kind;
use crate::json::Node;
use crate::pulumi::unreadable::whole::whole;
use crate::report::{Input, InputError};

/// The error that the whole text is no request.
pub(crate) fn error(kind: &Kind, text: &str, message: &'static str, help: &'static str) -> InputError {
    InputError::at(Input::Request, text, kind.code, whole(text), message.into(), help)
}

/// Whether the text was read as YAML and has a member of one of these names.
pub(crate) fn has_any(root: Option<&Node<'_>>, names: &[&str]) -> bool {
    root.is_some_and(|root| names.iter().any(|name| root.get(name).is_some()))
}
