//! The text is not JSON.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind = Kind::error("invalid-json", GRAMMAR).access_analyzer("JSON_SYNTAX_ERROR");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The text is not JSON",
    why: "A bracket, a quote or a comma is missing. The error points at the place, and says which bracket is still open.",
    help: "correct the text at that place",
    example: policy(r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}"#),
    near: policy(TRUSTED),
};
