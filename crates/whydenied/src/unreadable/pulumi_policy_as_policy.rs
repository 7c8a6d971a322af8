//! This is an authorization policy of Pulumi Cloud, and a trust policy belongs here.

use super::not_json::Wanted;
use crate::json::{Node, Value};
use crate::report::{Input, InputError};
use crate::span::Span;

const CODE: &str = "pulumi-policy-as-policy";

/// By its members, also where it is the first of a list.
pub(crate) fn recognise(text: &str, root: &Node<'_>) -> Option<InputError> {
    let first = match &root.value {
        Value::Array(nodes) => nodes.first().unwrap_or(root),
        _ => root,
    };
    let is_policy = ["policies", "tokenType", "oidcIssuers"].iter().any(|name| first.get(name).is_some());
    is_policy.then(|| error(text, root.span))
}

/// In a text that is no JSON, by the words that it has in YAML as in JSON.
pub(crate) fn in_text(wanted: Wanted, text: &str) -> Option<InputError> {
    let is_policy = wanted == Wanted::TrustPolicy && text.contains("tokenType") && text.contains("decision");
    is_policy.then(|| error(text, Span::new(0, text.len())))
}

fn error(text: &str, span: Span) -> InputError {
    let message = "this is an authorization policy of Pulumi Cloud, not a trust policy of AWS";
    let help =
        "paste it under Pulumi Cloud, or give it to `whydenied pulumi`; here belongs the role's trust policy";
    InputError::at(Input::Policy, text, CODE, span, message.into(), help)
}
