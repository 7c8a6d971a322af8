//! Why STS refuses a signature.

pub(crate) mod missing_key_id;
pub(crate) mod signature_invalid;
pub(crate) mod too_many_keys;
pub(crate) mod unknown_key_id;
pub(crate) mod unusable_key;

use crate::finding::kind::{Cause, Message};
use crate::report::Words;
use crate::token::jwks::KeyFlaw;
use crate::token::signature::{MAX_KEYS, NoKey, NotPossible, SignatureCheck};

crate::finding::entry::entries![
    missing_key_id,
    signature_invalid,
    too_many_keys,
    unknown_key_id,
    unusable_key,
];

/// How many names of keys are shown.
const SHOWN: usize = 5;

const RETRIEVAL: &str = "Couldn't retrieve verification key from your identity provider,  please reference \
                         AssumeRoleWithWebIdentity documentation for requirements";
const AWS_FETCHES: &str =
    "AWS fetches the keys from the issuer's `jwks_uri` itself, so what counts is what stands there.";

/// The kind of a refusal, and its words.
pub(crate) fn describe(check: &SignatureCheck) -> Cause {
    match check {
        SignatureCheck::Invalid { kid, repeated: true } => (
            &signature_invalid::KIND,
            Message::new(
                format!("Several keys are called `{kid}`, and the last of them did not make the signature"),
                "Of keys with the same `kid` AWS takes the last one.",
                "have the issuer give every key a `kid` of its own",
            ),
        ),
        SignatureCheck::Invalid { kid, .. } => (
            &signature_invalid::KIND,
            Message::new(
                format!("The key `{kid}` did not make this token's signature"),
                "The token was changed or cut off, the key set is another issuer's, or the issuer changed the \
                 key and kept its `kid`.",
                "request a fresh token, and compare the key set with what the issuer's `jwks_uri` gives now",
            ),
        ),
        SignatureCheck::NoKey(no_key) => describe_no_key(no_key),
        SignatureCheck::Verified | SignatureCheck::NotPossible(_) => {
            (&signature_invalid::KIND, Message::new("", "", ""))
        }
    }
}

fn describe_no_key(no_key: &NoKey) -> Cause {
    match no_key {
        NoKey::UnknownKeyId { kid, known } => (
            &unknown_key_id::KIND,
            Message::new(
                format!("The token names the key `{kid}`, which the key set does not have"),
                format!("{} {AWS_FETCHES}", those(known)),
                "have the issuer publish the key under its `jwks_uri`; a key that was published just now takes \
                 a while to be seen",
            ),
        ),
        NoKey::NoKeyId(count) => (
            &missing_key_id::KIND,
            Message::new(
                format!("The token's header has no `kid`, and the key set has {count} keys"),
                "Without `kid` AWS finds the key only where there is a single one.",
                "have the issuer put the key's `kid` into the header",
            ),
        ),
        NoKey::EmptySet => (
            &unknown_key_id::KIND,
            Message::new(
                "The key set has no keys",
                AWS_FETCHES,
                "have the issuer publish its keys under its `jwks_uri`",
            ),
        ),
        NoKey::Flawed { kid, flaw } => describe_flaw(kid.as_deref(), flaw),
        NoKey::TooManyKeys { kty, count } => (
            &too_many_keys::KIND,
            Message::new(
                format!("The key set has {count} {kty} keys, AWS takes up to {MAX_KEYS}"),
                format!("With more of them no token that an {kty} key signed is accepted."),
                "have the issuer take keys that it no longer signs with out of the set",
            ),
        ),
        NoKey::OtherAlgorithm { kid, algorithm } => (
            &unusable_key::OTHER_KEY_TYPE,
            Message::new(
                format!("The key `{kid}` is not one for `{algorithm}`, which the token is signed with"),
                "RS256, RS384 and RS512 need an RSA key, ES256 one on P-256, ES384 one on P-384, ES512 one on P-521.",
                "have the issuer name the key that it signed with",
            ),
        ),
    }
}

