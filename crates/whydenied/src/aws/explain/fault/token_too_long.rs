//! The token has more characters than STS takes.

use crate::finding::entry::Entry;
use crate::finding::example::token::{SIGNED, token};
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::cause("token-too-long", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token has more characters than STS takes",
    why: "STS takes tokens of up to 20,000 characters. Tokens grow with the groups and roles that the issuer puts in.",
    help: "have the issuer leave out claims that AWS does not read",
    example: token(SIGNED).padded(16_000),
    near: token(SIGNED).signed(),
};
