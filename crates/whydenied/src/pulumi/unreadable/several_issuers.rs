//! There are the policies of several issuers.

use super::{choice, no_document};
use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{PROGRAM, policies};
use crate::finding::example::{IDP, pulumi};
use crate::finding::kind::Kind;
use crate::finding::page::PROVIDER;
use crate::report::InputError;
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("several-issuers", PROVIDER);

/// The policies of several issuers, where none was asked for or several are meant.
pub(crate) fn error(text: &str, names: &[String], span: Span) -> InputError {
    let message = format!("there are the policies of {} issuers here", names.len());
    no_document::error(&KIND, text, span, message, choice::of(names))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "There are the policies of several issuers",
    why: "Each issuer is judged by its own policies, and nothing says whose token this is.",
    help: "say which issuer is meant, by its name or its URL",
    example: pulumi(
        IDP,
        r#"{"sub":"s"}"#,
        r#"[{"name":"a","url":"https://a.example.com","policies":[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]},{"name":"b","url":"https://b.example.com","policies":[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]}]"#,
    ),
    near: policies(PROGRAM),
};