fn describe_flaw(kid: Option<&str>, flaw: &KeyFlaw) -> Cause {
    let key = kid.map_or_else(|| "The key".to_owned(), |kid| format!("The key `{kid}`"));
    match flaw {
        KeyFlaw::NoKeyId => (
            &unusable_key::KIND,
            Message::new(
                format!("{key} has no `kid`"),
                "AWS does not use a key without `kid`, even if it is the only one.",
                "have the issuer give the key a `kid`, and name it in the token's header",
            ),
        ),
        KeyFlaw::NotForSignatures(purpose) => (
            &unusable_key::KIND,
            Message::new(
                format!("{key} has the `use` `{purpose}`, so it is not for signatures"),
                "AWS uses keys with `use` `sig`, or without `use`.",
                "have the issuer write `\"use\": \"sig\"`",
            ),
        ),
        KeyFlaw::KeyOperations => (
            &unusable_key::KIND,
            Message::new(
                format!("{key} has `key_ops`, and AWS uses no key that has it"),
                "That holds even for `[\"verify\"]`.",
                "have the issuer leave `key_ops` out, and write `\"use\": \"sig\"` if anything",
            ),
        ),
        KeyFlaw::Incomplete(member) => (
            &unusable_key::KIND,
            Message::new(
                format!("{key} has no `{member}`"),
                "An RSA key needs `n` and `e`, an EC key `crv`, `x` and `y`. A certificate in `x5c` does not \
                 stand in for them.",
                format!("have the issuer publish the key with its `{member}`"),
            ),
        ),
        KeyFlaw::CertificateDisagrees => (
            &unusable_key::KIND,
            Message::new(
                format!("{key} is another one than that of the certificate in its `x5c`"),
                "AWS compares the two, and uses a key only if they agree.",
                "have the issuer correct `x5c`, or leave it out",
            ),
        ),
        KeyFlaw::OtherType(name) => (
            &unusable_key::OTHER_KEY_TYPE,
            Message::new(
                format!("{key} is of the type `{name}`, which AWS does not use"),
                "AWS takes RSA keys, and EC keys on P-256, P-384 or P-521.",
                "have the issuer sign with such a key",
            ),
        ),
    }
}

fn those(known: &[String]) -> String {
    let names: Vec<_> = known.iter().take(SHOWN).map(|kid| format!("`{kid}`")).collect();
    match known.len().saturating_sub(SHOWN) {
        _ if known.is_empty() => "It has no key that AWS uses.".to_owned(),
        0 => format!("It has {}.", names.join(", ")),
        more => format!("It has {} and {more} more.", names.join(", ")),
    }
}

/// The message of STS; empty where none is known.
pub(crate) fn message(check: &SignatureCheck, generic: &'static str) -> &'static str {
    match check {
        SignatureCheck::Invalid { repeated: true, .. }
        | SignatureCheck::NoKey(NoKey::Flawed { flaw: KeyFlaw::KeyOperations, .. }) => generic,
        SignatureCheck::Invalid { .. } => "Token signature invalid",
        SignatureCheck::NoKey(
            NoKey::OtherAlgorithm { .. } | NoKey::Flawed { flaw: KeyFlaw::OtherType(_), .. },
        )
        | SignatureCheck::Verified
        | SignatureCheck::NotPossible(_) => "",
        SignatureCheck::NoKey(_) => RETRIEVAL,
    }
}

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

/// Why the signature is not verified.
pub(crate) fn note(check: &SignatureCheck) -> Option<Words> {
    match check {
        SignatureCheck::Verified => None,
        SignatureCheck::NotPossible(_) => Some(not_checked(Some(check)).into()),
        SignatureCheck::Invalid { .. } | SignatureCheck::NoKey(_) => Some(describe(check).1.title.into()),
    }
}
