//! The request has a parameter that Pulumi does not document.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("unknown-parameter", EXCHANGE).but(Confidence::Unconfirmed);

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
