//! An issuer has more policies than it may.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::{Cause, Kind, Message};
use crate::pulumi::grammar::MAX_POLICIES;

pub(crate) static KIND: Kind = Kind::error("too-many-policies", "https://github.com/pulumi/docs/pull/15573");

/// More policies than [`MAX_POLICIES`].
pub(crate) fn cause(count: usize) -> Cause {
    let message = Message::new(
        format!("There are {count} policies, an issuer may have {MAX_POLICIES}"),
        "Pulumi Cloud does not take more.",
        "merge policies that differ in one value only, with `*` where the value varies",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An issuer has more policies than it may",
    why: "A registered issuer may have 40 policies.",
    help: "merge policies that differ in one value only, as far as a wildcard lets in nobody else",
    example: policies("$many"),
    near: policies(GOOD),
};
