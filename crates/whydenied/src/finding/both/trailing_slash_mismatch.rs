//! The values differ by a slash at the end.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("trailing-slash-mismatch", OPERATORS).form();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The values differ by a slash at the end",
    why: "An audience that looks like an address is a text like any other here: with and without a slash at its end it \
          is two audiences.",
    help: "write the value as the token has it",
    example: aws(
        "https://gitlab.com",
        r#""aud":"https://gitlab.com","sub":"project_path:acme/web:ref_type:branch:ref:main""#,
        r#"{"StringEquals":{"$url:aud":"https://gitlab.com/"}}"#,
    ),
    near: aws(
        "https://gitlab.com",
        r#""aud":"https://gitlab.com","sub":"project_path:acme/web:ref_type:branch:ref:main""#,
        r#"{"StringEquals":{"$url:aud":"https://gitlab.com"}}"#,
    ),
};
