//! The statement tests keys of two issuers, and a token has those of one.

use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::Kind;
use crate::finding::page::SETS;

pub(crate) static KIND: Kind = Kind::cause("two-providers-in-one-statement", SETS);

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
