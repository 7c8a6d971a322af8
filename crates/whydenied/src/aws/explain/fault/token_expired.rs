//! The token has expired.

use super::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::token::at_noon;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;
use crate::report::ServiceError;
use crate::time::{CLOCK_TOLERANCE, words, written};

pub(crate) static KIND: Kind = Kind::cause("token-expired", STS).but(Confidence::Observed);

/// The token was good until `exp`, and it is `now`.
pub(crate) fn refused(exp: i64, now: i64) -> Refused {
    let message = Message::new(
        format!("The token expired {} ago, at {}", words(now - exp), written(exp)),
        "AWS lets five minutes pass, and names a time five minutes before its clock in the error.",
        "request a fresh token right before the call",
    );
    let judged = now - CLOCK_TOLERANCE;
    let start = format!("Token expired: current date/time {judged} must be before the expiration date/time");
    let answer = ServiceError {
        // The older text lacked a space.
        older_message: Some(format!("{start}{exp}").into()),
        ..ServiceError::new("ExpiredTokenException", format!("{start} {exp}"))
    };
    Refused { kind: &KIND, message, answer: Some(answer) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token has expired",
    why: "AWS lets five minutes pass after `exp`. Its error names a time five minutes before its clock, which looks \
          like a clock that is wrong and is none.",
    help: "request a fresh token right before the call",
    example: at_noon(r#""sub":"s1","iat":1789123000,"exp":1789127600"#),
    near: at_noon(r#""sub":"s1","iat":1789123000,"exp":1789127800"#),
};
