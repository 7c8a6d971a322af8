//! This is a policy, and a token belongs here.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{CLAIMS, token};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::json::Node;
use crate::report::{Input, InputError};

pub(crate) static KIND: Kind = Kind::error("policy-as-token", GRAMMAR);

/// A trust policy, or an answer of AWS that holds one.
pub(crate) fn recognise(text: &str, root: &Node<'_>) -> Option<InputError> {
    let members = ["Statement", "AssumeRolePolicyDocument", "Role", "Roles"];
    let is_policy = members.into_iter().any(|name| root.get(name).is_some());
    let message = "this is a policy, not a token";
    let help = "paste it as the trust policy, and the token here";
    is_policy.then(|| KIND.unreadable(Input::Token, text, root.span, message, help))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a policy, and a token belongs here",
    why: "The token and the policy were mixed up.",
    help: "paste it as the trust policy, and the token here",
    example: token(r#"{"Version":"2012-10-17","Statement":[]}"#),
    near: token(CLAIMS),
};
