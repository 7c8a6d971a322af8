//! The token's audience is none of the provider's client IDs.

use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::Kind;
use crate::finding::page::INVALID_TOKEN;

pub(crate) static KIND: Kind = Kind::cause("audience-not-registered", INVALID_TOKEN);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's audience is none of the provider's client IDs",
    why: "The IAM OIDC provider lists the audiences that it accepts. AWS compares the token's `azp` with them if it has \
          one, and else its `aud`, before it reads the trust policy.",
    help: "request the token for an audience that is listed, or add this one to the provider's client IDs",
    example: token(r#""sub":"s1","aud":"https://github.com/acme""#)
        .with(r#"{"clientIds":["sts.amazonaws.com"]}"#),
    near: token(r#""sub":"s1""#).with(r#"{"clientIds":["sts.amazonaws.com"]}"#),
};
