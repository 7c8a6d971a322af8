//! The token was pasted without its signature.

use crate::aws::decision::Decision;
use crate::finding::entry::Entry;
use crate::finding::example::token::{SIGNED, token};
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::report::{Finding, Input, TokenForm};

pub(crate) static KIND: Kind = Kind::hint("unsigned-token", STS);

/// A JWT without its last part was pasted.
pub(crate) fn remark(decision: &Decision<'_>) -> Option<Finding> {
    let token = decision.call.token;
    let message = Message::new(
        "The token has no signature",
        "It was read as if it were signed. AWS refuses a token without its signature.",
        "leave the signature out when you share a token; send the whole token to AWS",
    );
    (token.form == TokenForm::Jwt && !token.signed).then(|| KIND.finding(Input::Token, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token was pasted without its signature",
    why: "It is read as if it were signed, so that a token can be shared without being of use to others. AWS itself \
          refuses a token without its signature.",
    help: "send the whole token to AWS",
    example: token(SIGNED).jwt(r#"{"alg":"RS256"}"#, ""),
    near: token(SIGNED).signed(),
};
