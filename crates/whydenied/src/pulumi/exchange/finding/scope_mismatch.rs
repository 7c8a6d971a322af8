//! The scope does not fit the type of token.

use crate::finding::entry::Entry;
use crate::finding::example::exchange::{GOOD, asked, form};
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("scope-mismatch", EXCHANGE).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The scope does not fit the type of token",
    why: "`team:NAME` is for team tokens, `user:LOGIN` for personal ones, `runner:NAME` for runners, `admin` for \
          organization tokens.",
    help: "write the scope of that type, or ask for another type of token",
    example: asked(form!(
        "audience=urn:pulumi:org:acme&scope=team:platform&requested_token_type=urn:pulumi:token-type:access_token:personal"
    )),
    near: asked(GOOD),
};
