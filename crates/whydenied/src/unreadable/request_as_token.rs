//! This is the request of a token exchange, without its token.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::token;
use crate::finding::kind::Kind;
use crate::finding::page::EXCHANGE;

pub(crate) static KIND: Kind = Kind::error("request-as-token", EXCHANGE);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "This is the request of a token exchange, without its token",
    why: "A request names its token as `subject_token`, which may be a variable. The token in it is read if it is there.",
    help: "paste the token that the request sends, or its claims",
    example: token("grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=$TOKEN"),
    near: token(
        "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsInN1YiI6InMxIn0.c2ln",
    ),
};
