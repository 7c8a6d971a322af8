//! These are credentials, and a token belongs here.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{CLAIMS, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::error("credentials-as-token", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "These are credentials, and a token belongs here",
    why: "AWS STS and Pulumi Cloud answer with credentials of their own, which say nothing of the token that they were \
          given for. Whoever reads them can use them until they expire.",
    help: "paste the OIDC token that was sent, or its claims",
    example: token(r#"{"Credentials":{"AccessKeyId":"ASIA","SecretAccessKey":"x","SessionToken":"y"}}"#),
    near: token(CLAIMS),
};
