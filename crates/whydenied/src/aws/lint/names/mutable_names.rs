//! An owner or a project is trusted by its name alone.

use crate::finding::entry::Entry;
use crate::finding::example::risk::{ONE, github};
use crate::finding::kind::Kind;

pub(crate) static KIND: Kind = Kind::warning(
    "mutable-names",
    "https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/",
);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An owner or a project is trusted by its name alone",
    why: "Names are given anew: who renames or deletes an organization or a repository leaves its name to whoever \
          registers it next, and the policy trusts that one. Ids never pass on.",
    help: "test `repository_owner_id` and `repository_id` as well, or trust a subject that has the ids in it",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#,
    ),
    near: github(ONE),
};
