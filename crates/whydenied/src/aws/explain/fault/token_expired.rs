//! The token has expired.

use crate::finding::entry::Entry;
use crate::finding::example::token::at_noon;
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("token-expired", STS).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token has expired",
    why: "AWS lets five minutes pass after `exp`. Its error names a time five minutes before its clock, which looks \
          like a clock that is wrong and is none.",
    help: "request a fresh token right before the call",
    example: at_noon(r#""sub":"s1","iat":1789123000,"exp":1789127600"#),
    near: at_noon(r#""sub":"s1","iat":1789123000,"exp":1789127800"#),
};
