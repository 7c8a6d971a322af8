//! `token-expired`, as this service has it.

use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;
use crate::time::{Moment, words};

pub(crate) static KIND: Kind = Kind::cause("token-expired", ISSUERS);

/// A token whose `exp` has passed.
pub(crate) fn cause(exp: i64, now: i64) -> Cause {
    let at = Moment::from_epoch(exp).map_or_else(|| exp.to_string(), Moment::rfc3339);
    let message = Message::new(
        format!("The token expired {} ago, at {at}", words(now.saturating_sub(exp))),
        "Pulumi Cloud exchanges tokens that have not expired; what leeway it gives is not published.",
        "request a fresh token right before the exchange",
    );
    (&KIND, message)
}
