//! A value of the request is a variable.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;

pub(crate) static KIND: Kind = Kind::hint("unexpanded-variable", EXCHANGE);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A value of the request is a variable",
    why: "What a shell puts in its place is not in the text, so it was left open.",
    help: "put the value in its place, or say it beside the request",
    example: asked(form!(
        "audience=urn:pulumi:org:$ORG&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
    )),
    near: asked(GOOD),
};
