//! A wildcard stands in the audience.

use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example;
use crate::finding::example::risk::PULUMI;
use crate::finding::kind::{Kind, Message};
use crate::finding::known::Known;
use crate::finding::page::SHARED;
use crate::report::{Finding, Severity};

pub(crate) static KIND: Kind = Kind::error("wildcard-audience", SHARED);

/// Adds each audience with a wildcard under `StringLike`, up to the first without one, unless it is known.
pub(crate) fn lint(condition: &Condition<'_>, known: &Known, findings: &mut Findings<'_>) {
    for value in condition.values.iter().take_while(|value| value.text.contains(['*', '?'])) {
        let message = Message::new(
            format!("`{}` lets in audiences that you do not know", value.text),
            "A token for another service passes as one for AWS, if whoever gets hold of it uses it here.",
            "name each audience whole, under `StringEquals`",
        );
        let found = findings.at(&KIND, value.span, message);
        if !known.has(&found) {
            findings.risks.push(Finding { severity: Severity::Warning, ..found });
        }
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A wildcard stands in the audience",
    why: "With some issuers the audience is the name of the organization, and `contoso*` fits `contoso-evil` as well. \
          With others it is the service that a token is meant for, and a wildcard lets in tokens for another one.",
    help: "name the whole audience, under `StringEquals`",
    example: example::lint(PULUMI, r#"{"StringLike":{"$url:aud":"contoso*"}}"#),
    near: example::lint(
        PULUMI,
        r#"{"StringEquals":{"$url:aud":"contoso"},"StringLike":{"$url:sub":"pulumi:deploy:org:contoso:project:Core:*"}}"#,
    ),
};
