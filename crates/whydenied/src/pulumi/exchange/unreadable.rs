//! Texts that hold no request of an exchange: in which order they are recognised.

use super::finding::{not_a_request, policy_as_request, pulumi_error_message, token_as_request};
use crate::json::{self, Node};
use crate::pulumi::unreadable::invalid_yaml;
use crate::report::{Input, InputError};
use crate::service_answer::aws as aws_error;
use crate::span::Span;
use crate::unreadable::not_json::Wanted;
use crate::unreadable::{invalid_json, not_readable_here};
use crate::{limits, unreadable, yaml};

/// Refuses a text that is longer than any request.
pub(crate) fn check_length(text: &str) -> Result<(), InputError> {
    unreadable::check_length(Input::Request, text, limits::REQUEST)
}

/// The body of a command is no JSON.
pub(crate) fn json_in_command(text: &str, body: &str, span: Span, failure: json::Error) -> InputError {
    let inside = unreadable::json(Input::Request, body, failure);
    let message = format!("the body of the request is no JSON: {}", inside.message);
    let error = InputError::at(Input::Request, text, invalid_json::KIND.code, span, message.into(), "");
    InputError { help: inside.help, ..error }
}

/// The text is no YAML, which it would be as the inputs of an action.
pub(crate) fn no_yaml(text: &str, failure: yaml::Error) -> InputError {
    error_message(text).unwrap_or_else(|| match failure.kind {
        yaml::ErrorKind::Empty => unreadable::empty(Input::Request, text),
        _ if text.contains("requested-token-type") => invalid_yaml::error(Input::Request, text, failure),
        _ => no_request(text, None),
    })
}

/// The text was read, and is no request: `root` is what it is, if it is YAML.
pub(crate) fn no_request(text: &str, root: Option<&Node<'_>>) -> InputError {
    token_as_request::recognise(text, root)
        .or_else(|| policy_as_request::recognise(text, root))
        .or_else(|| error_message(text))
        .or_else(|| not_readable_here::recognise(Wanted::Request, text))
        .unwrap_or_else(|| not_a_request::error(text))
}

/// An error of Pulumi or of AWS.
fn error_message(text: &str) -> Option<InputError> {
    pulumi_error_message::recognise(text).or_else(|| aws_error::recognise(Input::Request, text))
}
