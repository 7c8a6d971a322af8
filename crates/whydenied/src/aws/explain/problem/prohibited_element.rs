//! A trust policy must not have this element.

use crate::finding::entry::Entry;
use crate::finding::example::document::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("prohibited-element", GRAMMAR);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A trust policy must not have this element",
    why: "The role itself is the resource of its trust policy, so `Resource` has no place in it, and a trust policy says \
          whom it trusts, not whom it does not.",
    help: "remove the element",
    example: main(r#""Resource":"*""#),
    near: main(RIGHT),
};
