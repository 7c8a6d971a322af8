//! The token names no key, and the key set has several.

use crate::finding::entry::Entry;
use crate::finding::example::signature::{KEY, OTHER, WITHOUT_KEY_ID, token};
use crate::finding::kind::Kind;
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("missing-key-id", INVALID_TOKEN).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token names no key, and the key set has several",
    why: "Without `kid` in the token's header AWS finds the key only where there is a single one.",
    help: "have the issuer put the key's `kid` into the header",
    example: token(WITHOUT_KEY_ID, &[KEY, OTHER]),
    near: token(WITHOUT_KEY_ID, &[KEY]),
};
