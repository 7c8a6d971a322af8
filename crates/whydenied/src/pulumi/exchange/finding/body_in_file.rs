//! The body of the request is in a file.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;

pub(crate) static KIND: Kind = Kind::hint("body-in-file", EXCHANGE);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The body of the request is in a file",
    why: "`-d @FILE` sends what the file holds, which is not in the text.",
    help: "paste the parameters themselves",
    example: asked(r#"{"request":"curl -d @body.json https://api.pulumi.com/api/oauth/token"}"#),
    near: asked(GOOD),
};
