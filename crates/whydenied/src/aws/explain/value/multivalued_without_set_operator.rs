//! The key holds a list, and the operator tests one value.

use crate::aws::evaluate::Reason;
use crate::aws::explain::key_name::short_name;
use crate::aws::explain::value::failed_test::FailedTest;
use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::SETS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("multivalued-without-set-operator", SETS)
    .but(Confidence::Unconfirmed)
    .access_analyzer("MISSING_QUALIFIER");

/// Found where the key may hold a list, and the operator has no `ForAnyValue:` or `ForAllValues:` in front.
pub(crate) fn cause(test: &FailedTest<'_>) -> Option<Cause> {
    (test.reason == Reason::NeedsSetOperator).then(|| {
        let (name, operator) = (short_name(&test.condition.key.text), test.operator_name());
        let message = Message::new(
            format!("`{name}` holds a list, which `{operator}` alone does not test"),
            "AWS requires a set operator for keys with several values.",
            format!("write `ForAnyValue:{operator}`"),
        );
        (&KIND, message)
    })
}

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
