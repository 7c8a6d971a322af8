//! The text is longer than what is read.

use crate::finding::entry::Entry;
use crate::finding::example::unreadable::{CLAIMS, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::error("text-too-long", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The text is longer than what is read",
    why: "AWS takes tokens of up to 20,000 characters and trust policies of up to 4,096. Far longer texts are something \
          else, and are not read.",
    help: "paste the token or the policy alone",
    example: token(CLAIMS).padded(1_500_000),
    near: token(CLAIMS).padded(1_500),
};
