//! `signature-invalid`, as this service has it.

use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("signature-invalid", ISSUERS);

/// A token whose signature the key that it names did not make.
pub(crate) fn cause(kid: &str) -> Cause {
    let message = Message::new(
        format!("The key `{kid}` did not make this token's signature"),
        "The token was changed or cut off, or the key set is another issuer's.",
        "request a fresh token, and compare the key set with what the issuer's `jwks_uri` gives now",
    );
    (&KIND, message)
}

/// Any other signature that is refused.
pub(crate) fn not_verified() -> Cause {
    (&KIND, Message::new("The signature could not be verified", "", ""))
}
