//! The token's `sub` is null.

use super::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::token::asking_more;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;
use crate::report::ServiceError;

pub(crate) static KIND: Kind = Kind::cause("null-subject", STS).but(Confidence::Observed);

/// The token has a `sub`, and it is null.
pub(crate) fn refused() -> Refused {
    let message = Message::new(
        "The token's `sub` is null, and AWS answers with an internal error",
        "A missing or null subject cannot be tested.",
        "have the issuer put a text into `sub`",
    );
    let answer = ServiceError::new("InternalFailure", "Unknown error validating third-party token");
    Refused { kind: &KIND, message, answer: Some(answer) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's `sub` is null",
    why: "A claim that is there and null makes STS answer with an error of its own, instead of saying what is missing.",
    help: "have the issuer put a text into `sub`",
    example: asking_more(r#""sub":null,"iat":1789120000,"exp":1789123600"#).signed(),
    near: asking_more(r#""sub":"","iat":1789120000,"exp":1789123600"#).signed(),
};
