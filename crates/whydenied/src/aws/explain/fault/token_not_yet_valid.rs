//! The token is not valid yet.

use super::refused::{Refused, invalid_token};
use crate::finding::entry::Entry;
use crate::finding::example::token::at_noon;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;
use crate::time::{CLOCK_TOLERANCE, words};

pub(crate) static KIND: Kind = Kind::cause("token-not-yet-valid", STS).but(Confidence::Observed);

/// The token is good from `nbf` on, and it is `now`.
pub(crate) fn refused(nbf: i64, now: i64) -> Refused {
    let message = Message::new(
        format!("The token is not valid for another {}", words(nbf - now)),
        "Its `nbf` lies in the future; AWS allows five minutes.",
        "wait, or set the issuer's clock",
    );
    let answer = format!(
        "Token not yet valid: current date/time {} must be after or equal to the not-before date/time {nbf}",
        now + CLOCK_TOLERANCE
    );
    Refused { kind: &KIND, message, answer: Some(invalid_token(answer)) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is not valid yet",
    why: "`nbf` says from when on the token is good. AWS allows five minutes of difference between the clocks.",
    help: "wait, or set the issuer's clock",
    example: at_noon(r#""sub":"s1","iat":1789127900,"nbf":1789130000,"exp":1789133600"#),
    near: at_noon(r#""sub":"s1","iat":1789127900,"nbf":1789128200,"exp":1789133600"#),
};
