//! The policy names the provider of another account.

use crate::aws::arn::Arn;
use crate::aws::explain::statement::other_principal::OtherPrincipal;
use crate::aws::principal::Relation;
use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, ROLE, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind = Kind::cause("principal-wrong-account", PRINCIPAL);

/// Found where the ARN has the right URL, in another account or partition than the role's.
pub(crate) fn cause(principal: &OtherPrincipal<'_>) -> Option<Cause> {
    let (partition, account) =
        Arn::parse(principal.written).map_or(("", ""), |arn| (arn.partition, arn.account));
    let own = principal.provider.account.as_deref().unwrap_or_default();
    let own_partition = principal.provider.partition.as_deref().unwrap_or_default();
    let message = match principal.relation {
        Relation::InvalidAccount => Message::new(
            format!("`{account}` in the principal is no account id"),
            "An account id has twelve digits.",
            "write the id of the account that has the role and the provider",
        ),
        Relation::OtherAccount if account == own => Message::new(
            format!(
                "The policy names a provider of partition `{partition}`, the role is in `{own_partition}`"
            ),
            "The partitions of AWS know nothing of each other: an ARN of one names nothing in another.",
            principal.help(),
        ),
        Relation::OtherAccount => Message::new(
            format!("The policy names the provider of account `{account}`, the role is in `{own}`"),
            "AWS looks for the provider in the role's own account.",
            principal.help(),
        ),
        _ => return None,
    };
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The policy names the provider of another account",
    why: "AWS looks for the provider in the account that has the role. A provider of the same URL in another account \
          is another one, and so is one whose account is no account id.",
    help: "write the id of the account that has the role and the provider",
    example: main(r#""Principal":{"Federated":"arn:aws:iam::210987654321:oidc-provider/$url"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#).with(ROLE),
    near: main(RIGHT).with(ROLE),
};
