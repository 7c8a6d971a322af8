//! The verdict rests on something that was not given.

use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::hint("depends-on-request", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The verdict rests on something that was not given",
    why: "A condition tests a key that only the request knows, such as the caller's address or the session's name. Nothing \
          is guessed: the verdict says on which keys it depends.",
    help: "say what the key is in the request, or that the request lacks it",
    example: aws(IDP, r#""sub":"s1""#, r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#),
    near: aws(IDP, r#""sub":"s1""#, r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#)
        .with(r#"{"context":{"aws:SourceIp":"203.0.113.7"}}"#),
};
