//! The program registers no issuer with policies.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{PROGRAM, policies};
use crate::finding::kind::Kind;
use crate::finding::page::PROVIDER;

pub(crate) static KIND: Kind = Kind::error("no-issuer-in-program", PROVIDER);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The program registers no issuer with policies",
    why: "Without `policies` an issuer keeps the policy that it starts with, which denies every exchange.",
    help: "paste the program that has the `pulumiservice:index:OidcIssuer`, or the policies themselves",
    example: policies("resources:\n  bucket:\n    type: aws:s3:Bucket\n"),
    near: policies(PROGRAM),
};
