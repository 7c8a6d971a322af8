//! A module makes no role, or none for web identities, as long as one of its inputs is not set.

use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("module-makes-no-role", GRAMMAR);

/// The module that needs `input`; without it there is no role, or one that trusts no identity provider.
pub(crate) fn error(text: &str, span: Span, input: &str, trusts_nobody: bool) -> InputError {
    let without =
        if trusts_nobody { "its role trusts no identity provider" } else { "the module makes no role" };
    let message = format!("`{input}` is not set, and without it {without}");
    let help = format!("set `{input}`; or paste the role that AWS has: the answer of `aws iam get-role`");
    KIND.unreadable(Input::Policy, text, span, message, help)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The module makes no role as long as one of its inputs is not set",
    why: "Some modules make a role, or let it trust an identity provider, only if an input says so, and that input is \
          `false` by default.",
    help: "set that input, or paste the role as it is deployed: `aws iam get-role` shows it",
    example: policy(
        "module \"role\" {\n  source = \"terraform-aws-modules/iam/aws//modules/iam-role\"\n  \
         oidc_subjects = [\"acme/web:ref:refs/heads/main\"]\n}\n",
    ),
    near: main(
        "module \"role\" {\n  source = \"terraform-aws-modules/iam/aws//modules/iam-role\"\n  \
         enable_github_oidc = true\n  oidc_subjects = [\"acme/web:ref:refs/heads/main\"]\n}\n",
    ),
};
