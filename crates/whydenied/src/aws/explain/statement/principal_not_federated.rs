//! The statement trusts no identity provider.

use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::PRINCIPAL;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind =
    Kind::cause("principal-not-federated", PRINCIPAL).access_analyzer("MISMATCHED_ACTION_FOR_PRINCIPAL");
pub(crate) static EVERYONE: Kind = KIND.but(Confidence::Observed);

/// The same of a statement that other principals have a use for.
pub(crate) static HINT: Kind = Kind::hint(KIND.code, PRINCIPAL);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement trusts no identity provider",
    why: "The caller is the token's identity provider, which only `Federated` names. An account, a role, a service and \
          even `*` under `AWS` do not cover it.",
    help: "name the provider: `{ \"Federated\": \"arn:aws:iam::ACCOUNT:oidc-provider/…\" }`",
    example: main(r#""Principal":{"AWS":"arn:aws:iam::123456789012:root"}"#),
    near: main(RIGHT),
};
