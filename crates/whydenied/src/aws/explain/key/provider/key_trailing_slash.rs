//! The condition key and the issuer differ by a slash before the colon.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("key-trailing-slash", KEYS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The condition key and the issuer differ by a slash before the colon",
    why: "The issuers of Auth0 and Entra end in a slash. It belongs to the condition keys as well: \
          `acme.eu.auth0.com/:sub`.",
    help: "write the key with the provider as the token's `iss` has it",
    example: aws(
        "https://acme.eu.auth0.com/",
        r#""sub":"auth0|1""#,
        r#"{"StringEquals":{"acme.eu.auth0.com:sub":"auth0|1"}}"#,
    ),
    near: aws(
        "https://acme.eu.auth0.com/",
        r#""sub":"auth0|1""#,
        r#"{"StringEquals":{"$url:sub":"auth0|1"}}"#,
    ),
};
