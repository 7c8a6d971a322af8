//! An element has a form that the policy language does not know.

use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("invalid-element", GRAMMAR);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An element has a form that the policy language does not know",
    why: "`Effect` is `Allow` or `Deny` in this letter case, `Action` is a text or a list of texts, a condition block is \
          an object of objects. IAM refuses anything else.",
    help: "write the element as the policy grammar has it",
    example: main(r#""Effect":"allow""#),
    near: main(r#""Effect":"Allow""#),
};
