//! The policy is made by a module that is not known.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("unknown-module", GRAMMAR);

/// The module from `source`, with those of its inputs that say whom it trusts.
pub(crate) fn error(text: &str, span: Span, source: &str, inputs: &[String]) -> InputError {
    let message = if inputs.is_empty() {
        format!("what the module `{source}` makes of its inputs is not known")
    } else {
        let shown: Vec<_> = inputs.iter().map(|input| format!("`{input}`")).collect();
        format!("what the module `{source}` makes of {} is not known", shown.join(", "))
    };
    let help = "paste `terraform show -json` of the plan, or the role that AWS has: the answer of `aws iam get-role`";
    KIND.unreadable(Input::Policy, text, span, message, help.to_owned())
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy is made by a module that is not known",
    why: "A module of Terraform writes the trust policy by rules of its own, which are known of a few modules only. Its \
          inputs are not the policy.",
    help: "paste `terraform show -json` of the plan, or the role as it is deployed: `aws iam get-role` shows it",
    example: policy("module \"role\" {\n  source = \"./modules/ci-role\"\n  subjects = [\"acme/web\"]\n}\n"),
    near: policy(TRUSTED),
};
