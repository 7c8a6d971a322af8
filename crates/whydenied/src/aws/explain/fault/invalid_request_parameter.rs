//! A parameter of the call has a value that STS does not take.

use super::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::report::ServiceError;

pub(crate) static KIND: Kind = Kind::cause("invalid-request-parameter", STS);

/// The session's name has a character or a length that it may not have.
pub(crate) fn session_name(name: &str) -> Refused {
    refused(Message::new(
        format!("`{name}` cannot be a role session name"),
        "A session name has 2 to 64 letters, digits and `_+=,.@-`; no space, slash or colon.",
        "choose another session name",
    ))
}

/// The session is to last longer or shorter than any may.
pub(crate) fn duration(seconds: u32) -> Refused {
    refused(Message::new(
        format!("A session of {seconds} seconds cannot be requested"),
        "AWS takes 900 to 43,200 seconds.",
        "request a duration in that range",
    ))
}

fn refused(message: Message) -> Refused {
    Refused { kind: &KIND, message, answer: Some(ServiceError::new("ValidationError", "")) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A parameter of the call has a value that STS does not take",
    why: "A session name has 2 to 64 letters, digits and `_+=,.@-`, and a session lasts 900 to 43,200 seconds. With \
          anything else STS refuses the call before it looks at the token.",
    help: "choose another session name or duration",
    example: token(r#""sub":"s1""#).with(r#"{"sessionName":"deploy web/prod"}"#),
    near: token(r#""sub":"s1""#).with(r#"{"sessionName":"deploy-web-prod"}"#),
};
