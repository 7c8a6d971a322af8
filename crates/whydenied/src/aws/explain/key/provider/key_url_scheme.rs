//! The condition key has `https://` in front.

use crate::finding::entry::Entry;
use crate::finding::example::key::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("key-url-scheme", KEYS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The condition key has `https://` in front",
    why: "A key starts with the provider's URL without its scheme. Programs that put the issuer of a cluster into the \
          key forget to cut it off.",
    help: "leave `https://` out of the key",
    example: main(r#"{"StringLike":{"https://$url:sub":"repo:acme/web:*"}}"#),
    near: main(RIGHT),
};
