//! A tag is no branch, and a ref is written in full.

use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::cause("github-branch-or-tag", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A tag is no branch, and a ref is written in full",
    why: "Branches are `refs/heads/NAME`, tags are `refs/tags/NAME`. A pattern for one does not match the other, and \
          neither does the bare name.",
    help: "write the ref as the token has it",
    example: aws(
        GITHUB,
        r#""sub":"repo:acme/web:ref:refs/tags/v1.2.0""#,
        r#"{"StringLike":{"$url:sub":"repo:acme/web:ref:refs/heads/*"}}"#,
    ),
    near: aws(
        GITHUB,
        r#""sub":"repo:acme/web:ref:refs/tags/v1.2.0""#,
        r#"{"StringLike":{"$url:sub":"repo:acme/web:ref:refs/tags/*"}}"#,
    ),
};
