//! The user signed in another way than the policy wants.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::COGNITO;
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("cognito-amr-mismatch", KEYS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The user signed in another way than the policy wants",
    why: "Cognito puts `unauthenticated` into `amr` for guests, or `authenticated` and the name of the provider by which \
          the user signed in. Each identity pool has a role for either.",
    help: "use the identity pool's role for such users, or list the value",
    example: aws(
        COGNITO,
        r#""aud":"pool","sub":"id","amr":["unauthenticated"]"#,
        r#"{"StringEquals":{"$url:aud":"pool"},"ForAnyValue:StringLike":{"$url:amr":"authenticated"}}"#,
    ),
    near: aws(
        COGNITO,
        r#""aud":"pool","sub":"id","amr":["authenticated","graph.facebook.com"]"#,
        r#"{"StringEquals":{"$url:aud":"pool"},"ForAnyValue:StringLike":{"$url:amr":"authenticated"}}"#,
    ),
};
