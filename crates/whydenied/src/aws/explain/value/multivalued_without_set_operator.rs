//! The key holds a list, and the operator tests one value.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::kind::Kind;
use crate::finding::page::SETS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("multivalued-without-set-operator", SETS)
    .but(Confidence::Unconfirmed)
    .access_analyzer("MISSING_QUALIFIER");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The key holds a list, and the operator tests one value",
    why: "AWS requires `ForAnyValue:` or `ForAllValues:` for keys with several values, such as `amr` and `aws:TagKeys`. \
          What it does without one is not documented; other implementations let nothing match.",
    help: "write `ForAnyValue:` before the operator",
    example: aws(
        "https://cognito-identity.amazonaws.com",
        r#""aud":"pool","sub":"id","amr":["authenticated"]"#,
        r#"{"StringEquals":{"$url:aud":"pool","$url:amr":"authenticated"}}"#,
    ),
    near: aws(
        "https://cognito-identity.amazonaws.com",
        r#""aud":"pool","sub":"id","amr":["authenticated"]"#,
        r#"{"StringEquals":{"$url:aud":"pool"},"ForAnyValue:StringEquals":{"$url:amr":"authenticated"}}"#,
    ),
};
