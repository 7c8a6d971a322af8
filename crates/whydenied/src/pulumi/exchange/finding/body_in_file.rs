//! The body of the request is in a file.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EXCHANGE;

pub(crate) static KIND: Kind = Kind::hint("body-in-file", EXCHANGE);

/// A body or a parameter of `curl` that is read from a file.
pub(crate) fn cause(written: &str) -> Cause {
    let message = Message::new(
        format!("What `{written}` stands for is not in this text"),
        "So it was left open.",
        "paste the parameters themselves",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The body of the request is in a file",
    why: "`-d @FILE` sends what the file holds, which is not in the text.",
    help: "paste the parameters themselves",
    example: asked(r#"{"request":"curl -d @body.json https://api.pulumi.com/api/oauth/token"}"#),
    near: asked(GOOD),
};
