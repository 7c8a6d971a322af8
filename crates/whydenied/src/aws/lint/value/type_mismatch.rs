//! An operator, a key and a value are not of one type.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::warning("type-mismatch", OPERATORS).access_analyzer("TYPE_MISMATCH");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An operator, a key and a value are not of one type",
    why: "AWS reads both sides as the operator's type: a number, a time, an address, an ARN. What cannot be read so does \
          not match.",
    help: "use an operator for what the key holds, and write the value as one",
    example: github(r#"{"ArnLike":{"$url:sub":"repo:acme/web:*"}}"#),
    near: github(
        r#"{"StringLike":{"$url:sub":"repo:acme/web:*"},"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#,
    ),
};
