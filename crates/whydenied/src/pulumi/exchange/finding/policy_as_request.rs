//! This is a policy, not the request of an exchange.

use super::no_request::{error, has_any};
use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;
use crate::json::Node;
use crate::report::InputError;

pub(crate) static KIND: Kind = Kind::error("policy-as-request", EXCHANGE);

/// YAML with the members of a policy; `root` is what the text is as YAML.
pub(crate) fn recognise(text: &str, root: Option<&Node<'_>>) -> Option<InputError> {
    has_any(root, &["policies", "tokenType", "Statement"]).then(|| {
        error(
            &KIND,
            text,
            "this is a policy, not the request of an exchange",
            "paste it as the policy, and the request here",
        )
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a policy, not the request of an exchange",
    why: "The policies of the issuer say who may have a token, the request says what is asked for.",
    help: "paste it as the policy",
    example: asked(r#"{"request":"{\"policies\": []}"}"#),
    near: asked(GOOD),
};
