//! `token-not-yet-valid`, as this service has it.

use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;
use crate::time::words;

pub(crate) static KIND: Kind = Kind::cause("token-not-yet-valid", ISSUERS).but(Confidence::Inferred);

/// A token whose `nbf` has not come.
pub(crate) fn cause(nbf: i64, now: i64) -> Cause {
    let message = Message::new(
        format!("The token is not valid for another {}", words(nbf.saturating_sub(now))),
        "Its `nbf` lies in the future.",
        "wait, or set the issuer's clock",
    );
    (&KIND, message)
}
