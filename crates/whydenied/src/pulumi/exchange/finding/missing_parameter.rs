//! The request lacks a parameter.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::Kind;
use crate::finding::page::{EXCHANGE, LOGIN};
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("missing-parameter", EXCHANGE);
pub(crate) static NO_ORGANIZATION: Kind = KIND.citing(LOGIN).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The request lacks a parameter",
    why: "Every exchange names the organization as its `audience`, its grant type, the type of its token and what it asks \
          for; a team, personal or runner token needs a scope as well.",
    help: "add the parameter",
    example: asked(form!(
        "scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
    )),
    near: asked(GOOD),
};
