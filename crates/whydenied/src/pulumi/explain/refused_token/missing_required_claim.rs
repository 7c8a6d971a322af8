//! `missing-required-claim`, as this service has it.

use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("missing-required-claim", ISSUERS);

/// A token without `iss`.
pub(crate) fn cause() -> Cause {
    let message = Message::new(
        "The token has no `iss`, so no registered issuer fits it",
        "Pulumi Cloud looks for the registered issuer whose URL is the token's `iss`.",
        "exchange a token of an issuer that names itself",
    );
    (&KIND, message)
}
