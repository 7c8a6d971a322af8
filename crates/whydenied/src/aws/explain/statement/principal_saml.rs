//! The policy trusts a SAML provider.

use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind =
    Kind::cause("principal-saml", PRINCIPAL).access_analyzer("MISMATCHED_ACTION_FOR_PRINCIPAL");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy trusts a SAML provider",
    why: "SAML providers sign in people by assertions, with `sts:AssumeRoleWithSAML`. A token of OpenID Connect has an \
          `oidc-provider`.",
    help: "name the OIDC provider: `arn:aws:iam::ACCOUNT:oidc-provider/…`",
    example: main(r#""Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/acme"}"#),
    near: main(RIGHT),
};
