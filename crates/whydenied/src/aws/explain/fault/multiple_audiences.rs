//! The token has several audiences, or none.

use super::refused::{Refused, invalid_token};
use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("multiple-audiences", STS).but(Confidence::Observed);

/// `aud` is an empty list.
pub(crate) fn none() -> Refused {
    let message = Message::new(
        "The token's `aud` is empty",
        "AWS needs one audience.",
        "request the token for one audience",
    );
    Refused { kind: &KIND, message, answer: Some(invalid_token("Claim is not allowed to be empty: aud")) }
}

/// `aud` is a list of `count` audiences, and `azp` names none of them.
pub(crate) fn several(count: usize) -> Refused {
    let message = Message::new(
        format!("The token has {count} audiences and no `azp`"),
        "AWS refuses such a token even if it knows every audience.",
        "request the token for one audience, `sts.amazonaws.com` for most issuers",
    );
    let answer = "Token audience contains more than one audience while authorized party is not present";
    Refused { kind: &KIND, message, answer: Some(invalid_token(answer)) }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token has several audiences, or none",
    why: "AWS takes one audience. With two of them it refuses the token even if both are registered, unless `azp` \
          names the one that counts.",
    help: "request the token for one audience",
    example: token(r#""sub":"s1","aud":["sts.amazonaws.com","https://vault.example.com"]"#),
    near: token(r#""sub":"s1","aud":["sts.amazonaws.com"]"#),
};
