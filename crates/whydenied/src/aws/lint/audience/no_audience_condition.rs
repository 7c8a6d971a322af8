//! No condition tests the audience.

use crate::finding::entry::Entry;
use crate::finding::example::lint;
use crate::finding::example::risk::GOOGLE;
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::warning("no-audience-condition", KEYS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "No condition tests the audience",
    why: "The audience says for whom a token is meant. For a provider of your own the client IDs that are registered \
          with it test the audience, whichever they are at the time. Google, Amazon and Facebook have no such list, \
          so that a token made for any other application passes.",
    help: "test `aud`",
    example: lint(GOOGLE, r#"{"StringEquals":{"$url:sub":"117123456789012345678"}}"#),
    near: lint(GOOGLE, r#"{"StringEquals":{"$url:aud":"app","$url:sub":"117123456789012345678"}}"#),
};
