//! The token's header has `crit`.

use super::refused::{Refused, invalid_token};
use crate::finding::entry::Entry;
use crate::finding::example::token::{SIGNED, token};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("critical-header", STS).but(Confidence::Observed);

/// The token's header has `crit`.
pub(crate) fn refused() -> Refused {
    let message = Message::new(
        "The token's header has `crit`, so AWS does not take it for a valid JWT",
        "`crit` names extensions that a reader must understand; AWS understands none.",
        "have the issuer leave `crit` out",
    );
    let answer =
        "The ID Token provided is not a valid JWT. (You may see this error if you sent an Access Token)";
    Refused { kind: &KIND, message, answer: Some(invalid_token(answer)) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's header has `crit`",
    why: "`crit` names extensions that whoever reads the token must understand. AWS understands none, and takes such \
          a token for no valid JWT.",
    help: "have the issuer leave `crit` out of the header",
    example: token(SIGNED).jwt(r#"{"alg":"RS256","crit":["exp"]}"#, "c2lnbmF0dXJl"),
    near: token(SIGNED).signed(),
};
