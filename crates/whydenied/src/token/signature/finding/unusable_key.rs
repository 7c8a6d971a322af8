//! The issuer's key is one that AWS does not use.

use crate::finding::entry::Entry;
use crate::finding::example::signature::{FOR_ENCRYPTION, KEY, SIGNED, token};
use crate::finding::kind::Kind;
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("unusable-key", INVALID_TOKEN).but(Confidence::Observed);
pub(crate) static OTHER_KEY_TYPE: Kind = KIND.but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The issuer's key is one that AWS does not use",
    why: "AWS uses a key that has a `kid`, is not marked for something else than signatures (`use`, `key_ops`), is \
          whole, and agrees with its certificate if it has one.",
    help: "have the issuer publish the key with `kid`, and with `\"use\": \"sig\"` if anything",
    example: token(SIGNED, &[FOR_ENCRYPTION]),
    near: token(SIGNED, &[KEY]),
};
