//! IAM does not take this character in a policy.

use super::objection::Objection;
use crate::finding::entry::Entry;
use crate::finding::example::document::main;
use crate::finding::kind::{Kind, Message};

pub(crate) static KIND: Kind = Kind::error(
    "invalid-character",
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_iam-quotas.html",
);

/// The policy has a `letter` outside U+0020 to U+00FF.
pub(crate) fn objection(letter: char) -> Objection {
    let message = Message::new(
        format!("IAM does not take the character `{letter}` (U+{:04X}) in a policy", u32::from(letter)),
        "Policies hold tabs, line breaks and the characters U+0020 to U+00FF only. Typographic quotes and invisible \
         spaces come in by copying from web pages and chats.",
        "type it again by hand",
    );
    Objection::new(&KIND, message)
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "IAM does not take this character in a policy",
    why: "Policies hold tabs, line breaks and the characters from U+0020 to U+00FF. Typographic quotes and invisible \
          spaces come in by copying from web pages and chats.",
    help: "type it again by hand",
    example: main(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/web–docs:*"]}}"#),
    near: main(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/web-docs:*"]}}"#),
};
