//! The token carries session tags, and `sts:TagSession` is not allowed.

use crate::finding::entry::Entry;
use crate::finding::example::statement::RIGHT;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::SESSION_TAGS;

pub(crate) static KIND: Kind = Kind::cause("session-tags-not-allowed", SESSION_TAGS);

/// Found where no statement allows `sts:TagSession`, for which AWS evaluates the policy once more.
pub(crate) fn cause() -> Cause {
    let message = Message::new(
        "The token carries session tags, and no statement allows `sts:TagSession`",
        "AWS evaluates the trust policy once more for the tags, and denies the whole call.",
        "add `sts:TagSession` to the statement's actions",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token carries session tags, and `sts:TagSession` is not allowed",
    why: "For a token with session tags AWS evaluates the trust policy once more, for `sts:TagSession`. If that is not \
          allowed it denies the whole call, tags or not.",
    help: "add `sts:TagSession` to the statement's actions",
    example: aws(
        GITHUB,
        r#""sub":"repo:acme/web:ref:refs/heads/main","https://aws.amazon.com/tags":{"principal_tags":{"Team":["web"]}}"#,
        RIGHT,
    ),
    near: aws(
        GITHUB,
        r#""sub":"repo:acme/web:ref:refs/heads/main","https://aws.amazon.com/tags":{"principal_tags":{"Team":["web"]}}"#,
        r#""Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
    ),
};
