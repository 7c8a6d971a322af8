//! There is nothing to read yet.

use crate::finding::entry::Entry;
use crate::finding::example::TRUSTED;
use crate::finding::example::unreadable::policy;
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::report::{Input, InputError};
use crate::span::Span;

pub(crate) static KIND: Kind = Kind::error("empty", STS);

/// Nothing was pasted.
pub(crate) fn empty(input: Input, text: &str) -> InputError {
    let (message, help) = match input {
        Input::Token => (
            "there is no token here yet",
            "paste the OIDC token that the job or pod sends to AWS, or its claims as JSON",
        ),
        Input::ResourceControlPolicy => (
            "there is no resource control policy here yet",
            "paste a resource control policy, or leave it out",
        ),
        Input::Provider => (
            "there is no provider here yet",
            "paste the answer of `aws iam get-open-id-connect-provider`, or leave it out",
        ),
        Input::Jwks => (
            "there is no key set here yet",
            "paste what the issuer's `jwks_uri` gives: a JSON object with `keys`",
        ),
        Input::Request => (
            "there is no request here yet",
            "paste the parameters of the exchange, its `curl` command or its `pulumi login` line",
        ),
        Input::Policy => {
            ("there is no policy here yet", "paste the role's trust policy (its AssumeRolePolicyDocument)")
        }
    };
    KIND.unreadable(input, text, Span::new(0, text.len()), message, help)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "There is nothing to read yet",
    why: "Both a token and a policy are needed for a verdict.",
    help: "paste the token or its claims, and the role's trust policy",
    example: policy(""),
    near: policy(TRUSTED),
};
