//! The text is no YAML.

use crate::finding::entry::Entry;
use crate::finding::example::authorization_document::policies;
use crate::finding::kind::Kind;
use crate::finding::page::PROVIDER;
use crate::report::{Input, InputError};
use crate::unreadable::not_yaml::not_yaml;
use crate::yaml::Error;

pub(crate) static KIND: Kind = Kind::error("invalid-yaml", PROVIDER);

/// A text that YAML cannot read.
pub(crate) fn error(text: &str, failure: Error) -> InputError {
    not_yaml(Input::Policy, text, failure)
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
