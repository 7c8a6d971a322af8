//! The token has no such claim.

use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::example::{GITHUB, aws};
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::cause("claim-missing", KEYS).form();

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token has no such claim",
    why: "The policy tests a key that AWS would make of a claim, and the token lacks the claim. An absent key fails every \
          test but negated ones, `IfExists` and `ForAllValues`. In Pulumi's policies a rule about a missing claim matches nothing.",
    help: "test a claim that the token has, such as `sub`, or have the issuer add it",
    example: main(r#"{"StringEquals":{"$url:environment":"prod"}}"#),
    near: aws(
        GITHUB,
        r#""sub":"repo:acme/web:environment:prod","environment":"prod""#,
        r#"{"StringEquals":{"$url:environment":"prod"}}"#,
    ),
};
