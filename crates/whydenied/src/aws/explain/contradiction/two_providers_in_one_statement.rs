//! The statement tests keys of two issuers, and a token has those of one.

use super::keys::Keys;
use crate::aws::context::Context;
use crate::aws::explain::key::absence::Absence;
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::SETS;

pub(crate) static KIND: Kind = Kind::cause("two-providers-in-one-statement", SETS);

/// Found where a key of another provider is tested together with the same key of the token's own.
pub(crate) fn cause(absence: &Absence, keys: &Keys<'_>, context: &Context) -> Option<Cause> {
    let Absence::OtherProvider { prefix, name } = absence else { return None };
    let own = &context.provider.url;
    let has_own = keys.of(&[own, ":", name].concat()).any(|other| {
        let key = other.key.text.rsplit_once(':');
        key.is_some_and(|(_, other)| other == name)
    });
    has_own.then(|| {
        let message = Message::new(
            format!("The statement tests `{name}` of two issuers, of `{own}` and of `{prefix}`"),
            "All conditions of a statement must hold, and a token has the keys of its own issuer only.",
            "give each issuer a statement of its own",
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement tests keys of two issuers, and a token has those of one",
    why: "All conditions of a statement must hold. A token has only the keys of its own issuer, so that a statement which \
          tests the subjects of two of them lets nobody in.",
    help: "give each issuer a statement of its own",
    example: main(
        r#"{"StringLike":{"$url:sub":"repo:acme/web:*","gitlab.com:sub":"project_path:acme/web:*"}}"#,
    ),
    near: main(
        r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/gitlab.com"},"Condition":{"StringLike":{"gitlab.com:sub":"project_path:acme/web:*"}}}]"#,
    ),
};
