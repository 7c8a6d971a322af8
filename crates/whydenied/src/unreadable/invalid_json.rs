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
    let starts_wrong =
        matches!(failure.kind, ErrorKind::UnquotedWord | ErrorKind::InvalidNumber | ErrorKind::Unexpected(_));
    let (message, help) = if starts_wrong && first_line(text).start == failure.span.start {
        nothing_found(wanted)
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

/// The text starts as no JSON does and is no other text that is known, such as a page of prose.
fn nothing_found(wanted: Wanted) -> (String, &'static str) {
    match wanted {
        Wanted::TrustPolicy => (
            "no trust policy was found in this text".to_owned(),
            "paste the answer of `aws iam get-role --role-name ROLE --output json`, or the Terraform, the template or the \
             program that makes the role",
        ),
        _ => (format!("nothing in this text is {}", wanted.thing()), wanted.paste()),
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The text is not JSON",
    why: "A bracket, a quote or a comma is missing. The error points at the place, and says which bracket is still open.",
    help: "correct the text at that place",
    example: policy(r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}"#),
    near: policy(TRUSTED),
};
