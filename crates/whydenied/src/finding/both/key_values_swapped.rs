//! The value is that of another claim.

use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("key-values-swapped", KEYS).form();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The value is that of another claim",
    why: "What the policy expects is in the token, but under another name: a subject under `:aud`, an audience under \
          `:sub`. Each key is compared with its own claim only.",
    help: "test the value under the claim that has it",
    example: main(r#"{"StringEquals":{"$url:aud":"repo:acme/web:ref:refs/heads/main"}}"#),
    near: main(r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#),
};
