//! The arithmetic: jsonwebtoken for all algorithms but ES512, which it lacks.

use base64::Engine as _;
use jsonwebtoken::{DecodingKey, crypto};
use p521::ecdsa::signature::Verifier as _;
use p521::ecdsa::{Signature, VerifyingKey};

use super::PublicKey;
use crate::token::read::BASE64URL;

/// Whether `signature`, as base64url, was made for `message` with the key, by an algorithm of RFC 7518
/// that AWS takes.
///
/// What is no signature, or a key that is none, does not hold.
#[must_use]
pub fn verify(algorithm: &str, message: &str, signature: &str, key: &PublicKey) -> bool {
    holds(algorithm, message, signature, key).unwrap_or(false)
}

fn holds(algorithm: &str, message: &str, signature: &str, key: &PublicKey) -> Option<bool> {
    let bytes = |text: &str| BASE64URL.decode(text).ok();
    let key = match key {
        PublicKey::Rsa { n, e } => DecodingKey::from_rsa_raw_components(&bytes(n)?, &bytes(e)?),
        PublicKey::Ec { x, y, .. } => {
            let point = [vec![4], bytes(x)?, bytes(y)?].concat();
            if algorithm == "ES512" {
                let key = VerifyingKey::from_sec1_bytes(&point).ok()?;
                let signature = Signature::from_slice(&bytes(signature)?).ok()?;
                return Some(key.verify(message.as_bytes(), &signature).is_ok());
            }
            DecodingKey::from_ec_der(&point)
        }
    };
    crypto::verify(signature, message.as_bytes(), &key, algorithm.parse().ok()?).ok()
}
