//! This is the registration of an issuer, without its policies.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::REST;

pub(crate) static KIND: Kind = Kind::error("registration-as-policy", REST);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is the registration of an issuer, without its policies",
    why: "The API answers about an issuer and about its policies in two calls.",
    help: "paste the answer of `GET /api/orgs/ORG/auth/policies/oidcissuers/ISSUER_ID` as well",
    example: policies(
        r#"{"id":"e9a13d0e","name":"idp","url":"https://idp.example.com","issuer":"https://idp.example.com","maxExpiration":3600}"#,
    ),
    near: policies(GOOD),
};
