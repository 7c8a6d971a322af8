//! The request has a parameter that Pulumi does not document.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EXCHANGE;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("unknown-parameter", EXCHANGE).but(Confidence::Unconfirmed);

/// A parameter of another name than the form of the request has; `meant` is the one that was meant, if that is
/// plain.
pub(crate) fn cause(name: &str, meant: Option<&str>) -> Cause {
    let message = match meant {
        Some(meant) => Message::new(
            format!("Pulumi spells `{name}` as `{meant}`"),
            "It was read as that; a service finds no parameter under another name.",
            format!("write `{meant}`"),
        ),
        None => Message::new(
            format!("Pulumi documents no parameter `{name}`"),
            "It was skipped.",
            "remove it; a team or user is named by `scope`, as `team:NAME` or `user:LOGIN`",
        ),
    };
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The request has a parameter that Pulumi does not document",
    why: "What the service does with it is not published.",
    help: "remove it, or spell it as Pulumi does",
    example: asked(form!(
        "audience=urn:pulumi:org:acme&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal&client_id=web"
    )),
    near: asked(GOOD),
};
