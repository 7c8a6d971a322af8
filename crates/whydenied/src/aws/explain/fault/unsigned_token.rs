//! The token was pasted without its signature.

use crate::finding::entry::Entry;
use crate::finding::example::token::{SIGNED, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::hint("unsigned-token", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token was pasted without its signature",
    why: "It is read as if it were signed, so that a token can be shared without being of use to others. AWS itself \
          refuses a token without its signature.",
    help: "send the whole token to AWS",
    example: token(SIGNED).jwt(r#"{"alg":"RS256"}"#, ""),
    near: token(SIGNED).signed(),
};
