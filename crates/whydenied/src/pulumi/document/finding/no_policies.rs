//! The list of policies is empty.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::REST;

pub(crate) static KIND: Kind = Kind::error("no-policies", REST);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The list of policies is empty",
    why: "Pulumi Cloud refuses to save an empty list. An issuer without a policy that allows denies every exchange.",
    help: "add a policy that allows what you need",
    example: policies(r#"{"policies":[]}"#),
    near: policies(GOOD),
};
