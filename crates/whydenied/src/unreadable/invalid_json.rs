//! The text is not JSON.

mod parse_error;
mod several_documents;
mod wrong_syntax;

use super::not_json::{Wanted, first_line};
use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::json::{Error, ErrorKind};
use crate::report::InputError;

pub(crate) static KIND: Kind = Kind::error("invalid-json", GRAMMAR).access_analyzer("JSON_SYNTAX_ERROR");

/// The text is no JSON, or JSON that is broken: `failure` says where.
pub(crate) fn error(wanted: Wanted, text: &str, failure: Error) -> InputError {
    if let Some((span, message, help)) = several_documents::recognise(wanted, text, failure) {
        return KIND.unreadable(wanted.input(), text, span, message, help);
    }
    let is_no_json = failure.kind == ErrorKind::UnquotedWord && first_line(text).start == failure.span.start;
    let (message, help) = if is_no_json {
        ("this is no JSON, which starts with `{`".to_owned(), wanted.paste())
    } else if let Some(letter) = wrong_syntax::escaped_punctuation(text, failure) {
        (
            format!("JSON has no escape `\\{letter}`: Markdown and shells write a backslash there"),
            "remove the backslashes before punctuation, or copy the text from the rendered page",
        )
    } else if wrong_syntax::is_assignment(text, failure) {
        (
            "JSON writes `:` between a key and its value; `=` is how Terraform writes it".to_owned(),
            wanted.paste(),
        )
    } else {
        parse_error::message(text, failure)
    };
    KIND.unreadable(wanted.input(), text, failure.span, message, help)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The text is not JSON",
    why: "A bracket, a quote or a comma is missing. The error points at the place, and says which bracket is still open.",
    help: "correct the text at that place",
    example: policy(r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}"#),
    near: policy(TRUSTED),
};
