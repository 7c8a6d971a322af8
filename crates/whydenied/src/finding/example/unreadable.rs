//! What examples of findings have in common: texts in which there is no token or no policy: what stands there instead.

use super::{IDP, TRUSTED, Written, aws};

pub(crate) const CLAIMS: &str = r#""sub":"s1""#;
pub(crate) const PROVIDER: &str = r#"{"Url":"idp.example.com","ClientIDList":["client-a"],"ThumbprintList":[],"CreateDate":"2026-01-01T00:00:00Z"}"#;
pub(crate) const JWT: &str =
    "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsInN1YiI6InMxIn0.c2ln";

pub(crate) const fn token(text: &'static str) -> Written {
    aws(IDP, text, TRUSTED)
}

pub(crate) const fn policy(text: &'static str) -> Written {
    aws(IDP, CLAIMS, text)
}
