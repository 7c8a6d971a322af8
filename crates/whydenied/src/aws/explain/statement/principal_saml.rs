//! The policy trusts a SAML provider.

use crate::aws::explain::statement::other_principal::OtherPrincipal;
use crate::aws::principal::Relation;
use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind =
    Kind::cause("principal-saml", PRINCIPAL).access_analyzer("MISMATCHED_ACTION_FOR_PRINCIPAL");

/// Found where the ARN is of a `saml-provider`.
pub(crate) fn cause(principal: &OtherPrincipal<'_>) -> Option<Cause> {
    (principal.relation == Relation::Saml).then(|| {
        let message = Message::new(
            "The policy trusts a SAML provider, and the token is of an OIDC one",
            format!("It names `{}`.", principal.written),
            principal.help(),
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy trusts a SAML provider",
    why: "SAML providers sign in people by assertions, with `sts:AssumeRoleWithSAML`. A token of OpenID Connect has an \
          `oidc-provider`.",
    help: "name the OIDC provider: `arn:aws:iam::ACCOUNT:oidc-provider/…`",
    example: main(r#""Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/acme"}"#),
    near: main(RIGHT),
};
