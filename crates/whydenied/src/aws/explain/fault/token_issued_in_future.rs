//! The token was issued in the future.

use super::refused::{Refused, invalid_token};
use crate::finding::entry::Entry;
use crate::finding::example::token::at_noon;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;
use crate::time::words;

pub(crate) static KIND: Kind = Kind::cause("token-issued-in-future", STS).but(Confidence::Observed);

/// The token was issued at `iat`, and it is `now`.
pub(crate) fn refused(iat: i64, now: i64) -> Refused {
    let message = Message::new(
        format!("The token was issued {} in the future", words(iat - now)),
        "AWS allows five minutes.",
        "set the issuer's clock",
    );
    Refused {
        kind: &KIND,
        message,
        answer: Some(invalid_token(format!("Token issued in the future: {iat}"))),
    }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token was issued in the future",
    why: "`iat` lies more than five minutes ahead of AWS's clock, so the issuer's clock is wrong.",
    help: "set the issuer's clock",
    example: at_noon(r#""sub":"s1","iat":1789130000,"exp":1789133600"#),
    near: at_noon(r#""sub":"s1","iat":1789128200,"exp":1789133600"#),
};
