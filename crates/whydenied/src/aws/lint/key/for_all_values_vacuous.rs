//! `ForAllValues` passes where there is no value.

use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::Kind;
use crate::finding::page::SETS;

pub(crate) static KIND: Kind =
    Kind::error("for-all-values-vacuous", SETS).access_analyzer("FORALLVALUES_WITH_SINGLE_VALUED_KEY");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "`ForAllValues` passes where there is no value",
    why: "`ForAllValues` demands something of every value of a key, which holds when there is none: the key is absent, \
          misspelt or of another provider. In an Allow the test then keeps nobody out.",
    help: "leave `ForAllValues:` away; the keys of identity providers have one value each",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main"},"ForAllValues:StringEquals":{"$url:environment":"prod"}}"#,
    ),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main","$url:environment":"prod"}}"#,
    ),
};
