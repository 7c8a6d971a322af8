//! The token lives shorter than was asked for.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::EVERYBODY;
use crate::finding::example::{IDP, pulumi};
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::hint("expiration-clamped", ISSUERS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token lives shorter than was asked for",
    why: "No token outlives the issuer's max expiration, 90,000 seconds unless its registration says otherwise. A request for \
          more is granted as much as that.",
    help: "raise the issuer's max expiration, or ask for less",
    example: pulumi(IDP, r#""sub":"s""#, EVERYBODY).with(r#"{"expiration":100000}"#),
    near: pulumi(IDP, r#""sub":"s""#, EVERYBODY).with(r#"{"expiration":3600}"#),
};
