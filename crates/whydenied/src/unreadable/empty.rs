//! There is nothing to read yet.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::error("empty", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "There is nothing to read yet",
    why: "Both a token and a policy are needed for a verdict.",
    help: "paste the token or its claims, and the role's trust policy",
    example: policy(""),
    near: policy(TRUSTED),
};
