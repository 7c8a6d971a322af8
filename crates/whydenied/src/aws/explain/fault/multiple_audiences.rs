//! The token has several audiences, or none.

use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("multiple-audiences", STS).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token has several audiences, or none",
    why: "AWS takes one audience. With two of them it refuses the token even if both are registered, unless `azp` \
          names the one that counts.",
    help: "request the token for one audience",
    example: token(r#""sub":"s1","aud":["sts.amazonaws.com","https://vault.example.com"]"#),
    near: token(r#""sub":"s1","aud":["sts.amazonaws.com"]"#),
};
