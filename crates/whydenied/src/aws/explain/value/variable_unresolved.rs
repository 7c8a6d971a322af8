//! A policy variable has no value in this request.

use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::Kind;
use crate::finding::page::VARIABLES;

pub(crate) static KIND: Kind = Kind::cause("variable-unresolved", VARIABLES).form();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy variable has no value in this request",
    why: "A variable stands for the value of a condition key. Where the request does not have the key, nothing equals it \
          and nothing is like it.",
    help: "name a key that the request has, or give a default: `${key, 'default'}`",
    example: aws(IDP, r#""sub":"mira""#, r#"{"StringEquals":{"$url:sub":"${aws:username}"}}"#),
    near: aws(IDP, r#""sub":"mira""#, r#"{"StringEquals":{"$url:sub":"${aws:username, 'mira'}"}}"#),
};
