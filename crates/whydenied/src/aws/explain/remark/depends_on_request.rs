//! The verdict rests on something that was not given.

use crate::aws::decision::Decision;
use crate::aws::unknown::Unknown;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, aws};
use crate::finding::kind::{Kind, Message};
use crate::finding::list::quoted;
use crate::finding::page::STS;
use crate::report::{Finding, Input};

pub(crate) static KIND: Kind = Kind::hint("depends-on-request", STS);

/// The verdict rests on condition keys that nobody gave.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let unknown = decision.unknown().into_iter();
    let keys = unknown.filter(|unknown| matches!(unknown, Unknown::Key(_)));
    let names: Vec<_> = keys.map(Unknown::into_words).collect();
    let message = Message::new(
        format!("The verdict depends on {}", quoted(&names)),
        "Only the request knows the value, and it was not given.",
        "say what it is in the request, to get a verdict",
    );
    (!names.is_empty()).then(|| KIND.finding(Input::Policy, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The verdict rests on something that was not given",
    why: "A condition tests a key that only the request knows, such as the caller's address or the session's name. Nothing \
          is guessed: the verdict says on which keys it depends.",
    help: "say what the key is in the request, or that the request lacks it",
    example: aws(IDP, r#""sub":"s1""#, r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#),
    near: aws(IDP, r#""sub":"s1""#, r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#)
        .with(r#"{"context":{"aws:SourceIp":"203.0.113.7"}}"#),
};
