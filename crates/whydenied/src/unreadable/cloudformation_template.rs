//! This is a template of `CloudFormation`, whose functions are filled in later.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::near_miss::placeholder;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("cloudformation-template", GRAMMAR);

/// A part of the policy is a `function` of `CloudFormation`.
pub(crate) fn error(input: Input, text: &str, span: Span, function: &str) -> InputError {
    let message = format!(
        "this is a template: `{function}` is filled in by CloudFormation when the stack is deployed, so what the policy \
         says is not known here"
    );
    KIND.unreadable(input, text, span, message, placeholder::DEPLOYED)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is a template of CloudFormation, whose functions are filled in later",
    why: "`Ref`, `Fn::Sub` and the like are filled in when the stack is deployed. What the policy says then is not known \
          here, so that nothing can be said of whom it lets in.",
    help: "paste the policy as it is deployed: `aws iam get-role` shows it",
    example: policy(
        r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":{"Ref":"Provider"}},"Action":"sts:AssumeRoleWithWebIdentity"}}"#,
    ),
    near: policy(TRUSTED),
};
