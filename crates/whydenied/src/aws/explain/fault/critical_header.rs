//! The token's header has `crit`.

use crate::finding::entry::Entry;
use crate::finding::example::token::{SIGNED, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("critical-header", STS).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's header has `crit`",
    why: "`crit` names extensions that whoever reads the token must understand. AWS understands none, and takes such \
          a token for no valid JWT.",
    help: "have the issuer leave `crit` out of the header",
    example: token(SIGNED).jwt(r#"{"alg":"RS256","crit":["exp"]}"#, "c2lnbmF0dXJl"),
    near: token(SIGNED).signed(),
};
