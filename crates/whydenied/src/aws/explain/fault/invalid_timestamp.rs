//! A time in the token is no whole number of seconds.

use crate::finding::entry::Entry;
use crate::finding::example::token::token;
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("invalid-timestamp", STS).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A time in the token is no whole number of seconds",
    why: "`exp`, `iat` and `nbf` count seconds since 1970. AWS refuses fractions and dates; a whole number in quotes \
          it takes.",
    help: "have the issuer write the times as integers",
    example: token(r#""sub":"s1","iat":1789120000.5"#),
    near: token(r#""sub":"s1","iat":"1789120000""#),
};
