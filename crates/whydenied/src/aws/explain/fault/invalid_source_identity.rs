//! The token's source identity has characters that AWS does not take.

use super::refused::Refused;
use crate::finding::entry::Entry;
use crate::finding::example::token::asking_more;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::cause("invalid-source-identity", STS);

/// The token's source identity is `identity`. What STS answers is not known.
pub(crate) fn refused(identity: &str) -> Refused {
    let message = Message::new(
        format!("`{identity}` cannot be a source identity"),
        "A source identity has 2 to 64 letters, digits and `_+=,.@-`; no space, slash or colon.",
        "have the issuer put another text into `https://aws.amazon.com/source_identity`",
    );
    Refused { kind: &KIND, message, answer: None }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's source identity has characters that AWS does not take",
    why: "A source identity has 2 to 64 letters, digits and `_+=,.@-`; no space, slash or colon.",
    help: "have the issuer put another text into `https://aws.amazon.com/source_identity`",
    example: asking_more(r#""sub":"s1","https://aws.amazon.com/source_identity":"mira k""#),
    near: asking_more(r#""sub":"s1","https://aws.amazon.com/source_identity":"mira.k""#),
};
