//! The token is not valid yet.

use crate::finding::entry::Entry;
use crate::finding::example::token::at_noon;
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("token-not-yet-valid", STS).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is not valid yet",
    why: "`nbf` says from when on the token is good. AWS allows five minutes of difference between the clocks.",
    help: "wait, or set the issuer's clock",
    example: at_noon(r#""sub":"s1","iat":1789127900,"nbf":1789130000,"exp":1789133600"#),
    near: at_noon(r#""sub":"s1","iat":1789127900,"nbf":1789128200,"exp":1789133600"#),
};
