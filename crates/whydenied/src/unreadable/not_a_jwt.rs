//! This is no JSON Web Token.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{JWT, token};
use crate::finding::kind::Kind;
use crate::finding::page::INVALID_TOKEN;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::error("not-a-jwt", INVALID_TOKEN).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is no JSON Web Token",
    why: "A token of OpenID Connect has three parts with dots between them and starts with `eyJ`. An opaque access token, a \
          masked one (`***`) or several of them are none, and AWS refuses them.",
    help: "paste the ID token that the job or pod sends to AWS, or its claims as JSON",
    example: token("ya29.a0AfH6SMBx"),
    near: token(JWT),
};
