//! A parameter of the request has a value that it does not take.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::Kind;
use crate::finding::page::{EXCHANGE, LOGIN};
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("invalid-parameter", EXCHANGE).but(Confidence::Inferred);
pub(crate) static TEAM_AND_USER: Kind = KIND.citing(LOGIN).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A parameter of the request has a value that it does not take",
    why: "`audience` is `urn:pulumi:org:ORG`, `requested_token_type` a URN, `expiration` a number of seconds, `scope` is \
          `admin` or names a team, a user or a runner.",
    help: "write a value that the parameter takes",
    example: asked(form!(
        "audience=acme&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
    )),
    near: asked(GOOD),
};
