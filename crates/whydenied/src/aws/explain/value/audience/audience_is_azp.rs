//! The token has an `azp`, which AWS takes for its audience.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("audience-is-azp", KEYS).form();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token has an `azp`, which AWS takes for its audience",
    why: "Tokens of Google and of Entra name in `azp` the party they were issued to. Where it is there, `:aud` is tested \
          against it, and the `aud` claim stands under `:oaud`.",
    help: "test `:oaud`, or expect the value of `azp`",
    example: aws(
        "https://accounts.google.com",
        r#""aud":"sts.amazonaws.com","azp":"1142","sub":"1142""#,
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#,
    ),
    near: aws(
        "https://accounts.google.com",
        r#""aud":"sts.amazonaws.com","azp":"1142","sub":"1142""#,
        r#"{"StringEquals":{"$url:oaud":"sts.amazonaws.com"}}"#,
    ),
};
