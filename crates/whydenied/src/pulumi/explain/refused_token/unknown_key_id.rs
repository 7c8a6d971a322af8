//! `unknown-key-id`, as this service has it.

use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("unknown-key-id", ISSUERS);

const DETAIL: &str = "Pulumi Cloud fetches the keys from the issuer, unless they were registered with it.";

/// A token that names a key that the key set does not have.
pub(crate) fn cause(kid: &str) -> Cause {
    let message = Message::new(
        format!("The token names the key `{kid}`, which the key set does not have"),
        DETAIL,
        "compare the key set with what the issuer's `jwks_uri` gives now, or register the new keys",
    );
    (&KIND, message)
}

/// A key set without any key.
pub(crate) fn empty_set() -> Cause {
    let message = Message::new(
        "The key set has no keys",
        DETAIL,
        "have the issuer publish its keys under its `jwks_uri`",
    );
    (&KIND, message)
}
