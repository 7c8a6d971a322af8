//! The token names a key that the key set does not have.

use crate::finding::entry::Entry;
use crate::finding::example::signature::{KEY, OTHER, SIGNED, token};
use crate::finding::kind::Kind;
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("unknown-key-id", INVALID_TOKEN).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token names a key that the key set does not have",
    why: "AWS fetches the keys from the issuer's `jwks_uri` and looks for the `kid` of the token's header. A key that \
          was taken out, or published just now, is not found.",
    help: "have the issuer publish the key under its `jwks_uri`",
    example: token(SIGNED, &[OTHER]),
    near: token(SIGNED, &[KEY, OTHER]),
};
