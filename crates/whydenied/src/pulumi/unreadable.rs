//! Texts in which there is no authorization policy of Pulumi Cloud: in which order they are recognised.

pub(crate) mod aws_policy_as_policy;
mod choice;
mod empty;
mod invalid_json;
pub(crate) mod invalid_yaml;
pub(crate) mod issuer_not_in_document;
mod no_document;
pub(crate) mod no_issuer_in_program;
mod not_a_policy;
mod not_readable_here;
pub(crate) mod policies_not_a_list;
pub(crate) mod registration_as_policy;
pub(crate) mod request_as_policy;
pub(crate) mod several_issuers;
mod text_too_long;
mod token_as_policy;
pub(crate) mod whole;

use crate::json::{self, ErrorKind, Node};
use crate::report::{Input, InputError};
use crate::service_answer::{aws as aws_error, pulumi as pulumi_error};
use crate::unreadable::not_json::Wanted;
use crate::unreadable::not_readable_here as other;
use crate::{unreadable, yaml};
use no_document::NoDocument;

crate::finding::entry::entries![
    aws_policy_as_policy,
    invalid_yaml,
    issuer_not_in_document,
    no_issuer_in_program,
    policies_not_a_list,
    registration_as_policy,
    request_as_policy,
    several_issuers,
];

/// What a text without policies may be, by the values in it, in the order in which it is asked.
const BY_VALUES: &[fn(&NoDocument<'_>) -> Option<InputError>] = &[
    registration_as_policy::recognise,
    aws_policy_as_policy::recognise,
    request_as_policy::parameters,
    aws_policy_as_policy::in_program,
    not_readable_here::recognise,
    no_issuer_in_program::recognise,
    token_as_policy::claims,
    not_a_policy::without_rules,
];

/// Refuses a text that is longer than any list of policies.
pub(crate) fn check_length(text: &str) -> Result<(), InputError> {
    text_too_long::recognise(text).map_or(Ok(()), Err)
}

/// The text is no JSON.
pub(crate) fn json(text: &str, failure: json::Error) -> InputError {
    if failure.kind == ErrorKind::Empty {
        return empty::error(text);
    }
    invalid_json::comma_after_end(text, &failure)
        .or_else(|| by_text(text))
        .unwrap_or_else(|| unreadable::json(Wanted::AuthorizationPolicies, text, failure))
}

/// The text is no YAML.
pub(crate) fn yaml(text: &str, failure: yaml::Error) -> InputError {
    // A line of a log may start with `#`, as a comment does.
    of_known_kind(text).unwrap_or_else(|| match failure.kind {
        yaml::ErrorKind::Empty => empty::error(text),
        _ => invalid_yaml::error(Input::Policy, text, failure),
    })
}

/// The text was read and holds no policies: what it is instead.
pub(crate) fn not_a_policy(text: &str, roots: &[Node<'_>], has_registration: bool) -> InputError {
    let read = NoDocument { text, roots, has_registration };
    BY_VALUES
        .iter()
        .find_map(|recognise| recognise(&read))
        .or_else(|| of_known_kind(text))
        .unwrap_or_else(|| not_a_policy::error(&read))
}

/// What a text is that is no policies, of whichever kind.
fn of_known_kind(text: &str) -> Option<InputError> {
    // What has the words of such policies was meant as them, however broken it is.
    let is_meant = ["tokenType", "OidcIssuer", "decision:"].iter().any(|word| text.contains(word));
    by_text(text).or_else(|| other::recognise(Wanted::AuthorizationPolicies, text).filter(|_| !is_meant))
}

/// What a text is that neither JSON nor YAML makes policies of.
fn by_text(text: &str) -> Option<InputError> {
    token_as_policy::recognise(text)
        .or_else(|| pulumi_error::recognise(Input::Policy, text))
        .or_else(|| aws_error::recognise(Input::Policy, text))
        .or_else(|| request_as_policy::recognise(text))
}
