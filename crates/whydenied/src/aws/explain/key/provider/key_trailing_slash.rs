//! The condition key and the issuer differ by a slash before the colon.

use crate::aws::explain::key::foreign_key::{ForeignKey, TO_THE_LETTER};
use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("key-trailing-slash", KEYS);

/// Found where the key's provider is the token's but for a slash at the end.
pub(crate) fn cause(foreign: &ForeignKey<'_>) -> Option<Cause> {
    if !foreign.prefix.trim_end_matches('/').eq_ignore_ascii_case(foreign.without_slash()) {
        return None;
    }
    let title = if foreign.own.ends_with('/') {
        "The issuer ends in `/`, so the condition key needs one before its colon"
    } else {
        "The condition key has a `/` before its colon that the issuer does not have"
    };
    Some((&KIND, Message::new(title, TO_THE_LETTER, foreign.help())))
}

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
