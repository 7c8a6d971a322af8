//! The token's source identity has characters that AWS does not take.

use crate::finding::entry::Entry;
use crate::finding::example::token::asking_more;
use crate::finding::kind::Kind;
use crate::finding::page::STS;

pub(crate) static KIND: Kind = Kind::cause("invalid-source-identity", STS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token's source identity has characters that AWS does not take",
    why: "A source identity has 2 to 64 letters, digits and `_+=,.@-`; no space, slash or colon.",
    help: "have the issuer put another text into `https://aws.amazon.com/source_identity`",
    example: asking_more(r#""sub":"s1","https://aws.amazon.com/source_identity":"mira k""#),
    near: asking_more(r#""sub":"s1","https://aws.amazon.com/source_identity":"mira.k""#),
};
