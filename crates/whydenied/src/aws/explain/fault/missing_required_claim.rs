//! The token lacks a claim that AWS needs.

use crate::finding::entry::Entry;
use crate::finding::example::token::{SIGNED, token};
use crate::finding::kind::Kind;
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("missing-required-claim", INVALID_TOKEN).but(Confidence::Observed);
/// Of pasted claims, which may be only some: every ID token has these (OpenID Connect).
pub(crate) static LEFT_OUT: Kind = Kind::hint(KIND.code, INVALID_TOKEN);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token lacks a claim that AWS needs",
    why: "Every token must have `iss`, `sub`, `aud`, `iat` and `exp`. Without one of them STS refuses it, whatever \
          the trust policy says.",
    help: "have the issuer add the claim",
    example: token(r#""sub":"s1","iat":1789120000"#).signed(),
    near: token(SIGNED).signed(),
};
