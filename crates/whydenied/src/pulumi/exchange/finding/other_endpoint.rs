//! The request goes to another address than that of the exchange.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::asked;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EXCHANGE;
use crate::pulumi::exchange::problem::ParameterProblemKind;

pub(crate) static KIND: Kind = Kind::warning("other-endpoint", EXCHANGE);

/// The address of a `curl` command, if it is not that of the exchange. A word without a dot is no address.
pub(crate) fn problem(url: &str) -> Option<ParameterProblemKind> {
    let address = url.split('?').next().unwrap_or_default();
    let path = address
        .split_once("://")
        .map_or(address, |(_, rest)| rest)
        .split_once('/')
        .map_or("", |(_, path)| path);
    let is_other = path.trim_end_matches('/') != "api/oauth/token" && url.contains('.');
    is_other.then(|| ParameterProblemKind::OtherEndpoint(address.to_owned()))
}

/// Whether there is no exchange at the address. That of older guides has one.
pub(crate) fn has_no_exchange(problem: &ParameterProblemKind) -> bool {
    matches!(
        problem,
        ParameterProblemKind::OtherEndpoint(address) if !address.trim_end_matches('/').ends_with("/oauth/token")
    )
}

/// An address that [`problem`] finds.
pub(crate) fn cause(address: &str) -> Cause {
    let message = Message::new(
        format!("The exchange is at `/api/oauth/token`, this goes to `{address}`"),
        "Older guides have `/oauth/token`.",
        "send it to `https://api.pulumi.com/api/oauth/token`, or to that path of your own Pulumi Cloud",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The request goes to another address than that of the exchange",
    why: "The exchange is at `/api/oauth/token`; older guides have `/oauth/token`.",
    help: "send it to `https://api.pulumi.com/api/oauth/token`, or to that path of your own Pulumi Cloud",
    example: asked(r#"{"request":"curl https://api.pulumi.com/oauth/token -d scope=user:alice"}"#),
    near: asked(r#"{"request":"curl https://api.pulumi.com/api/oauth/token -d scope=user:alice"}"#),
};
