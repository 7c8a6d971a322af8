//! This is a policy, not the request of an exchange.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;

pub(crate) static KIND: Kind = Kind::error("policy-as-request", EXCHANGE);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a policy, not the request of an exchange",
    why: "The policies of the issuer say who may have a token, the request says what is asked for.",
    help: "paste it as the policy",
    example: asked(r#"{"request":"{\"policies\": []}"}"#),
    near: asked(GOOD),
};
