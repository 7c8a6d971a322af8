//! The condition key has `https://` in front.

use crate::aws::explain::key::foreign_key::ForeignKey;
use crate::finding::entry::Entry;
use crate::finding::example::key::{RIGHT, main};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("key-url-scheme", KEYS);

/// Found where `https://` and the URL of the token's provider stand in front.
pub(crate) fn cause(foreign: &ForeignKey<'_>) -> Option<Cause> {
    let bare = foreign.prefix.strip_prefix("https://")?;
    (bare.trim_end_matches('/') == foreign.without_slash()).then(|| {
        let message = Message::new(
            "The condition key has `https://` in front",
            "A key starts with the provider's URL without `https://`. With it the key is never present.",
            foreign.help(),
        );
        (&KIND, message)
    })
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The condition key has `https://` in front",
    why: "A key starts with the provider's URL without its scheme. Programs that put the issuer of a cluster into the \
          key forget to cut it off.",
    help: "leave `https://` out of the key",
    example: main(r#"{"StringLike":{"https://$url:sub":"repo:acme/web:*"}}"#),
    near: main(RIGHT),
};
