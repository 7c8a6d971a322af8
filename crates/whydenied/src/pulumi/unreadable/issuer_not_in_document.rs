//! None of the issuers in the text is the token's.

use super::{choice, no_document};
use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::{PROGRAM, policies};
use crate::finding::kind::Kind;
use crate::finding::page::PROVIDER;
use crate::outcome::Confidence;
use crate::report::InputError;
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("issuer-not-in-document", PROVIDER).but(Confidence::Inferred);

/// The policies of several issuers, none of which is the one that was asked for.
pub(crate) fn error(text: &str, names: &[String], span: Span, asked: &str) -> InputError {
    let message = format!("none of the {} issuers here is `{asked}`", names.len());
    no_document::error(&KIND, text, span, message, choice::of(names))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "None of the issuers in the text is the token's",
    why: "A token is judged by the policies of its own issuer; of several, none has its URL.",
    help: "paste the policies of the token's issuer, or say which of these is meant",
    example: policies(
        r#"[{"name":"a","url":"https://a.example.com","policies":[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]},{"name":"b","url":"https://b.example.com","policies":[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]}]"#,
    ),
    near: policies(PROGRAM),
};
