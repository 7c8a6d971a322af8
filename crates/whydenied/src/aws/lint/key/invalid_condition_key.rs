//! That is no condition key.

use crate::aws::lint::trust::Trust;
use crate::aws::policy::Condition;
use crate::finding::collected::Findings;
use crate::finding::entry::Entry;
use crate::finding::example::fault::{RIGHT, github};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::GRAMMAR;

pub(crate) static KIND: Kind =
    Kind::error("invalid-condition-key", GRAMMAR).access_analyzer("INVALID_CONDITION_KEY_FORMAT");

/// Adds it for a key without a colon.
pub(crate) fn lint(trust: &Trust<'_>, condition: &Condition<'_>, findings: &mut Findings<'_>) {
    let key = &condition.key.text;
    let url = trust.contexts.first().map_or("URL", |context| &context.provider.url);
    let message = Message::new(
        format!("`{key}` is no condition key"),
        "A key has two parts, such as `aws:SourceIp`, or the provider's URL and a claim.",
        format!("write `{url}:{key}`"),
    );
    findings.mistake(&KIND, condition.key.span, message);
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "That is no condition key",
    why: "A condition key has two parts with a colon between them: `aws:` and a name, or the provider's URL and a claim.",
    help: "write the provider's URL and `:` in front of the claim",
    example: github(r#"{"StringLike":{"sub":"repo:acme/web:*"}}"#),
    near: github(RIGHT),
};
