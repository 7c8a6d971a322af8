//! A parameter of the call has a value that STS does not take.

use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::cause("invalid-request-parameter", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A parameter of the call has a value that STS does not take",
    why: "A session name has 2 to 64 letters, digits and `_+=,.@-`, and a session lasts 900 to 43,200 seconds. With \
          anything else STS refuses the call before it looks at the token.",
    help: "choose another session name or duration",
    example: token(r#""sub":"s1""#).with(r#"{"sessionName":"deploy web/prod"}"#),
    near: token(r#""sub":"s1""#).with(r#"{"sessionName":"deploy-web-prod"}"#),
};
