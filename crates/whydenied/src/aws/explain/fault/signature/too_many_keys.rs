//! The key set has more keys than AWS takes.

use super::answer::key_not_retrieved;
use crate::aws::explain::fault::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::signature::{KEY, OTHER, SIGNED, token};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::OIDC_PROVIDER;
use crate::token::signature::MAX_KEYS;

pub(crate) static KIND: Kind = Kind::cause("too-many-keys", OIDC_PROVIDER);

/// The set has `count` keys of the token's type `kty`.
pub(crate) fn refused(kty: &str, count: usize) -> Refused {
    let message = Message::new(
        format!("The key set has {count} {kty} keys, AWS takes up to {MAX_KEYS}"),
        format!("With more of them no token that an {kty} key signed is accepted."),
        "have the issuer take keys that it no longer signs with out of the set",
    );
    Refused { kind: &KIND, message, answer: Some(key_not_retrieved()) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The key set has more keys than AWS takes",
    why: "AWS takes up to 100 RSA keys and 100 EC keys. With more of one kind no token that such a key signed is \
          accepted.",
    help: "have the issuer take keys out that it no longer signs with",
    example: token(SIGNED, &[KEY, OTHER]).keys(&[KEY, OTHER], 100),
    near: token(SIGNED, &[KEY, OTHER]).keys(&[KEY, OTHER], 99),
};
