//! The policy wants a request without this key.

use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("key-must-be-absent", OPERATORS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy wants a request without this key",
    why: "`Null` with `true` asks that a key is not there. On `sub` or `aud`, which every token has, no token passes.",
    help: "write `\"false\"` to ask for the key, or remove the test",
    example: main(r#"{"Null":{"$url:sub":"true"}}"#),
    near: main(r#"{"Null":{"$url:sub":"false"}}"#),
};
