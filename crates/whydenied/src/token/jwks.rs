//! A JSON Web Key Set: the public keys of an issuer, and which of them AWS can use.
//!
//! Sources: RFC 7517, and answers of the real service to key sets of many kinds, recorded in
//! September 2026 (observed).

use base64::Engine as _;
use base64::alphabet::STANDARD;
use base64::engine::{DecodePaddingMode, GeneralPurpose, GeneralPurposeConfig};

use super::read::BASE64URL;
use crate::json::{self, Node, Value};
use crate::report::{Input, InputError};
use crate::span::Span;
use crate::unreadable::not_a_jwks;
use crate::{limits, order, unreadable};

/// More bytes than any number of a key in use has; a longer one agrees with no certificate.
const LONGEST_NUMBER: usize = 4_096;

/// Certificates are base 64 as MIME has it, not base64url.
const BASE64: GeneralPurpose = GeneralPurpose::new(
    &STANDARD,
    GeneralPurposeConfig::new().with_decode_padding_mode(DecodePaddingMode::Indifferent),
);

/// The keys of an issuer, in their order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jwks {
    /// The keys, also those that AWS cannot use.
    pub keys: Vec<Jwk>,
}

/// One key of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Jwk {
    /// Its `kid`.
    pub kid: Option<String>,
    /// Its `kty`, such as `RSA` or `EC`.
    pub kty: String,
    /// What a signature is checked with, or why AWS does not use the key.
    pub public_key: Result<PublicKey, KeyFlaw>,
}

/// The public part of a key, each number as base64url.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum PublicKey {
    /// For RS256, RS384 and RS512.
    Rsa {
        /// The modulus.
        n: String,
        /// The exponent.
        e: String,
    },
    /// For ES256, ES384 and ES512.
    Ec {
        /// The curve: `P-256`, `P-384` or `P-521`.
        curve: &'static str,
        /// The first coordinate.
        x: String,
        /// The second coordinate.
        y: String,
    },
}

impl PublicKey {
    /// Its two numbers: modulus and exponent, or the coordinates.
    #[must_use]
    pub fn numbers(&self) -> [&str; 2] {
        match self {
            Self::Rsa { n, e } => [n, e],
            Self::Ec { x, y, .. } => [x, y],
        }
    }
}

