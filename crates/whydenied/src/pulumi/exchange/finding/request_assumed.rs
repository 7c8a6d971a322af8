//! A part of the request was assumed.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::hint("request-assumed", EXCHANGE).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A part of the request was assumed",
    why: "Nobody said it, and the policies, the registration or the token leave one choice only.",
    help: "say what the request asks for, to be sure",
    example: asked(""),
    near: asked(GOOD),
};
