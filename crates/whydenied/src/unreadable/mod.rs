//! Texts that cannot be read: in which order it is asked what was found instead.

pub(crate) mod aws_error_message;
pub(crate) mod claims_not_an_object;
pub(crate) mod cloudformation_template;
pub(crate) mod credentials_as_token;
mod discovery_document;
pub(crate) mod empty;
pub(crate) mod encrypted_token;
pub(crate) mod in_another_file;
pub(crate) mod incomplete_jwt;
pub(crate) mod invalid_json;
pub(crate) mod module_makes_no_role;
pub(crate) mod not_a_jwks;
pub(crate) mod not_a_jwt;
pub(crate) mod not_a_policy;
pub(crate) mod not_json;
pub(crate) mod not_readable_here;
pub(crate) mod policy_as_token;
pub(crate) mod provider_as_policy;
pub(crate) mod provider_as_token;
mod pulumi_policy_as_policy;
pub(crate) mod request_as_token;
pub(crate) mod text_too_long;
pub(crate) mod token_as_policy;
pub(crate) mod unknown_module;

pub(crate) use self::empty::empty;
use crate::json::{Error, ErrorKind, Node};
use crate::report::{Input, InputError};
use crate::service_answer::aws as aws_error;
use not_json::Wanted;
pub(crate) use text_too_long::check_length;

crate::finding::entry::entries![
    aws_error_message,
    claims_not_an_object,
    cloudformation_template,
    credentials_as_token,
    empty,
    encrypted_token,
    in_another_file,
    incomplete_jwt,
    invalid_json,
    module_makes_no_role,
    not_a_jwt,
    not_a_policy,
    not_readable_here,
    policy_as_token,
    provider_as_policy,
    provider_as_token,
    request_as_token,
    text_too_long,
    token_as_policy,
    unknown_module,
];

/// The text is no JSON, or JSON that is broken.
pub(crate) fn json(wanted: impl Into<Wanted>, text: &str, failure: Error) -> InputError {
    let wanted = wanted.into();
    let input = wanted.input();
    if failure.kind == ErrorKind::Empty {
        return empty(input, text);
    }
    pulumi_policy_as_policy::in_text(wanted, text)
        .or_else(|| aws_error::recognise(input, text))
        .or_else(|| not_readable_here::recognise(wanted, text))
        .or_else(|| fragment(wanted, text))
        .unwrap_or_else(|| invalid_json::error(wanted, text, failure))
}

/// The text is a member of a document, or several, without the braces around them.
pub(crate) fn fragment(wanted: Wanted, text: &str) -> Option<InputError> {
    match wanted {
        Wanted::TrustPolicy => not_a_policy::bare_part(wanted.input(), text),
        _ => not_readable_here::bare_part(wanted, text),
    }
}

/// What an object is that is no claims but belongs elsewhere.
pub(crate) fn not_claims(text: &str, root: &Node<'_>) -> Option<InputError> {
    provider_as_token::recognise(text, root).or_else(|| policy_as_token::recognise(text, root))
}

/// What an object without a token in it is that is no claims either.
pub(crate) fn not_token(text: &str, root: &Node<'_>) -> Option<InputError> {
    credentials_as_token::recognise(text, root)
        .or_else(|| request_as_token::recognise(text, root))
        .or_else(|| not_readable_here::known_object(Wanted::Token, text, root))
}

/// The text is JSON, but no trust policy.
pub(crate) fn not_a_policy(input: Input, text: &str, root: &Node<'_>) -> InputError {
    provider_as_policy::recognise(input, text, root)
        .or_else(|| pulumi_policy_as_policy::recognise(text, root))
        .or_else(|| token_as_policy::event(input, text, root))
        .or_else(|| not_readable_here::known_object(input.into(), text, root))
        .or_else(|| not_a_policy::part_in_braces(input, text, root))
        .unwrap_or_else(|| not_a_policy::error(input, text, root))
}

/// The text is JSON, but no key set.
pub(crate) fn not_a_jwks(text: &str, root: &Node<'_>) -> InputError {
    discovery_document::recognise(text, root).unwrap_or_else(|| not_a_jwks::json(text, root))
}
