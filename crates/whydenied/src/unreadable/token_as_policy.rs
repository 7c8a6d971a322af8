//! This is a token, and a policy belongs here.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::{JWT, policy};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::json::Node;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("token-as-policy", GRAMMAR);

/// A JWT, which starts at `span`.
pub(crate) fn jwt(text: &str, span: Span) -> InputError {
    error(Input::Policy, text, span, "this is a token, not a policy")
}

/// A CloudTrail event, which can stand in for a token.
pub(crate) fn event(input: Input, text: &str, root: &Node<'_>) -> Option<InputError> {
    let members = ["eventName", "Records", "CloudTrailEvent"];
    let is_event = members.iter().any(|name| root.get(name).is_some());
    is_event.then(|| error(input, text, root.span, "this is a CloudTrail event, not a policy"))
}

fn error(input: Input, text: &str, span: Span, message: &'static str) -> InputError {
    let help = "paste it as the token, and the role's trust policy here";
    KIND.unreadable(input, text, span, message, help)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a token, and a policy belongs here",
    why: "The token and the policy were mixed up.",
    help: "paste it as the token, and the role's trust policy here",
    example: policy(JWT),
    near: policy(TRUSTED),
};
