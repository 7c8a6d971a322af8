//! AWS makes no condition key of this claim.

use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("claim-not-a-condition-key", KEYS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "AWS makes no condition key of this claim",
    why: "AWS reads `aud`, `sub`, `amr` and `email` of every issuer, and some more claims of GitHub, GitLab, Buildkite, \
          CircleCI, Google and Oracle. A key of any other claim is absent, though the claim is in the token.",
    help: "test `sub`, and have the issuer put the value there; or use the claim's id, such as `repository_owner_id`",
    example: main(r#"{"StringEquals":{"$url:repository_owner":"acme"}}"#),
    near: aws(
        GITHUB,
        r#""sub":"repo:acme/web:ref:refs/heads/main","repository_owner_id":"1042""#,
        r#"{"StringEquals":{"$url:repository_owner_id":"1042"}}"#,
    ),
};
