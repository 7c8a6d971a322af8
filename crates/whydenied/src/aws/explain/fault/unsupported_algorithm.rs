//! The token is signed with an algorithm that AWS does not take.

use super::refused::{Refused, invalid_token};
use crate::finding::entry::Entry;
use crate::finding::example::token::{SIGNED, token};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::cause("unsupported-algorithm", STS);

/// The token's header names `algorithm`.
pub(crate) fn refused(algorithm: &str) -> Refused {
    let message = Message::new(
        format!("The token is signed with `{algorithm}`, which AWS does not take"),
        "AWS takes RS256, RS384, RS512, ES256, ES384 and ES512.",
        "have the issuer sign with RS256 or ES256",
    );
    Refused { kind: &KIND, message, answer: Some(invalid_token("")) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is signed with an algorithm that AWS does not take",
    why: "AWS takes RS256, RS384, RS512, ES256, ES384 and ES512. Issuers that sign with a shared secret (HS256), with \
          PS256 or with EdDSA cannot be trusted directly.",
    help: "have the issuer sign with RS256 or ES256",
    example: token(SIGNED).jwt(r#"{"alg":"HS256"}"#, "c2lnbmF0dXJl"),
    near: token(SIGNED).signed(),
};
