//! The pattern for the subject fits everybody's.

use crate::finding::entry::Entry;
use crate::finding::example::risk::{ONE, github};
use crate::finding::kind::Kind;
use crate::finding::page::FLAWS;

pub(crate) static KIND: Kind = Kind::error("subject-matches-anyone", FLAWS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The pattern for the subject fits everybody's",
    why: "A `*` stands for everything, slashes and colons included. A pattern such as `repo:*` or \
          `repo:*:ref:refs/heads/main` tests the form of a subject and not whose it is.",
    help: "write the owner out, with the `/` or `:` that follows it, in front of the first wildcard",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:*:ref:refs/heads/main"}}"#,
    ),
    near: github(ONE),
};
