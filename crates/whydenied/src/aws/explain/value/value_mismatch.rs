//! The value is another one than the policy expects.

use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("value-mismatch", OPERATORS).general();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The value is another one than the policy expects",
    why: "The policy lists the values that it lets in, and the request has none of them. The report shows the closest one, \
          and where the two part.",
    help: "change the value in the policy, or what the token says",
    example: aws(IDP, r#""sub":"service-a""#, r#"{"StringEquals":{"$url:sub":"service-b"}}"#),
    near: aws(IDP, r#""sub":"service-a""#, r#"{"StringEquals":{"$url:sub":["service-b","service-a"]}}"#),
};
