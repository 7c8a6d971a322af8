//! An audience without a wildcard is tested with `StringLike`.

use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example;
use crate::finding::example::risk::PULUMI;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::hint("audience-under-like", OPERATORS);

/// Adds it once for a test with `StringLike` that has an audience without a wildcard.
pub(crate) fn lint(condition: &Condition<'_>, findings: &mut Findings<'_>) {
    if condition.value_texts().any(|value| !value.contains(['*', '?'])) {
        let message = Message::new(
            "`StringLike` tests an audience that has no wildcard",
            "It works like `StringEquals` until somebody adds a `*`, which lets in audiences of others.",
            "use `StringEquals` for the audience",
        );
        findings.risk(&KIND, condition.operator_name.span, message);
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An audience without a wildcard is tested with `StringLike`",
    why: "It works like `StringEquals` until somebody adds a `*` and lets in audiences of others.",
    help: "use `StringEquals` for the audience",
    example: example::lint(
        PULUMI,
        r#"{"StringLike":{"$url:aud":"contoso","$url:sub":"pulumi:deploy:org:contoso:project:Core:*"}}"#,
    ),
    near: example::lint(
        PULUMI,
        r#"{"StringEquals":{"$url:aud":"contoso"},"StringLike":{"$url:sub":"pulumi:deploy:org:contoso:project:Core:*"}}"#,
    ),
};
