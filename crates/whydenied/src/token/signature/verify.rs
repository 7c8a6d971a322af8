//! The arithmetic, which is a crate of its own, so that the page's module of it carries nothing else.

use super::{PublicKey, key_type};

/// Whether `signature`, as base64url, was made for `message` with the key, by an algorithm of RFC 7518
/// that AWS takes.
///
/// What is no signature, or a key that is none, does not hold.
#[must_use]
pub fn verify(algorithm: &str, message: &str, signature: &str, key: &PublicKey) -> bool {
    let curve = match key {
        PublicKey::Rsa { .. } => None,
        PublicKey::Ec { curve, .. } => Some(*curve),
    };
    key_type(algorithm).is_some_and(|(_, needed)| needed == curve)
        && whydenied_signature::verify(algorithm, message, signature, key.numbers())
}
