//! This is a token, and a policy belongs here.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::{JWT, policy};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("token-as-policy", GRAMMAR);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a token, and a policy belongs here",
    why: "The token and the policy were mixed up.",
    help: "paste it as the token, and the role's trust policy here",
    example: policy(JWT),
    near: policy(TRUSTED),
};
