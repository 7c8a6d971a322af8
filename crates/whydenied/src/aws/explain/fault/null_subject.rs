//! The token's `sub` is null.

use crate::finding::entry::Entry;
use crate::finding::example::token::asking_more;
use crate::finding::kind::Kind;
use crate::finding::page::STS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("null-subject", STS).but(Confidence::Observed);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's `sub` is null",
    why: "A claim that is there and null makes STS answer with an error of its own, instead of saying what is missing.",
    help: "have the issuer put a text into `sub`",
    example: asking_more(r#""sub":null,"iat":1789120000,"exp":1789123600"#).signed(),
    near: asking_more(r#""sub":"","iat":1789120000,"exp":1789123600"#).signed(),
};
