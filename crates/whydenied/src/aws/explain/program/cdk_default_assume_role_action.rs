//! CDK writes another action where a principal does not name its own.

use super::site::Site;
use crate::aws::explain::statement::wrong_action;
use crate::aws::request::ASSUME_ROLE;
use crate::finding::entry::Entry;
use crate::finding::example::statement::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::CDK_PRINCIPALS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind =
    Kind::cause("cdk-default-assume-role-action", CDK_PRINCIPALS).but(Confidence::Observed);

/// Found where a `FederatedPrincipal` is given no action.
pub(crate) fn cause(site: &Site<'_>) -> Option<Cause> {
    let written = site.written();
    let is_default = written.contains("FederatedPrincipal") && !written.contains("sts:");
    (site.code == wrong_action::KIND.code && is_default).then(|| {
        let message = Message::new(
            "`FederatedPrincipal` without its third argument writes `sts:AssumeRole`",
            format!("OIDC tokens are exchanged by `{ASSUME_ROLE}`, an action of its own."),
            format!("give it `'{ASSUME_ROLE}'` as its third argument, or use `WebIdentityPrincipal`, which writes it"),
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "`FederatedPrincipal` without its third argument writes `sts:AssumeRole`",
    why: "The third argument of CDK's `FederatedPrincipal` is the action. Left out, it is `sts:AssumeRole`, which does not \
          cover the exchange of a token.",
    help: "give it `sts:AssumeRoleWithWebIdentity`, or use `WebIdentityPrincipal`, which writes it",
    example: main(
        "new iam.Role(this, 'R', {\n  assumedBy: new iam.FederatedPrincipal(\n    \
         'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',\n    \
         { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/web:*' } },\n  ),\n});\n",
    ),
    near: main(
        "new iam.Role(this, 'R', {\n  assumedBy: new iam.WebIdentityPrincipal(\n    \
         'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',\n    \
         { StringLike: { 'token.actions.githubusercontent.com:sub': 'repo:acme/web:*' } },\n  ),\n});\n",
    ),
};
