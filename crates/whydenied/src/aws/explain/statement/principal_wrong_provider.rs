//! The policy trusts another identity provider than the token's.

use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind = Kind::cause("principal-wrong-provider", PRINCIPAL);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy trusts another identity provider than the token's",
    why: "The provider's URL in the principal is compared with the token's `iss` to the letter: host, path, letter case. \
          Each cluster and each path is a provider of its own.",
    help: "name the provider of the token's `iss`",
    example: main(r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/gitlab.com"}"#),
    near: main(RIGHT),
};
