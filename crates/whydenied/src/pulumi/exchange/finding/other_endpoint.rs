//! The request goes to another address than that of the exchange.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::asked;
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;

pub(crate) static KIND: Kind = Kind::warning("other-endpoint", EXCHANGE);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The request goes to another address than that of the exchange",
    why: "The exchange is at `/api/oauth/token`; older guides have `/oauth/token`.",
    help: "send it to `https://api.pulumi.com/api/oauth/token`, or to that path of your own Pulumi Cloud",
    example: asked(r#"{"request":"curl https://api.pulumi.com/oauth/token -d scope=user:alice"}"#),
    near: asked(r#"{"request":"curl https://api.pulumi.com/api/oauth/token -d scope=user:alice"}"#),
};
