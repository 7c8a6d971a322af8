//! Pulumi's helper writes another action for a federated principal.

use super::site::Site;
use crate::aws::explain::statement::wrong_action;
use crate::aws::request::ASSUME_ROLE;
use crate::finding::entry::Entry;
use crate::finding::example::statement::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::PULUMI_HELPER;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind =
    Kind::cause("helper-writes-assume-role", PULUMI_HELPER).but(Confidence::Observed);

/// Whether that makes the policy.
pub(crate) fn is_by_helper(written: &str) -> bool {
    written.contains("ssumeRolePolicyForPrincipal")
}

/// Found where the policy is made by `assumeRolePolicyForPrincipal`.
pub(crate) fn cause(site: &Site<'_>) -> Option<Cause> {
    (site.code == wrong_action::KIND.code && is_by_helper(site.written())).then(|| {
        let message = Message::new(
            "`assumeRolePolicyForPrincipal` writes `sts:AssumeRole`, for a federated principal as well",
            "It knows no other action and no conditions.",
            format!("write the policy itself, with `{ASSUME_ROLE}` and a test of the subject"),
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "`assumeRolePolicyForPrincipal` writes `sts:AssumeRole`",
    why: "The helper of Pulumi's AWS package makes a policy of a principal alone: its action is `sts:AssumeRole`, and it has \
          no conditions. For a federated principal that lets nobody in.",
    help: "write the policy itself, with `sts:AssumeRoleWithWebIdentity` and a test of the subject",
    example: main(
        "new aws.iam.Role(\"r\", {\n  assumeRolePolicy: aws.iam.assumeRolePolicyForPrincipal({\n    Federated: \
         \"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com\",\n  }),\n});\n",
    ),
    near: main(r#""Action":"sts:AssumeRole""#),
};
