//! The statement trusts no identity provider.

use crate::aws::explain::statement::other_principal::OtherPrincipal;
use crate::aws::policy::PrincipalType;
use crate::aws::principal::Relation;
use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::PRINCIPAL;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind =
    Kind::cause("principal-not-federated", PRINCIPAL).access_analyzer("MISMATCHED_ACTION_FOR_PRINCIPAL");
pub(crate) static EVERYONE: Kind = KIND.but(Confidence::Observed);

/// The same of a statement that other principals have a use for.
pub(crate) static HINT: Kind = Kind::hint(KIND.code, PRINCIPAL);

/// Found where the principal is no identity provider: `*`, a provider under the wrong type, an account, a service,
/// nobody.
pub(crate) fn cause(principal: &OtherPrincipal<'_>) -> Cause {
    let written = principal.written;
    if principal.relation == Relation::Everyone {
        let message = Message::new(
            "A principal of `*` does not cover web identities",
            "AWS denied a web identity under `{\"AWS\": \"*\"}`; it must be named as `Federated`.",
            principal.help(),
        );
        return (&EVERYONE, message);
    }
    let (title, detail) = if let Some(kind) = type_of_provider(principal) {
        (
            format!("The provider's ARN stands under `{kind}`, and belongs under `Federated`"),
            format!("Under `{kind}`, `{written}` is no identity provider to AWS."),
        )
    } else {
        (
            "The statement trusts no identity provider".to_owned(),
            if written.is_empty() {
                "It names nobody.".to_owned()
            } else {
                format!("It names `{written}`, and the caller is the token's provider.")
            },
        )
    };
    (&KIND, Message::new(title, detail, principal.help()))
}

/// The type under which an identity provider's ARN stands where it is none.
fn type_of_provider(principal: &OtherPrincipal<'_>) -> Option<&'static str> {
    let kind = match principal.kind? {
        PrincipalType::Aws => "AWS",
        PrincipalType::Service => "Service",
        PrincipalType::Everyone | PrincipalType::Federated | PrincipalType::Other => return None,
    };
    principal.names_provider().then_some(kind)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement trusts no identity provider",
    why: "The caller is the token's identity provider, which only `Federated` names. An account, a role, a service and \
          even `*` under `AWS` do not cover it.",
    help: "name the provider: `{ \"Federated\": \"arn:aws:iam::ACCOUNT:oidc-provider/…\" }`",
    example: main(r#""Principal":{"AWS":"arn:aws:iam::123456789012:root"}"#),
    near: main(RIGHT),
};
