//! The token's issuer is not the registered one.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::{WEB, main};
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("issuer-url-mismatch", ISSUERS);
pub(crate) static ISSUER_SLASH: Kind = Kind::hint("issuer-url-mismatch", ISSUERS).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's issuer is not the registered one",
    why: "Pulumi Cloud looks for the registered issuer whose URL is the token's `iss`. A slash at the end is taken to make no \
          difference, for Pulumi's own guides register such URLs.",
    help: "register the issuer with the URL that its tokens have as `iss`",
    example: main(WEB).with(r#"{"issuerUrl":"https://github.com"}"#),
    near: main(WEB).with(r#"{"issuerUrl":"https://token.actions.githubusercontent.com"}"#),
};
