//! The subject has the repository's numeric ids and the policy has not, or the reverse.

use super::sides::Sides;
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};

pub(crate) static KIND: Kind = Kind::cause(
    "github-immutable-subject",
    "https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/",
);

/// Found where one of the two subjects has numeric ids, and the other has none.
pub(crate) fn cause(sides: &Sides<'_>) -> Option<Cause> {
    let Sides { token, policy, subject } = sides;
    if token.has_ids() == policy.has_ids() || policy.owner.name.ends_with('*') {
        return None;
    }
    let own = token.full_name();
    let (title, detail) = if token.has_ids() {
        (
            format!("The token's subject has the numeric ids of `{own}`, the policy's has none"),
            "Repositories created, renamed or moved since 15 July 2026 have subjects such as `repo:OWNER@ID/REPO@ID:…`.",
        )
    } else {
        (
            format!("The policy expects numeric ids of `{own}`, the token's subject has none"),
            "Older repositories keep subjects without ids until they opt in.",
        )
    };
    Some((&KIND, Message::new(title, detail, format!("expect `{subject}`"))))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The subject has the repository's numeric ids and the policy has not, or the reverse",
    why: "Repositories that were created, renamed or moved since 15 July 2026 have subjects such as \
          `repo:OWNER@ID/REPO@ID:…`, so that nobody can take over a name. Older ones keep theirs until they opt in.",
    help: "expect the subject as the token has it, ids included",
    example: aws(
        GITHUB,
        r#""sub":"repo:acme@1042/web@77230:ref:refs/heads/main""#,
        r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
    near: aws(
        GITHUB,
        r#""sub":"repo:acme@1042/web@77230:ref:refs/heads/main""#,
        r#"{"StringLike":{"$url:sub":"repo:acme@1042/web@77230:*"}}"#,
    ),
};
