//! The token carries a source identity, and `sts:SetSourceIdentity` is not allowed.

use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::SESSION_TAGS;

pub(crate) static KIND: Kind = Kind::cause("source-identity-not-allowed", SESSION_TAGS);

/// Found where no statement allows `sts:SetSourceIdentity`, for which AWS evaluates the policy once more.
pub(crate) fn cause() -> Cause {
    let message = Message::new(
        "The token carries a source identity, and no statement allows `sts:SetSourceIdentity`",
        "AWS evaluates the trust policy once more for it, and denies the whole call.",
        "add `sts:SetSourceIdentity` to the statement's actions",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token carries a source identity, and `sts:SetSourceIdentity` is not allowed",
    why: "For a token with a source identity AWS evaluates the trust policy once more, for `sts:SetSourceIdentity`. If \
          that is not allowed it denies the whole call.",
    help: "add `sts:SetSourceIdentity` to the statement's actions",
    example: aws(
        GITHUB,
        r#""sub":"repo:acme/web:ref:refs/heads/main","https://aws.amazon.com/source_identity":"mira""#,
        RIGHT,
    ),
    near: main(RIGHT),
};
