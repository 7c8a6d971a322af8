//! This is the registration of an issuer, without its policies.

use super::no_document::NoDocument;
use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::REST;
use crate::report::InputError;

pub(crate) static KIND: Kind = Kind::error("registration-as-policy", REST);

/// The registration of an issuer stands in the text.
pub(crate) fn recognise(read: &NoDocument<'_>) -> Option<InputError> {
    read.has_registration.then(|| {
        read.error(
            &KIND,
            "this is the registration of an issuer, without its policies",
            "paste its policies as well: the answer of GET /api/orgs/ORG/auth/policies/oidcissuers/ISSUER_ID",
        )
    })
}

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