/// Why AWS does not use a key (observed, where nothing else is said).
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum KeyFlaw {
    /// It has no `kid`.
    NoKeyId,
    /// Its `use` is not `sig` but this.
    NotForSignatures(String),
    /// It has `key_ops`, whatever they say.
    KeyOperations,
    /// A number is missing; a certificate in `x5c` does not stand in for it.
    Incomplete(&'static str),
    /// The certificate in `x5c` is that of another key. For EC keys this is inferred.
    CertificateDisagrees,
    /// It is neither RSA nor on a curve that AWS takes (follows from the algorithms that AWS takes).
    OtherType(String),
}

impl Jwks {
    /// Reads a JSON Web Key Set, or a single key as a set of one.
    ///
    /// A key that AWS cannot use is no error: the set is read as AWS reads it.
    ///
    /// # Errors
    /// What was found instead, where, and what to do about it.
    ///
    /// ```
    /// use whydenied::token::jwks::Jwks;
    ///
    /// let jwks = Jwks::read(r#"{"keys": [{"kty": "RSA", "kid": "a", "n": "uMDC", "e": "AQAB"}]}"#)?;
    /// assert_eq!(jwks.keys[0].kid.as_deref(), Some("a"));
    ///
    /// let error = Jwks::read(r#"{"issuer": "https://i", "jwks_uri": "https://i/keys"}"#).unwrap_err();
    /// assert_eq!(error.code, "discovery-document");
    /// # Ok::<(), whydenied::report::InputError>(())
    /// ```
    pub fn read(text: &str) -> Result<Self, InputError> {
        unreadable::check_length(Input::Jwks, text, limits::JWKS)?;
        let start =
            text.len() - text.trim_start_matches(|c: char| c.is_whitespace() || c == '\u{feff}').len();
        let rest = text.get(start..).unwrap_or_default();
        if rest.starts_with("-----BEGIN") || rest.starts_with("eyJ") {
            return Err(not_a_jwks::no_json(text, Span::new(start, text.trim_end().len())));
        }
        let root = json::parse(text).map_err(|error| unreadable::json(Input::Jwks, text, error))?.root;
        let keys = match root.get("keys").map(|keys| &keys.value) {
            Some(Value::Array(keys)) => keys.as_slice(),
            _ if root.get("kty").is_some() => std::slice::from_ref(&root),
            _ => return Err(unreadable::not_a_jwks(text, &root)),
        };
        if let Some(other) = keys.iter().find(|key| !matches!(key.value, Value::Object(_))) {
            return Err(not_a_jwks::key(text, other));
        }
        Ok(Self { keys: keys.iter().map(Jwk::of).collect() })
    }

    /// How many keys of that `kty` there are.
    #[must_use]
    pub fn count(&self, kty: &str) -> usize {
        self.keys.iter().filter(|key| key.kty == kty).count()
    }

    /// The `kid`s of the keys that AWS uses, each once.
    #[must_use]
    pub fn key_ids(&self) -> Vec<&str> {
        let mut ids: Vec<&str> = self.usable().filter_map(|key| key.kid.as_deref()).collect();
        order::sort_by(&mut ids, Ord::cmp);
        ids.dedup();
        ids
    }

    /// The keys that AWS uses. Of several with the same `kid` it takes the last.
    pub(crate) fn usable(&self) -> impl DoubleEndedIterator<Item = &Jwk> {
        self.keys.iter().filter(|key| key.public_key.is_ok())
    }
}

impl Jwk {
    fn of(key: &Node<'_>) -> Self {
        let kty = member(key, "kty").unwrap_or_default().to_owned();
        let kid = member(key, "kid").map(str::to_owned);
        let public_key = public_key(key, &kty, kid.is_some());
        Self { kid, kty, public_key }
    }
}

fn member<'n>(key: &'n Node<'_>, name: &str) -> Option<&'n str> {
    key.get(name).and_then(|node| node.value.as_str())
}

fn public_key(key: &Node<'_>, kty: &str, has_key_id: bool) -> Result<PublicKey, KeyFlaw> {
    let public_key = numbers(key, kty)?;
    if let Some(purpose) = key.get("use").filter(|purpose| purpose.value.as_str() != Some("sig")) {
        let purpose = purpose.value.scalar_text().unwrap_or(purpose.value.kind());
        return Err(KeyFlaw::NotForSignatures(purpose.to_owned()));
    }
    if key.get("key_ops").is_some() {
        return Err(KeyFlaw::KeyOperations);
    }
    if key.get("x5c").is_some_and(|chain| !agrees(chain, &public_key)) {
        return Err(KeyFlaw::CertificateDisagrees);
    }
    if has_key_id { Ok(public_key) } else { Err(KeyFlaw::NoKeyId) }
}

fn numbers(key: &Node<'_>, kty: &str) -> Result<PublicKey, KeyFlaw> {
    let number = |name| member(key, name).map(str::to_owned).ok_or(KeyFlaw::Incomplete(name));
    match kty {
        "RSA" => Ok(PublicKey::Rsa { n: number("n")?, e: number("e")? }),
        "EC" => {
            let named = member(key, "crv").ok_or(KeyFlaw::Incomplete("crv"))?;
            let curve = ["P-256", "P-384", "P-521"].into_iter().find(|curve| *curve == named);
            let curve = curve.ok_or_else(|| KeyFlaw::OtherType(named.to_owned()))?;
            Ok(PublicKey::Ec { curve, x: number("x")?, y: number("y")? })
        }
        _ => Err(KeyFlaw::OtherType(kty.to_owned())),
    }
}

/// Whether the first certificate of an `x5c` is one of this key: whether it holds its numbers, as a
/// certificate writes them.
fn agrees(chain: &Node<'_>, public_key: &PublicKey) -> bool {
    let Value::Array(certificates) = &chain.value else { return false };
    let certificate = certificates.first().and_then(|certificate| certificate.value.as_str());
    let Some(certificate) = certificate.and_then(|text| BASE64.decode(text).ok()) else { return false };
    let bytes = |text: &str| BASE64URL.decode(text).ok().filter(|bytes| bytes.len() <= LONGEST_NUMBER);
    let written = match public_key {
        PublicKey::Rsa { n, e } => bytes(n).zip(bytes(e)).map(|(n, e)| [integer(&n), integer(&e)].concat()),
        PublicKey::Ec { x, y, .. } => bytes(x).zip(bytes(y)).map(|(x, y)| [vec![4], x, y].concat()),
    };
    written.is_some_and(|written| certificate.windows(written.len()).any(|window| window == written))
}

/// A number as DER writes it: no zeros in front, but one where it would be negative.
fn integer(bytes: &[u8]) -> Vec<u8> {
    let zeros = bytes.iter().take_while(|&&byte| byte == 0).count();
    let bytes = bytes.get(zeros..).unwrap_or_default();
    let sign: &[u8] = if bytes.first().is_none_or(|&byte| byte >= 0x80) { &[0] } else { &[] };
    let length = u16::try_from(sign.len() + bytes.len()).unwrap_or(u16::MAX).to_be_bytes();
    let length: &[u8] = match length {
        [0, short] if short < 0x80 => &[short],
        [0, long] => &[0x81, long],
        [high, low] => &[0x82, high, low],
    };
    [&[2], length, sign, bytes].concat()
}

/// How many bits an RSA modulus has, as far as its text says.
pub(crate) fn modulus_bits(n: &str) -> usize {
    BASE64URL.decode(n).map_or(0, |bytes| bytes.iter().skip_while(|&&byte| byte == 0).count() * 8)
}

#[cfg(test)]
mod tests {
    use super::integer;

    #[test]
    fn numbers_are_written_as_certificates_have_them() {
        assert_eq!(integer(&[1, 0, 1]), [2, 3, 1, 0, 1]);
        assert_eq!(integer(&[0, 0x80]), [2, 2, 0, 0x80]);
        assert_eq!(integer(&[]), [2, 1, 0]);
        assert_eq!(integer(&[0x7f; 0x80]).get(..3), Some([2, 0x81, 0x80].as_slice()));
        assert_eq!(integer(&[0xff; 256]).get(..5), Some([2, 0x82, 1, 1, 0].as_slice()));
    }
}
