//! This is an encrypted token.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{JWT, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::error("encrypted-token", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is an encrypted token",
    why: "AWS takes signed tokens only. The claims of an encrypted one (JWE, five parts) cannot be read without the key, \
          neither here nor by AWS.",
    help: "have the issuer sign the token, or paste its claims as JSON",
    example: token("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.Y2lwaGVydGV4dA.dGFn"),
    near: token(JWT),
};
