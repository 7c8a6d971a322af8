//! The policy stands in a file that is not in the text.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("policy-in-another-file", GRAMMAR);

/// The program reads the policy from `file`.
pub(crate) fn error(text: &str, span: Span, file: &str) -> InputError {
    let message = format!("the policy stands in another file, `{file}`");
    let help = format!("paste `{file}`, or the policy that AWS has: the answer of `aws iam get-role`");
    KIND.unreadable(Input::Policy, text, span, message, help)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy stands in another file",
    why: "The program reads the trust policy from a file, such as a template, which is not in the text.",
    help: "paste that file, or the policy as it is deployed: `aws iam get-role` shows it",
    example: policy("resource \"aws_iam_role\" \"r\" {\n  assume_role_policy = file(\"trust.json\")\n}\n"),
    near: policy(TRUSTED),
};
