//! This is AWS's answer about an identity provider, and a token belongs here.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{CLAIMS, PROVIDER, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::error("provider-as-token", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is AWS's answer about an identity provider, and a token belongs here",
    why: "`aws iam get-open-id-connect-provider` says which URL and which client IDs a provider has. There is no token in it.",
    help: "give it as the provider, and paste the token here",
    example: token(PROVIDER),
    near: token(CLAIMS),
};
