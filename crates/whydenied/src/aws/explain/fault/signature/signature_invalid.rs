//! The issuer's key did not make the token's signature.

use crate::aws::explain::fault::refused::{Refused, invalid_token, not_validated};
use crate::finding::entry::Entry;
use crate::finding::example::signature::{CHANGED, KEY, SIGNED, token};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("signature-invalid", INVALID_TOKEN).but(Confidence::Observed);

/// The key called `kid` did not make the signature.
pub(crate) fn refused(kid: &str) -> Refused {
    let message = Message::new(
        format!("The key `{kid}` did not make this token's signature"),
        "The token was changed or cut off, the key set is another issuer's, or the issuer changed the key and kept \
         its `kid`.",
        "request a fresh token, and compare the key set with what the issuer's `jwks_uri` gives now",
    );
    Refused { kind: &KIND, message, answer: Some(invalid_token("Token signature invalid")) }
}

/// Several keys are called `kid`, and the one that AWS takes did not make the signature.
pub(crate) fn last_of_several(kid: &str) -> Refused {
    let message = Message::new(
        format!("Several keys are called `{kid}`, and the last of them did not make the signature"),
        "Of keys with the same `kid` AWS takes the last one.",
        "have the issuer give every key a `kid` of its own",
    );
    Refused { kind: &KIND, message, answer: Some(not_validated()) }
}

/// What no fault is made of: the signature is right, or could not be checked.
pub(crate) fn nothing() -> Refused {
    Refused { kind: &KIND, message: Message::new("", "", ""), answer: Some(invalid_token("")) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The issuer's key did not make the token's signature",
    why: "The key that the token names is in the key set, and it did not sign this text. The token was changed or cut \
          off, the keys are another issuer's, or the issuer changed the key and kept its name.",
    help: "request a fresh token, and compare the key set with what the issuer's `jwks_uri` gives now",
    example: token(SIGNED, &[CHANGED]),
    near: token(SIGNED, &[KEY]),
};
