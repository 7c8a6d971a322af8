//! The subject is customised, and the policy expects the usual one, or the reverse.

use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-customised-subject", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The subject is customised, and the policy expects the usual one, or the reverse",
    why: "An organization or a repository can choose which claims make up `sub`. The subject is then a row of names and \
          values, such as `repository_owner:acme:repository_visibility:private`.",
    help: "write the policy for the subject as the token has it, or reset the subject to its default",
    example: aws(
        GITHUB,
        r#""sub":"repository_owner:acme:repository_visibility:private""#,
        r#"{"StringLike":{"$url:sub":"repo:acme/*"}}"#,
    ),
    near: aws(
        GITHUB,
        r#""sub":"repository_owner:acme:repository_visibility:private""#,
        r#"{"StringLike":{"$url:sub":"repository_owner:acme:*"}}"#,
    ),
};
