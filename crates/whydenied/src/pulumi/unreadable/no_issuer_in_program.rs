//! The program registers no issuer with policies.

use super::no_document::NoDocument;
use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{PROGRAM, policies};
use crate::finding::kind::Kind;
use crate::finding::page::PROVIDER;
use crate::report::InputError;

pub(crate) static KIND: Kind = Kind::error("no-issuer-in-program", PROVIDER);

/// A program, in which no issuer with policies was found.
pub(crate) fn recognise(read: &NoDocument<'_>) -> Option<InputError> {
    read.has_any(&["resources"]).then(|| {
        read.error(
            &KIND,
            "this program has no `pulumiservice:index:OidcIssuer` with `policies`",
            "without `policies` an issuer keeps the policy it starts with, which denies every exchange",
        )
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The program registers no issuer with policies",
    why: "Without `policies` an issuer keeps the policy that it starts with, which denies every exchange.",
    help: "paste the program that has the `pulumiservice:index:OidcIssuer`, or the policies themselves",
    example: policies("resources:\n  bucket:\n    type: aws:s3:Bucket\n"),
    near: policies(PROGRAM),
};
