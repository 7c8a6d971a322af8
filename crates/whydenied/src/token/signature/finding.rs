//! Why STS refuses a signature.

use crate::finding::kind::{INVALID_TOKEN, Kind, Message, OIDC_PROVIDER};
use crate::outcome::Confidence;
use crate::report::Words;
use crate::token::jwks::KeyFlaw;
use crate::token::signature::{MAX_KEYS, NoKey, NotPossible, SignatureCheck};

pub(crate) static INVALID: Kind = Kind::cause("signature-invalid", INVALID_TOKEN).but(Confidence::Observed);
pub(crate) static UNKNOWN_KEY_ID: Kind =
    Kind::cause("unknown-key-id", INVALID_TOKEN).but(Confidence::Observed);
pub(crate) static MISSING_KEY_ID: Kind =
    Kind::cause("missing-key-id", INVALID_TOKEN).but(Confidence::Observed);
pub(crate) static UNUSABLE_KEY: Kind = Kind::cause("unusable-key", INVALID_TOKEN).but(Confidence::Observed);
static OTHER_KEY_TYPE: Kind = UNUSABLE_KEY.but(Confidence::Inferred);
pub(crate) static TOO_MANY_KEYS: Kind = Kind::cause("too-many-keys", OIDC_PROVIDER);

/// How many names of keys are shown.
const SHOWN: usize = 5;

const RETRIEVAL: &str = "Couldn't retrieve verification key from your identity provider,  please reference \
                         AssumeRoleWithWebIdentity documentation for requirements";
const AWS_FETCHES: &str =
    "AWS fetches the keys from the issuer's `jwks_uri` itself, so what counts is what stands there.";

/// The kind of a refusal, and its words.
pub(crate) fn describe(check: &SignatureCheck) -> (&'static Kind, Message) {
    match check {
        SignatureCheck::Invalid { kid, repeated: true } => (
            &INVALID,
            Message::new(
                format!("Several keys are called `{kid}`, and the last of them did not make the signature"),
                "Of keys with the same `kid` AWS takes the last one.",
                "have the issuer give every key a `kid` of its own",
            ),
        ),
        SignatureCheck::Invalid { kid, .. } => (
            &INVALID,
            Message::new(
                format!("The key `{kid}` did not make this token's signature"),
                "The token was changed or cut off, the key set is another issuer's, or the issuer changed the \
                 key and kept its `kid`.",
                "request a fresh token, and compare the key set with what the issuer's `jwks_uri` gives now",
            ),
        ),
        SignatureCheck::NoKey(no_key) => describe_no_key(no_key),
        SignatureCheck::Verified | SignatureCheck::NotPossible(_) => (&INVALID, Message::new("", "", "")),
    }
}

fn describe_no_key(no_key: &NoKey) -> (&'static Kind, Message) {
    match no_key {
        NoKey::UnknownKeyId { kid, known } => (
            &UNKNOWN_KEY_ID,
            Message::new(
                format!("The token names the key `{kid}`, which the key set does not have"),
                format!("{} {AWS_FETCHES}", those(known)),
                "have the issuer publish the key under its `jwks_uri`; a key that was published just now takes \
                 a while to be seen",
            ),
        ),
        NoKey::NoKeyId(count) => (
            &MISSING_KEY_ID,
            Message::new(
                format!("The token's header has no `kid`, and the key set has {count} keys"),
                "Without `kid` AWS finds the key only where there is a single one.",
                "have the issuer put the key's `kid` into the header",
            ),
        ),
        NoKey::EmptySet => (
            &UNKNOWN_KEY_ID,
            Message::new(
                "The key set has no keys",
                AWS_FETCHES,
                "have the issuer publish its keys under its `jwks_uri`",
            ),
        ),
        NoKey::Flawed { kid, flaw } => describe_flaw(kid.as_deref(), flaw),
        NoKey::TooManyKeys { kty, count } => (
            &TOO_MANY_KEYS,
            Message::new(
                format!("The key set has {count} {kty} keys, AWS takes up to {MAX_KEYS}"),
                format!("With more of them no token that an {kty} key signed is accepted."),
                "have the issuer take keys that it no longer signs with out of the set",
            ),
        ),
        NoKey::OtherAlgorithm { kid, algorithm } => (
            &OTHER_KEY_TYPE,
            Message::new(
                format!("The key `{kid}` is not one for `{algorithm}`, which the token is signed with"),
                "RS256, RS384 and RS512 need an RSA key, ES256 one on P-256, ES384 one on P-384, ES512 one on P-521.",
                "have the issuer name the key that it signed with",
            ),
        ),
    }
}

fn describe_flaw(kid: Option<&str>, flaw: &KeyFlaw) -> (&'static Kind, Message) {
    let key = kid.map_or_else(|| "The key".to_owned(), |kid| format!("The key `{kid}`"));
    match flaw {
        KeyFlaw::NoKeyId => (
            &UNUSABLE_KEY,
            Message::new(
                format!("{key} has no `kid`"),
                "AWS does not use a key without `kid`, even if it is the only one.",
                "have the issuer give the key a `kid`, and name it in the token's header",
            ),
        ),
        KeyFlaw::NotForSignatures(purpose) => (
            &UNUSABLE_KEY,
            Message::new(
                format!("{key} has the `use` `{purpose}`, so it is not for signatures"),
                "AWS uses keys with `use` `sig`, or without `use`.",
                "have the issuer write `\"use\": \"sig\"`",
            ),
        ),
        KeyFlaw::KeyOperations => (
            &UNUSABLE_KEY,
            Message::new(
                format!("{key} has `key_ops`, and AWS uses no key that has it"),
                "That holds even for `[\"verify\"]`.",
                "have the issuer leave `key_ops` out, and write `\"use\": \"sig\"` if anything",
            ),
        ),
        KeyFlaw::Incomplete(member) => (
            &UNUSABLE_KEY,
            Message::new(
                format!("{key} has no `{member}`"),
                "An RSA key needs `n` and `e`, an EC key `crv`, `x` and `y`. A certificate in `x5c` does not \
                 stand in for them.",
                format!("have the issuer publish the key with its `{member}`"),
            ),
        ),
        KeyFlaw::CertificateDisagrees => (
            &UNUSABLE_KEY,
            Message::new(
                format!("{key} is another one than that of the certificate in its `x5c`"),
                "AWS compares the two, and uses a key only if they agree.",
                "have the issuer correct `x5c`, or leave it out",
            ),
        ),
        KeyFlaw::OtherType(name) => (
            &OTHER_KEY_TYPE,
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
