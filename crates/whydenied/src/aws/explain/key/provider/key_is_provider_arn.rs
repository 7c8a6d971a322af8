//! The condition key starts with the provider's ARN.

use crate::aws::explain::key::foreign_key::ForeignKey;
use crate::finding::entry::Entry;
use crate::finding::example::key::{RIGHT, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("key-is-provider-arn", KEYS);

/// Found where an ARN stands in front of the claim's name.
pub(crate) fn cause(foreign: &ForeignKey<'_>) -> Option<Cause> {
    foreign.prefix.starts_with("arn:").then(|| {
        let message = Message::new(
            "The condition key starts with the provider's ARN",
            "A key starts with the provider's URL, which is the part of its ARN after `oidc-provider/`.",
            foreign.help(),
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The condition key starts with the provider's ARN",
    why: "A key starts with the provider's URL, which is the part of its ARN after `oidc-provider/`. With the ARN the key \
          is never present.",
    help: "leave everything up to `oidc-provider/` out of the key",
    example: main(r#"{"StringLike":{"arn:aws:iam::123456789012:oidc-provider/$url:sub":"repo:acme/web:*"}}"#),
    near: main(RIGHT),
};
