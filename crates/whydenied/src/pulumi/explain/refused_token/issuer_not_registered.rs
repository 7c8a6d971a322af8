//! `issuer-not-registered`, as this service has it.

use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("issuer-not-registered", ISSUERS);

/// An issuer that is registered with another organization than is asked for.
pub(crate) fn cause(asked: &str, registered: &str) -> Cause {
    let message = Message::new(
        format!("The issuer is registered with `{registered}`, the exchange is for `{asked}`"),
        "Each organization registers its issuers itself; the request's `audience` names the organization.",
        format!("ask for `urn:pulumi:org:{registered}`, or register the issuer with `{asked}`"),
    );
    (&KIND, message)
}
