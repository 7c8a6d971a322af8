//! The token names a key that the key set does not have.

use super::answer::key_not_retrieved;
use crate::aws::explain::fault::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::signature::{KEY, OTHER, SIGNED, token};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("unknown-key-id", INVALID_TOKEN).but(Confidence::Observed);

const AWS_FETCHES: &str =
    "AWS fetches the keys from the issuer's `jwks_uri` itself, so what counts is what stands there.";

/// How many names of keys are shown.
const SHOWN: usize = 5;

/// The token names the key `kid`, and the key set has those of `known`.
pub(crate) fn refused(kid: &str, known: &[String]) -> Refused {
    let message = Message::new(
        format!("The token names the key `{kid}`, which the key set does not have"),
        format!("{} {AWS_FETCHES}", those(known)),
        "have the issuer publish the key under its `jwks_uri`; a key that was published just now takes a while to \
         be seen",
    );
    Refused { kind: &KIND, message, answer: Some(key_not_retrieved()) }
}

/// There is no key in the set.
pub(crate) fn empty_set() -> Refused {
    let message = Message::new(
        "The key set has no keys",
        AWS_FETCHES,
        "have the issuer publish its keys under its `jwks_uri`",
    );
    Refused { kind: &KIND, message, answer: Some(key_not_retrieved()) }
}

fn those(known: &[String]) -> String {
    let names: Vec<_> = known.iter().take(SHOWN).map(|kid| format!("`{kid}`")).collect();
    match known.len().saturating_sub(SHOWN) {
        _ if known.is_empty() => "It has no key that AWS uses.".to_owned(),
        0 => format!("It has {}.", names.join(", ")),
        more => format!("It has {} and {more} more.", names.join(", ")),
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token names a key that the key set does not have",
    why: "AWS fetches the keys from the issuer's `jwks_uri` and looks for the `kid` of the token's header. A key that \
          was taken out, or published just now, is not found.",
    help: "have the issuer publish the key under its `jwks_uri`",
    example: token(SIGNED, &[OTHER]),
    near: token(SIGNED, &[KEY, OTHER]),
};
