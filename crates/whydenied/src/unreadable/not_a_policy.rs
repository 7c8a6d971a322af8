//! This is no policy.

use super::not_json::{fragment, part};
use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::json::{Node, Value};
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("not-a-policy", GRAMMAR);

const PASTE: &str = "paste the role's trust policy (its AssumeRolePolicyDocument)";

/// A member of a policy, or several, without the braces around them.
pub(crate) fn bare_part(input: Input, text: &str) -> Option<InputError> {
    let (span, part) = fragment(text)?;
    Some(KIND.unreadable(input, text, span, part.is, part.help))
}

/// An object with a part of a policy, such as a condition block alone.
pub(crate) fn part_in_braces(input: Input, text: &str, root: &Node<'_>) -> Option<InputError> {
    if root.get("Effect").is_some() || has_claims(root) {
        return None;
    }
    let part = root.members().iter().find_map(|member| part(&member.key))?;
    Some(KIND.unreadable(input, text, root.span, part.is, part.help))
}

/// Any other JSON.
pub(crate) fn error(input: Input, text: &str, root: &Node<'_>) -> InputError {
    let (message, help) = match &root.value {
        Value::Array(nodes) if nodes.iter().any(|node| node.get("Effect").is_some()) => (
            "this is a list of statements, a policy holds it under `Statement`".to_owned(),
            "wrap it: `{ \"Version\": \"2012-10-17\", \"Statement\": [ … ] }`",
        ),
        Value::Object(members) if members.is_empty() => {
            ("this object is empty, a policy has a `Statement`".to_owned(), "paste the role's trust policy")
        }
        Value::Object(_) if has_claims(root) => (
            "these look like the claims of a token, not like a policy".to_owned(),
            "paste them as the token, and the role's trust policy here",
        ),
        Value::Object(_) if root.get("Effect").is_some() => (
            "this is a single statement, a policy holds it under `Statement`".to_owned(),
            "wrap it: `{ \"Version\": \"2012-10-17\", \"Statement\": [ … ] }`",
        ),
        Value::Object(_) => ("this object has no `Statement`, so it is no policy".to_owned(), PASTE),
        value => (format!("a policy is a JSON object with a `Statement`, this is {}", value.kind()), PASTE),
    };
    KIND.unreadable(input, text, root.span, message, help)
}

/// A role of an answer of AWS has no `member`, which holds the policy of a whole one.
pub(crate) fn role_without_policy(text: &str, role: &Node<'_>, member: &str) -> InputError {
    let message = format!("this role has no `{member}`");
    let help = "paste the whole answer of `aws iam get-role`, or the trust policy alone";
    KIND.unreadable(Input::Policy, text, role.span, message, help)
}

/// A text in a text, more than `layers` times.
pub(crate) fn too_often_encoded(text: &str, layers: usize) -> InputError {
    let message = format!("this is encoded more than {layers} times");
    KIND.unreadable(Input::Policy, text, Span::new(0, text.len()), message, PASTE)
}

fn has_claims(root: &Node<'_>) -> bool {
    root.get("iss").is_some() || root.get("sub").is_some()
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is no policy",
    why: "A policy is a JSON object with a `Statement`. It is read as well where it stands in an answer of AWS or in the \
          arguments of Terraform and Pulumi.",
    help: "paste the role's trust policy: `AssumeRolePolicyDocument` in `aws iam get-role`",
    example: policy(r#"{"Version":"1.0.0","name":"web"}"#),
    near: policy(TRUSTED),
};
