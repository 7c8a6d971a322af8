//! The token has an `azp`, which AWS takes for its audience.

use crate::aws::explain::value::mismatch::Mismatch;
use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("audience-is-azp", KEYS).form();

/// Found where the token has an `azp`, and its `aud` would fit.
pub(crate) fn cause(it: &Mismatch<'_>) -> Option<Cause> {
    let actual = it.actual;
    let aud = it.token.claim_text("aud").unwrap_or_default();
    (it.token.claim("azp").is_some() && it.fits(it.expected, aud)).then(|| {
        let message = Message::new(
            format!("The token has an `azp`, so `:aud` is tested against that: `{actual}`"),
            "Where a token has `azp`, AWS takes it for the audience; the `aud` claim is under `:oaud`.",
            format!("test `{}:oaud`, or expect `{actual}`", it.context.provider.url),
        );
        (&KIND, message)
    })
}

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
