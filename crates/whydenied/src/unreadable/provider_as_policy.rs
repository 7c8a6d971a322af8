//! This is AWS's answer about an identity provider, and a policy belongs here.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::{PROVIDER, policy};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("provider-as-policy", GRAMMAR);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is AWS's answer about an identity provider, and a policy belongs here",
    why: "`aws iam get-open-id-connect-provider` says which URL and which client IDs a provider has. It trusts nobody by \
          itself.",
    help: "give it as the provider, and the role's trust policy here",
    example: policy(PROVIDER),
    near: policy(TRUSTED),
};
