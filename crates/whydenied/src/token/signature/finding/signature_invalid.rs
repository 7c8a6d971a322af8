//! The issuer's key did not make the token's signature.

use crate::finding::entry::Entry;
use crate::finding::example::signature::{CHANGED, KEY, SIGNED, token};
use crate::finding::kind::Kind;
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("signature-invalid", INVALID_TOKEN).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The issuer's key did not make the token's signature",
    why: "The key that the token names is in the key set, and it did not sign this text. The token was changed or cut \
          off, the keys are another issuer's, or the issuer changed the key and kept its name.",
    help: "request a fresh token, and compare the key set with what the issuer's `jwks_uri` gives now",
    example: token(SIGNED, &[CHANGED]),
    near: token(SIGNED, &[KEY]),
};
