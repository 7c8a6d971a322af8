//! A time in the token is no whole number of seconds.

use super::refused::{Refused, invalid_token};
use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("invalid-timestamp", STS).but(Confidence::Observed);

/// `claim` is a time, and holds a fraction, a date or something else that is no whole number.
pub(crate) fn refused(claim: &str) -> Refused {
    let message = Message::new(
        format!("The token's `{claim}` is not a whole number of seconds"),
        "AWS refuses fractions and dates.",
        format!("have the issuer write `{claim}` as an integer"),
    );
    Refused { kind: &KIND, message, answer: Some(invalid_token("Invalid timestamp in token claims.")) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A time in the token is no whole number of seconds",
    why: "`exp`, `iat` and `nbf` count seconds since 1970. AWS refuses fractions and dates; a whole number in quotes \
          it takes.",
    help: "have the issuer write the times as integers",
    example: token(r#""sub":"s1","iat":1789120000.5"#),
    near: token(r#""sub":"s1","iat":"1789120000""#),
};
