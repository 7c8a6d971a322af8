//! The token names no key, and the key set has several.

use super::answer::key_not_retrieved;
use crate::aws::explain::fault::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::signature::{KEY, OTHER, WITHOUT_KEY_ID, token};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("missing-key-id", INVALID_TOKEN).but(Confidence::Observed);

/// The token's header has no `kid`, and AWS could use `count` keys of the set.
pub(crate) fn refused(count: usize) -> Refused {
    let message = Message::new(
        format!("The token's header has no `kid`, and the key set has {count} keys"),
        "Without `kid` AWS finds the key only where there is a single one.",
        "have the issuer put the key's `kid` into the header",
    );
    Refused { kind: &KIND, message, answer: Some(key_not_retrieved()) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token names no key, and the key set has several",
    why: "Without `kid` in the token's header AWS finds the key only where there is a single one.",
    help: "have the issuer put the key's `kid` into the header",
    example: token(WITHOUT_KEY_ID, &[KEY, OTHER]),
    near: token(WITHOUT_KEY_ID, &[KEY]),
};
