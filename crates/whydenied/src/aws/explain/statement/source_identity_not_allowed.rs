//! The token carries a source identity, and `sts:SetSourceIdentity` is not allowed.

use crate::finding::entry::Entry;
use crate::finding::example::statement::{RIGHT, main};
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::SESSION_TAGS;

pub(crate) static KIND: Kind = Kind::cause("source-identity-not-allowed", SESSION_TAGS);

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
