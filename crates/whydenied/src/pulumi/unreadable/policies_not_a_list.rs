//! The policies are no list.

use super::no_document::{self, PASTE};
use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{GOOD, policies};
use crate::finding::kind::Kind;
use crate::finding::page::REST;
use crate::json::Node;
use crate::report::InputError;

pub(crate) static KIND: Kind = Kind::error("policies-not-a-list", REST);

/// `policies` is neither a list nor a policy.
pub(crate) fn error(text: &str, list: &Node<'_>) -> InputError {
    let written = list.value.as_str().unwrap_or_default();
    let (message, help) = if written.contains("${") {
        (
            format!("`policies` is the expression `{written}`, whose value is not in this text"),
            "paste what it stands for: the answer of the API has it",
        )
    } else {
        (format!("`policies` is a list, this is {}", list.value.kind()), PASTE)
    };
    no_document::error(&KIND, text, list.span, message, help)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policies are no list",
    why: "An expression such as `${policies}` stands for a value that is elsewhere, and a text is no policy.",
    help: "paste what it stands for: the answer of the API has it",
    example: policies(r#"{"policies":"${policies}"}"#),
    near: policies(GOOD),
};
