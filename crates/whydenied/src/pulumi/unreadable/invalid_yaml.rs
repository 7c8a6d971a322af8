//! The text is no YAML.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::policies;
use crate::finding::kind::Kind;
use crate::finding::page::PROVIDER;
use crate::report::{Input, InputError};
use crate::unreadable::empty;
use crate::yaml::{Error, ErrorKind};

pub(crate) static KIND: Kind = Kind::error("invalid-yaml", PROVIDER);

/// A text that YAML cannot read: what was found, where, and what to do now.
pub(crate) fn error(input: Input, text: &str, failure: Error) -> InputError {
    if failure.kind == ErrorKind::Empty {
        return empty(input, text);
    }
    let (message, help) = failure.words(text);
    InputError {
        help: help.into(),
        ..InputError::at(input, text, KIND.code, failure.span, message.into(), "")
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The text is no YAML",
    why: "A rule for Kubernetes is the usual cause: its path starts with a double quote, and in YAML that ends the key too \
          early.",
    help: r#"put the whole path in single quotes: `'"kubernetes.io".pod.name': busyboxplus`"#,
    example: policies("policies:\n  - rules:\n      \"kubernetes.io\".pod.name: busyboxplus\n"),
    near: policies(
        "policies:\n  - decision: allow\n    tokenType: organization\n    rules:\n      '\"kubernetes.io\".pod.name': busyboxplus\n",
    ),
};
