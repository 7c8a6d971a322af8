//! Whether a key made the signature of a JWT: the arithmetic, and nothing else. `whydenied` chooses the key.
//!
//! All is jsonwebtoken's but ES512, which it lacks.

use base64::Engine as _;
use base64::alphabet::URL_SAFE;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};
use jsonwebtoken::{DecodingKey, crypto};
use p521::ecdsa::signature::Verifier as _;
use p521::ecdsa::{Signature, VerifyingKey};

/// JWTs carry no padding; some tools add it all the same.
const BASE64URL: GeneralPurpose = GeneralPurpose::new(
    &URL_SAFE,
    GeneralPurposeConfig::new()
        .with_decode_padding_mode(DecodePaddingMode::Indifferent)
        .with_decode_allow_trailing_bits(true),
);

/// Whether `signature`, as base64url, was made for `message` with a key, by an algorithm of RFC 7518 that AWS takes:
/// RS256 to RS512 and ES256 to ES512. The `numbers` of an RSA key are its modulus and its exponent, those of an EC key
/// its coordinates, each as base64url.
///
/// What is no signature, or a key that is none, does not hold.
///
/// ```
/// assert!(!whydenied_signature::verify("RS256", "header.claims", "c2ln", ["uMDC", "AQAB"]));
/// ```
#[must_use]
pub fn verify(algorithm: &str, message: &str, signature: &str, numbers: [&str; 2]) -> bool {
    holds(algorithm, message, signature, numbers).unwrap_or(false)
}

fn holds(algorithm: &str, message: &str, signature: &str, numbers: [&str; 2]) -> Option<bool> {
    let bytes = |text: &str| BASE64URL.decode(text).ok();
    let [first, second] = numbers.map(bytes);
    let (first, second) = (first?, second?);
    let key = if algorithm.starts_with("RS") {
        DecodingKey::from_rsa_raw_components(&first, &second)
    } else if algorithm.starts_with("ES") {
        let point = [vec![4], first, second].concat();
        if algorithm == "ES512" {
            let key = VerifyingKey::from_sec1_bytes(&point).ok()?;
            let signature = Signature::from_slice(&bytes(signature)?).ok()?;
            return Some(key.verify(message.as_bytes(), &signature).is_ok());
        }
        DecodingKey::from_ec_der(&point)
    } else {
        return None;
    };
    crypto::verify(signature, message.as_bytes(), &key, algorithm.parse().ok()?).ok()
}
