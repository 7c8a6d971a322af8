//! The session is to last longer than the role allows.

use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::cause("duration-exceeds-role", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The session is to last longer than the role allows",
    why: "Each role has a MaxSessionDuration of one to twelve hours. A longer session is refused, after every policy \
          has let the token in.",
    help: "request a shorter session, or raise the role's MaxSessionDuration",
    example: token(r#""sub":"s1""#).with(r#"{"durationSeconds":7200,"maxSessionDuration":3600}"#),
    near: token(r#""sub":"s1""#).with(r#"{"durationSeconds":3600,"maxSessionDuration":3600}"#),
};
