//! An issuer has more policies than it may.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;

pub(crate) static KIND: Kind = Kind::error("too-many-policies", "https://github.com/pulumi/docs/pull/15573");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An issuer has more policies than it may",
    why: "A registered issuer may have 40 policies.",
    help: "merge policies that differ in one value only, as far as a wildcard lets in nobody else",
    example: policies("$many"),
    near: policies(GOOD),
};
