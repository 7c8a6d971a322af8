//! What examples of findings have in common: signatures, and the keys that they are checked with.

use super::{IDP, TRUSTED, Written, aws};

/// A token that the key `2026-a` signed.
pub(crate) const SIGNED: &str = "eyJhbGciOiJFUzI1NiIsImtpZCI6IjIwMjYtYSJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsImF1ZCI6InN0cy5hbWF6b25hd3MuY29tIiwic3ViIjoiczEiLCJpYXQiOjE3ODkxMjAwMDAsImV4cCI6MTc4OTEyMzYwMH0.jqv0Ak1RQ3ZAHZpTy6A1GeQwfNk4PmaEWl9MsyU1Y-ncDsmaRFappqcwTbDdJCVLdBj5zoieIZeFVDJ0_R1tHQ";
/// The same without `kid`.
pub(crate) const WITHOUT_KEY_ID: &str = "eyJhbGciOiJFUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsImF1ZCI6InN0cy5hbWF6b25hd3MuY29tIiwic3ViIjoiczEiLCJpYXQiOjE3ODkxMjAwMDAsImV4cCI6MTc4OTEyMzYwMH0.xtJLKC9mpQHJewG9Z6JwWjsPnjBpFABQPYj3jk9avHaYCj_mcQ20tlW0QqPdLw5E8lDLi54yGpnyrtHxMlR3DQ";
/// The key that signed both.
pub(crate) const KEY: &str = r#"{"kty":"EC","kid":"2026-a","crv":"P-256","x":"vOsgbS_hDNo_xrhMaJgj_9PA3DwyG9t3O7rzd47k1DU","y":"cD0UJZ5noe0jnsn6pPwkkZxhNNFEvorlJOb2ja9fFxQ"}"#;
/// Another key.
pub(crate) const OTHER: &str = r#"{"kty":"EC","kid":"2026-b","crv":"P-256","x":"q6MxMhLqL2GNGjc8I6Mn5QraNMhE-Cu_xItiVIDXSRs","y":"eep7_NHN00KaMPhwabY09auwQsSUaFsiJpy9MLmbSQA"}"#;
/// Another key under the name of the first.
pub(crate) const CHANGED: &str = r#"{"kty":"EC","kid":"2026-a","crv":"P-256","x":"q6MxMhLqL2GNGjc8I6Mn5QraNMhE-Cu_xItiVIDXSRs","y":"eep7_NHN00KaMPhwabY09auwQsSUaFsiJpy9MLmbSQA"}"#;
/// The first key, not for signatures.
pub(crate) const FOR_ENCRYPTION: &str = r#"{"kty":"EC","kid":"2026-a","use":"enc","crv":"P-256","x":"vOsgbS_hDNo_xrhMaJgj_9PA3DwyG9t3O7rzd47k1DU","y":"cD0UJZ5noe0jnsn6pPwkkZxhNNFEvorlJOb2ja9fFxQ"}"#;

pub(crate) const fn token(token: &'static str, keys: &'static [&'static str]) -> Written {
    aws(IDP, token, TRUSTED).keys(keys, 1)
}
