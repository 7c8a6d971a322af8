//! The token was issued in the future.

use crate::finding::entry::Entry;
use crate::finding::example::token::at_noon;
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("token-issued-in-future", STS).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token was issued in the future",
    why: "`iat` lies more than five minutes ahead of AWS's clock, so the issuer's clock is wrong.",
    help: "set the issuer's clock",
    example: at_noon(r#""sub":"s1","iat":1789130000,"exp":1789133600"#),
    near: at_noon(r#""sub":"s1","iat":1789128200,"exp":1789133600"#),
};
