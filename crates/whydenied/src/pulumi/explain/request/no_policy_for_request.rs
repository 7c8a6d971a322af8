//! No policy that allows is for the token that is asked for.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::{WEB, main};
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("no-policy-for-request", ISSUERS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "No policy that allows is for the token that is asked for",
    why: "A policy, allow or deny, only matches requests for its own token type, team, user or runner. An exchange that no \
          allow policy matches is denied, and a new issuer starts with none.",
    help: "ask for the token that a policy is for, or add a policy for the one you need",
    example: main(WEB).with(r#"{"tokenType":"personal","user":"alice"}"#),
    near: main(WEB).with(r#"{"tokenType":"organization"}"#),
};
