//! Why a signature was not checked, in words.

use super::{NotPossible, SignatureCheck};

/// Why the signature was not checked.
pub(crate) const fn not_checked(check: Option<&SignatureCheck>) -> &'static str {
    match check {
        Some(SignatureCheck::NotPossible(NotPossible::NoSignature)) => "the token came without its signature",
        Some(SignatureCheck::NotPossible(NotPossible::UnsupportedAlgorithm)) => {
            "the token's algorithm is none that AWS takes"
        }
        Some(SignatureCheck::NotPossible(NotPossible::KeyTooLong)) => {
            "the key has more than 4,096 bits, which is more than can be checked here"
        }
        _ => "the issuer's keys were not given",
    }
}
