//! The signature of a JWT: which key of a set AWS takes for it, and whether that key made it.
//!
//! The engine chooses the key as AWS does (observed in September 2026) and needs no cryptography for
//! that. The arithmetic stands behind the feature `signature`, so that a page can load it when it is
//! needed:
//!
//! ```
//! use whydenied::Token;
//! use whydenied::token::jwks::Jwks;
//! use whydenied::token::signature::{NoKey, SignatureCheck};
//!
//! let token = Token::read("eyJhbGciOiJSUzI1NiIsImtpZCI6ImIifQ.eyJzdWIiOiJzIn0.c2ln")?;
//! let jwks = Jwks::read(r#"{"kty": "RSA", "kid": "a", "n": "uMDC", "e": "AQAB"}"#)?;
//! let check = match token.signed_with(&jwks) {
//!     Ok(signed) => signed.outcome(false), // or what `verify` says
//!     Err(check) => check,
//! };
//! assert!(matches!(check, SignatureCheck::NoKey(NoKey::UnknownKeyId { .. })));
//! # Ok::<(), whydenied::report::InputError>(())
//! ```

mod not_checked;
#[cfg(feature = "signature")]
mod verify;

pub(crate) use not_checked::not_checked;
#[cfg(feature = "signature")]
pub use verify::verify;

use super::Token;
use super::jwks::{Jwk, Jwks, KeyFlaw, PublicKey, modulus_bits};
use crate::report::Signature;

/// How many RSA keys, and how many EC keys, a set may have.
///
/// Source: <https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_create_oidc.html>
/// (documented; that the keys of the other type stay usable is observed).
pub const MAX_KEYS: usize = 100;
/// The longest RSA modulus that can be checked here, in bits. What AWS takes is not published.
pub const MAX_RSA_BITS: usize = 4_096;

/// What a key set says of a token's signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SignatureCheck {
    /// It was made with the key that AWS takes.
    Verified,
    /// It was not.
    Invalid {
        /// The key's `kid`.
        kid: String,
        /// Whether several keys of the set have it; then AWS takes the last one.
        repeated: bool,
    },
    /// AWS takes no key of the set for it.
    NoKey(NoKey),
    /// It could not be checked, which says nothing about it.
    NotPossible(NotPossible),
}

/// Why AWS takes no key of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NoKey {
    /// The header names a key that the set does not have.
    UnknownKeyId {
        /// The header's `kid`.
        kid: String,
        /// The `kid`s of the set.
        known: Vec<String>,
    },
    /// The header names no key, and the set has so many that AWS could use.
    NoKeyId(usize),
    /// The key is there, but AWS does not use it.
    Flawed {
        /// The key's `kid`.
        kid: Option<String>,
        /// Why.
        flaw: KeyFlaw,
    },
    /// More than [`MAX_KEYS`] keys of the token's type.
    TooManyKeys {
        /// `RSA` or `EC`.
        kty: &'static str,
        /// How many.
        count: usize,
    },
    /// The key is not one for the token's algorithm. What AWS answers is not known.
    OtherAlgorithm {
        /// The key's `kid`.
        kid: String,
        /// The header's `alg`.
        algorithm: String,
    },
    /// There is no key in the set.
    EmptySet,
}

/// Why a signature could not be checked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NotPossible {
    /// The token came as claims, or without its signature.
    NoSignature,
    /// The header's `alg` is none that AWS takes.
    UnsupportedAlgorithm,
    /// The key is longer than [`MAX_RSA_BITS`].
    KeyTooLong,
}

impl SignatureCheck {
    /// Whether AWS refuses the token for it.
    #[must_use]
    pub const fn refuses(&self) -> bool {
        matches!(self, Self::Invalid { .. } | Self::NoKey(_))
    }

    /// The same in the words of a report. Without a key nothing was checked.
    #[must_use]
    pub(crate) const fn in_report(&self) -> Signature {
        match self {
            Self::Verified => Signature::Verified,
            Self::Invalid { .. } => Signature::Invalid,
            Self::NotPossible(NotPossible::NoSignature) => Signature::Absent,
            Self::NoKey(_) | Self::NotPossible(_) => Signature::NotChecked,
        }
    }
}

/// A signature and the key that should have made it.
#[derive(Clone, Copy, Debug)]
pub struct Signed<'a> {
    /// The header's `alg`: RS256, RS384, RS512, ES256, ES384 or ES512.
    pub algorithm: &'a str,
    /// What was signed: the header and the claims as they stand in the token.
    pub message: &'a str,
    /// The signature, as base64url.
    pub signature: &'a str,
    /// The key.
    pub public_key: &'a PublicKey,
    kid: &'a str,
    repeated: bool,
}

impl Signed<'_> {
    /// The outcome, once it is known whether the signature is right.
    #[must_use]
    pub fn outcome(&self, holds: bool) -> SignatureCheck {
        if holds {
            SignatureCheck::Verified
        } else {
            SignatureCheck::Invalid { kid: self.kid.to_owned(), repeated: self.repeated }
        }
    }
}

