//! `IfExists` passes where the key is absent.

use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::error("if-exists-vacuous", OPERATORS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "`IfExists` passes where the key is absent",
    why: "A test with `IfExists` only counts where the key is there. Whoever has a token without the claim passes it, \
          and so does everybody where the key is misspelt or no condition key at all.",
    help: "leave `IfExists` away, or add a `Null` test with `\"false\"` for the key",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main"},"StringEqualsIfExists":{"$url:environment":"prod"}}"#,
    ),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main","$url:environment":"prod"}}"#,
    ),
};
