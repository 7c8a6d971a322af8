//! The token has more characters than STS takes.

use super::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::token::{SIGNED, token};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::report::ServiceError;

pub(crate) static KIND: Kind = Kind::cause("token-too-long", STS);

/// The token has `length` characters.
pub(crate) fn refused(length: usize) -> Refused {
    let message = Message::new(
        format!("The token has {length} characters, AWS takes up to 20,000"),
        "Tokens grow with the groups and roles that the issuer puts in.",
        "have the issuer leave out claims that AWS does not read",
    );
    Refused { kind: &KIND, message, answer: Some(ServiceError::new("ValidationError", "")) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token has more characters than STS takes",
    why: "STS takes tokens of up to 20,000 characters. Tokens grow with the groups and roles that the issuer puts in.",
    help: "have the issuer leave out claims that AWS does not read",
    example: token(SIGNED).padded(16_000),
    near: token(SIGNED).signed(),
};