impl Token {
    /// The signature and the key that AWS takes for it.
    ///
    /// # Errors
    /// What is known without any arithmetic: mostly, that AWS takes no key.
    pub fn signed_with<'a>(&'a self, jwks: &'a Jwks) -> Result<Signed<'a>, SignatureCheck> {
        let impossible = |why| Err(SignatureCheck::NotPossible(why));
        let parts = self.compact.as_deref().and_then(|compact| compact.rsplit_once('.'));
        let Some((message, signature)) = parts.filter(|_| self.signed) else {
            return impossible(NotPossible::NoSignature);
        };
        let algorithm = self.header_member("alg").and_then(|alg| alg.as_str()).unwrap_or_default();
        let Some((kty, curve)) = key_type(algorithm) else {
            return impossible(NotPossible::UnsupportedAlgorithm);
        };
        let count = jwks.count(kty);
        if count > MAX_KEYS {
            return Err(SignatureCheck::NoKey(NoKey::TooManyKeys { kty, count }));
        }
        let key = self.key(jwks).map_err(SignatureCheck::NoKey)?;
        let kid = key.kid.as_deref().unwrap_or_default();
        let public_key = match &key.public_key {
            Ok(PublicKey::Rsa { n, .. }) if kty == "RSA" && modulus_bits(n) > MAX_RSA_BITS => {
                return impossible(NotPossible::KeyTooLong);
            }
            Ok(key @ PublicKey::Rsa { .. }) if kty == "RSA" => key,
            Ok(key @ PublicKey::Ec { curve: of_key, .. }) if curve == Some(of_key) => key,
            _ => {
                let (kid, algorithm) = (kid.to_owned(), algorithm.to_owned());
                return Err(SignatureCheck::NoKey(NoKey::OtherAlgorithm { kid, algorithm }));
            }
        };
        let repeated = jwks.usable().filter(|other| other.kid.as_deref() == Some(kid)).nth(1).is_some();
        let signature = signature.trim_end_matches('=');
        Ok(Signed { algorithm, message, signature, public_key, kid, repeated })
    }

    /// Whether the signature was made with the key of the set that AWS takes for it.
    #[cfg(feature = "signature")]
    #[must_use]
    pub fn check_signature(&self, jwks: &Jwks) -> SignatureCheck {
        match self.signed_with(jwks) {
            Ok(signed) => {
                let Signed { algorithm, message, signature, public_key, .. } = signed;
                signed.outcome(verify(algorithm, message, signature, public_key))
            }
            Err(check) => check,
        }
    }

    /// The key that the header names; without a name the only one. A key that AWS does not use is
    /// taken only to say why not.
    fn key<'a>(&self, jwks: &'a Jwks) -> Result<&'a Jwk, NoKey> {
        let flawed = |key: &Jwk, flaw: &KeyFlaw| NoKey::Flawed { kid: key.kid.clone(), flaw: flaw.clone() };
        let Some(kid) = self.header_member("kid") else {
            return match jwks.key_ids().as_slice() {
                [only] => jwks.usable().rfind(|key| key.kid.as_deref() == Some(only)).ok_or(NoKey::EmptySet),
                [] => Err(jwks
                    .keys
                    .iter()
                    .find_map(|key| Some(flawed(key, key.public_key.as_ref().err()?)))
                    .unwrap_or(NoKey::EmptySet)),
                several => Err(NoKey::NoKeyId(several.len())),
            };
        };
        let named = |key: &&Jwk| kid.as_str().is_some() && key.kid.as_deref() == kid.as_str();
        if let Some(key) = jwks.usable().rfind(named) {
            return Ok(key);
        }
        match jwks.keys.iter().rfind(named).map(|key| (key, &key.public_key)) {
            Some((key, Err(flaw))) => Err(flawed(key, flaw)),
            _ if jwks.keys.is_empty() => Err(NoKey::EmptySet),
            _ => Err(NoKey::UnknownKeyId {
                kid: kid.scalar_text().unwrap_or(kid.kind()).to_owned(),
                known: jwks.key_ids().into_iter().map(str::to_owned).collect(),
            }),
        }
    }

    fn header_member(&self, name: &str) -> Option<&crate::json::Value<'static>> {
        self.header.as_ref()?.get(name).map(|node| &node.value)
    }
}

/// The `kty` that an algorithm needs, and for EC the curve; the algorithms are those that AWS takes
/// (documented).
pub(crate) fn key_type(algorithm: &str) -> Option<(&'static str, Option<&'static str>)> {
    match algorithm {
        "RS256" | "RS384" | "RS512" => Some(("RSA", None)),
        "ES256" => Some(("EC", Some("P-256"))),
        "ES384" => Some(("EC", Some("P-384"))),
        "ES512" => Some(("EC", Some("P-521"))),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_too_long_to_check_says_nothing_about_the_signature() {
        let token = Token::read("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJzIn0.c2ln").unwrap();
        let check = |digits: usize| {
            let jwks =
                Jwks::read(&format!(r#"{{"kty":"RSA","kid":"a","e":"AQAB","n":"{}"}}"#, "q".repeat(digits)));
            token.signed_with(&jwks.unwrap()).map(|signed| signed.algorithm.to_owned())
        };
        assert_eq!(check(682), Ok("RS256".to_owned()));
        assert_eq!(check(1_366), Err(SignatureCheck::NotPossible(NotPossible::KeyTooLong)));
    }
}
