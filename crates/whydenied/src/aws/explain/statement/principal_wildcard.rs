//! A `*` in the principal is no wildcard.

use crate::aws::explain::statement::other_principal::OtherPrincipal;
use crate::aws::principal::Relation;
use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::kind::{Cause, FEDERATED_SYNTAX, Kind, Message};
use crate::finding::page::PRINCIPAL;

pub(crate) static KIND: Kind = Kind::cause("principal-wildcard", PRINCIPAL).access_analyzer(FEDERATED_SYNTAX);

/// Found where a `*` or `?` stands in the provider's ARN.
pub(crate) fn cause(principal: &OtherPrincipal<'_>) -> Option<Cause> {
    (principal.relation == Relation::Wildcard).then(|| {
        let message = Message::new(
            format!("A principal takes no wildcards, and `{}` is one", principal.written),
            DETAIL,
            principal.help(),
        );
        (&KIND, message)
    })
}

/// Why it is none.
pub(crate) const DETAIL: &str = "A `*` cannot stand for a part of a name or ARN.";

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A `*` in the principal is no wildcard",
    why: "A principal names whole providers. A `*` cannot stand for a part of a name or an ARN; alone under `AWS` it \
          means everyone, and web identities are not among them.",
    help: "name each provider by its whole ARN",
    example: main(
        r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/*"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
    near: main(RIGHT),
};
