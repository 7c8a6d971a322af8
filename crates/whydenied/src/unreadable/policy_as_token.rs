//! This is a policy, and a token belongs here.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{CLAIMS, token};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("policy-as-token", GRAMMAR);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a policy, and a token belongs here",
    why: "The token and the policy were mixed up.",
    help: "paste it as the trust policy, and the token here",
    example: token(r#"{"Version":"2012-10-17","Statement":[]}"#),
    near: token(CLAIMS),
};
