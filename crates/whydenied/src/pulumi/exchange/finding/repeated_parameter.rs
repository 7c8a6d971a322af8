//! A parameter stands in the request twice.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EXCHANGE;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("repeated-parameter", EXCHANGE).but(Confidence::Unconfirmed);

/// A parameter that was read before.
pub(crate) fn cause(name: &str) -> Cause {
    let message = Message::new(
        format!("`{name}` stands here again"),
        "The last one was taken; which one Pulumi Cloud takes is not published.",
        "keep one of them",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A parameter stands in the request twice",
    why: "The last one was taken; which one the service takes is not published.",
    help: "keep one of them",
    example: asked(form!(
        "audience=urn:pulumi:org:acme&scope=user:bob&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
    )),
    near: asked(GOOD),
};
