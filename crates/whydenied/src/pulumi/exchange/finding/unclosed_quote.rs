//! A quote of the command is not closed on its line.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::asked;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EXCHANGE;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::warning("unclosed-quote", EXCHANGE).but(Confidence::Inferred);

/// A quote of a command that its line does not close.
pub(crate) fn cause() -> Cause {
    let message = Message::new(
        "This quote is never closed on its line",
        "A shell reads on to the next quote, so that parameters run into each other. It was read as if it \
         ended with its line.",
        "close it before the end of the line",
    );
    (&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A quote of the command is not closed on its line",
    why: "A shell reads on to the next quote, so that parameters run into each other. It was read as if it ended with its \
          line.",
    help: "close it before the end of the line",
    example: asked(
        r#"{"request":"curl https://api.pulumi.com/api/oauth/token \\\n  -d 'audience=urn:pulumi:org:acme \\\n  -d 'scope=user:alice'"}"#,
    ),
    near: asked(
        r#"{"request":"curl https://api.pulumi.com/api/oauth/token \\\n  -d 'audience=urn:pulumi:org:acme' \\\n  -d 'scope=user:alice'"}"#,
    ),
};
