//! Why STS refuses a signature.

mod answer;
pub(crate) mod missing_key_id;
pub(crate) mod signature_invalid;
pub(crate) mod too_many_keys;
pub(crate) mod unknown_key_id;
pub(crate) mod unusable_key;

use super::refused::Refused;
use crate::report::Words;
use crate::token::signature::{NoKey, SignatureCheck, not_checked};

crate::finding::entry::entries![
    missing_key_id,
    signature_invalid,
    too_many_keys,
    unknown_key_id,
    unusable_key,
];

/// The refusal in words.
pub(crate) fn refused(check: &SignatureCheck) -> Refused {
    match check {
        SignatureCheck::Invalid { kid, repeated: true } => signature_invalid::last_of_several(kid),
        SignatureCheck::Invalid { kid, .. } => signature_invalid::refused(kid),
        SignatureCheck::NoKey(NoKey::UnknownKeyId { kid, known }) => unknown_key_id::refused(kid, known),
        SignatureCheck::NoKey(NoKey::EmptySet) => unknown_key_id::empty_set(),
        SignatureCheck::NoKey(NoKey::NoKeyId(count)) => missing_key_id::refused(*count),
        SignatureCheck::NoKey(NoKey::Flawed { kid, flaw }) => unusable_key::refused(kid.as_deref(), flaw),
        SignatureCheck::NoKey(NoKey::OtherAlgorithm { kid, algorithm }) => {
            unusable_key::other_algorithm(kid, algorithm)
        }
        SignatureCheck::NoKey(NoKey::TooManyKeys { kty, count }) => too_many_keys::refused(kty, *count),
        SignatureCheck::Verified | SignatureCheck::NotPossible(_) => signature_invalid::nothing(),
    }
}

/// Why the signature is not verified.
pub(crate) fn note(check: &SignatureCheck) -> Option<Words> {
    match check {
        SignatureCheck::Verified => None,
        SignatureCheck::NotPossible(_) => Some(not_checked(Some(check)).into()),
        SignatureCheck::Invalid { .. } | SignatureCheck::NoKey(_) => {
            Some(refused(check).message.title.into())
        }
    }
}
