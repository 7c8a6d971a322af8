//! The condition key is of another provider than the token's.

use crate::finding::entry::Entry;
use crate::finding::example::key::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("key-wrong-provider", KEYS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The condition key is of another provider than the token's",
    why: "A key starts with the URL of its provider, path included. Only keys of the token's own provider are part of \
          the request, and AWS does not compare the key with the principal of its statement.",
    help: "write the provider of the token's `iss`, without `https://`, before the colon",
    example: main(r#"{"StringLike":{"gitlab.com:sub":"repo:acme/web:*"}}"#),
    near: main(RIGHT),
};
