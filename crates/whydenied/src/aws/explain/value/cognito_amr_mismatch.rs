//! The user signed in another way than the policy wants.

use crate::aws::explain::value::mismatch::Mismatch;
use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::COGNITO;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::KEYS;
use crate::operator::Set;

pub(crate) static KIND: Kind = Kind::cause("cognito-amr-mismatch", KEYS);

/// Found where the `amr` of a Cognito token is another one.
pub(crate) fn cause(it: &Mismatch<'_>) -> Option<Cause> {
    let (actual, expected) = (it.actual, it.expected);
    let title = match (actual, expected) {
        _ if it.issuer() != "cognito" => return None,
        ("unauthenticated", _) => format!("The user is a guest, the policy wants `{expected}`"),
        ("authenticated", "unauthenticated") => {
            "The user is signed in, the policy lets in guests only".to_owned()
        }
        _ if it.operator.set == Some(Set::ForAllValues) => {
            format!("The user signed in by `{actual}`, which the policy does not list")
        }
        _ => format!("The user's `amr` has no `{expected}`"),
    };
    let message = Message::new(
        title,
        "Cognito puts `unauthenticated` there, or `authenticated` with the name of the provider by which the user \
         signed in.",
        "use the identity pool's role for such users, or list the value",
    );
    Some((&KIND, message))
}

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
