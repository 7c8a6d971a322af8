//! This is AWS's answer about an identity provider, and a token belongs here.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{CLAIMS, PROVIDER, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::json::Node;
use crate::report::{Input, InputError};
use crate::service_answer::provider::ProviderAnswer;

pub(crate) static KIND: Kind = Kind::error("provider-as-token", STS);

/// The answer of `aws iam get-open-id-connect-provider`.
pub(crate) fn recognise(text: &str, root: &Node<'_>) -> Option<InputError> {
    let message = "this is the answer of `aws iam get-open-id-connect-provider`, not a token";
    let help = "give it as the provider, and paste the token here";
    ProviderAnswer::of(root).map(|_| KIND.unreadable(Input::Token, text, root.span, message, help))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is AWS's answer about an identity provider, and a token belongs here",
    why: "`aws iam get-open-id-connect-provider` says which URL and which client IDs a provider has. There is no token in it.",
    help: "give it as the provider, and paste the token here",
    example: token(PROVIDER),
    near: token(CLAIMS),
};
