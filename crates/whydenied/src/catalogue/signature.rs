//! Signatures, and the keys that they are checked with.

use crate::finding::entry::Entry;
use crate::finding::example::{IDP, TRUSTED, Written, aws};
use crate::token::signature::finding as rules;

/// A token that the key `2026-a` signed.
const SIGNED: &str = "eyJhbGciOiJFUzI1NiIsImtpZCI6IjIwMjYtYSJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsImF1ZCI6InN0cy5hbWF6b25hd3MuY29tIiwic3ViIjoiczEiLCJpYXQiOjE3ODkxMjAwMDAsImV4cCI6MTc4OTEyMzYwMH0.jqv0Ak1RQ3ZAHZpTy6A1GeQwfNk4PmaEWl9MsyU1Y-ncDsmaRFappqcwTbDdJCVLdBj5zoieIZeFVDJ0_R1tHQ";
/// The same without `kid`.
const WITHOUT_KEY_ID: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsImF1ZCI6InN0cy5hbWF6b25hd3MuY29tIiwic3ViIjoiczEiLCJpYXQiOjE3ODkxMjAwMDAsImV4cCI6MTc4OTEyMzYwMH0.xtJLKC9mpQHJewG9Z6JwWjsPnjBpFABQPYj3jk9avHaYCj_mcQ20tlW0QqPdLw5E8lDLi54yGpnyrtHxMlR3DQ";
/// The key that signed both.
const KEY: &str = r#"{"kty":"EC","kid":"2026-a","crv":"P-256","x":"vOsgbS_hDNo_xrhMaJgj_9PA3DwyG9t3O7rzd47k1DU","y":"cD0UJZ5noe0jnsn6pPwkkZxhNNFEvorlJOb2ja9fFxQ"}"#;
/// Another key.
const OTHER: &str = r#"{"kty":"EC","kid":"2026-b","crv":"P-256","x":"q6MxMhLqL2GNGjc8I6Mn5QraNMhE-Cu_xItiVIDXSRs","y":"eep7_NHN00KaMPhwabY09auwQsSUaFsiJpy9MLmbSQA"}"#;
/// Another key under the name of the first.
const CHANGED: &str = r#"{"kty":"EC","kid":"2026-a","crv":"P-256","x":"q6MxMhLqL2GNGjc8I6Mn5QraNMhE-Cu_xItiVIDXSRs","y":"eep7_NHN00KaMPhwabY09auwQsSUaFsiJpy9MLmbSQA"}"#;
/// The first key, not for signatures.
const FOR_ENCRYPTION: &str = r#"{"kty":"EC","kid":"2026-a","use":"enc","crv":"P-256","x":"vOsgbS_hDNo_xrhMaJgj_9PA3DwyG9t3O7rzd47k1DU","y":"cD0UJZ5noe0jnsn6pPwkkZxhNNFEvorlJOb2ja9fFxQ"}"#;

const fn token(token: &'static str, keys: &'static [&'static str]) -> Written {
    aws(IDP, token, TRUSTED).keys(keys, 1)
}

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &rules::INVALID,
        title: "The issuer's key did not make the token's signature",
        why: "The key that the token names is in the key set, and it did not sign this text. The token was changed or cut \
              off, the keys are another issuer's, or the issuer changed the key and kept its name.",
        help: "request a fresh token, and compare the key set with what the issuer's `jwks_uri` gives now",
        example: token(SIGNED, &[CHANGED]),
        near: token(SIGNED, &[KEY]),
    },
    Entry {
        kind: &rules::UNKNOWN_KEY_ID,
        title: "The token names a key that the key set does not have",
        why: "AWS fetches the keys from the issuer's `jwks_uri` and looks for the `kid` of the token's header. A key that \
              was taken out, or published just now, is not found.",
        help: "have the issuer publish the key under its `jwks_uri`",
        example: token(SIGNED, &[OTHER]),
        near: token(SIGNED, &[KEY, OTHER]),
    },
    Entry {
        kind: &rules::MISSING_KEY_ID,
        title: "The token names no key, and the key set has several",
        why: "Without `kid` in the token's header AWS finds the key only where there is a single one.",
        help: "have the issuer put the key's `kid` into the header",
        example: token(WITHOUT_KEY_ID, &[KEY, OTHER]),
        near: token(WITHOUT_KEY_ID, &[KEY]),
    },
    Entry {
        kind: &rules::UNUSABLE_KEY,
        title: "The issuer's key is one that AWS does not use",
        why: "AWS uses a key that has a `kid`, is not marked for something else than signatures (`use`, `key_ops`), is \
              whole, and agrees with its certificate if it has one.",
        help: "have the issuer publish the key with `kid`, and with `\"use\": \"sig\"` if anything",
        example: token(SIGNED, &[FOR_ENCRYPTION]),
        near: token(SIGNED, &[KEY]),
    },
    Entry {
        kind: &rules::TOO_MANY_KEYS,
        title: "The key set has more keys than AWS takes",
        why: "AWS takes up to 100 RSA keys and 100 EC keys. With more of one kind no token that such a key signed is \
              accepted.",
        help: "have the issuer take keys out that it no longer signs with",
        example: token(SIGNED, &[KEY, OTHER]).keys(&[KEY, OTHER], 100),
        near: token(SIGNED, &[KEY, OTHER]).keys(&[KEY, OTHER], 99),
    },
];
