//! `unusable-key`, as this service has it.

use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("unusable-key", ISSUERS).but(Confidence::Inferred);

/// A token that names a key of another type than it is signed with.
pub(crate) fn cause(kid: &str, algorithm: &str) -> Cause {
    let message = Message::new(
        format!("The key `{kid}` is not one for `{algorithm}`, which the token is signed with"),
        "A key of another type cannot have made the signature.",
        "have the issuer name the key that it signed with",
    );
    (&KIND, message)
}
