//! This is AWS's answer about an identity provider, and a policy belongs here.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::{PROVIDER, policy};
use crate::finding::kind::Kind;
use crate::finding::page::GRAMMAR;
use crate::json::Node;
use crate::report::{Input, InputError};
use crate::service_answer::provider::ProviderAnswer;

pub(crate) static KIND: Kind = Kind::error("provider-as-policy", GRAMMAR);

/// The answer of `aws iam get-open-id-connect-provider`.
pub(crate) fn recognise(input: Input, text: &str, root: &Node<'_>) -> Option<InputError> {
    let message = "this is the answer of `aws iam get-open-id-connect-provider`, not a policy";
    let help = "give it as the provider, and paste the role's trust policy here";
    ProviderAnswer::of(root).map(|_| KIND.unreadable(input, text, root.span, message, help))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is AWS's answer about an identity provider, and a policy belongs here",
    why: "`aws iam get-open-id-connect-provider` says which URL and which client IDs a provider has. It trusts nobody by \
          itself.",
    help: "give it as the provider, and the role's trust policy here",
    example: policy(PROVIDER),
    near: policy(TRUSTED),
};
