//! A session tag in the token has the wrong form.

use super::refused::{Refused, invalid_token};
use crate::finding::entry::Entry;
use crate::finding::example::token::asking_more;
use crate::finding::kind::{Kind, Message};
use crate::finding::page::SESSION_TAGS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("invalid-session-tags", SESSION_TAGS).but(Confidence::Observed);

/// A session tag under `principal_tags` is no list of one text.
pub(crate) fn refused() -> Refused {
    let message = Message::new(
        "A session tag in the token is not a list of one text",
        "Nested under `principal_tags` AWS takes `\"Team\": [\"engineering\"]` only.",
        "have the issuer put each value into a list",
    );
    let answer = Some(invalid_token("principal_tags passed in claim is not in correct format."));
    Refused { kind: &KIND, message, answer }
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A session tag in the token has the wrong form",
    why: "Nested under `principal_tags` each value is a list of one text. AWS refuses the whole token otherwise.",
    help: "have the issuer write `\"Team\": [\"web\"]`",
    example: asking_more(r#""sub":"s1","https://aws.amazon.com/tags":{"principal_tags":{"Team":"web"}}"#),
    near: asking_more(r#""sub":"s1","https://aws.amazon.com/tags":{"principal_tags":{"Team":["web"]}}"#),
};
