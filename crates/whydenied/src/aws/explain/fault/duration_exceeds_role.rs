//! The session is to last longer than the role allows.

use super::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::report::ServiceError;

pub(crate) static KIND: Kind = Kind::cause("duration-exceeds-role", STS);

/// The request asks for `seconds`, and the role has a `MaxSessionDuration` of `maximum`.
pub(crate) fn refused(seconds: u32, maximum: u32) -> Refused {
    let message = Message::new(
        format!("The request asks for {seconds} seconds, the role allows {maximum}"),
        "The role's MaxSessionDuration limits what may be requested.",
        "request a shorter session, or raise the role's MaxSessionDuration",
    );
    let answer = ServiceError::new(
        "ValidationError",
        "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    );
    Refused { kind: &KIND, message, answer: Some(answer) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The session is to last longer than the role allows",
    why: "Each role has a MaxSessionDuration of one to twelve hours. A longer session is refused, after every policy \
          has let the token in.",
    help: "request a shorter session, or raise the role's MaxSessionDuration",
    example: token(r#""sub":"s1""#).with(r#"{"durationSeconds":7200,"maxSessionDuration":3600}"#),
    near: token(r#""sub":"s1""#).with(r#"{"durationSeconds":3600,"maxSessionDuration":3600}"#),
};
