//! No web-identity request has this condition key.

use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::Kind;
use crate::finding::page::GLOBAL_KEYS;

pub(crate) static KIND: Kind =
    Kind::cause("key-never-present", GLOBAL_KEYS).access_analyzer("UNSUPPORTED_ACTION_FOR_CONDITION_KEY");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "No web-identity request has this condition key",
    why: "Whoever exchanges a token has no AWS identity and no session yet, so the keys about them are absent: the \
          organization, the principal's ARN and tags, multi-factor authentication, the external id, the duration.",
    help: "remove the condition, or test a claim of the token",
    example: main(r#"{"StringEquals":{"aws:PrincipalOrgID":"o-abcdef1234"}}"#),
    near: main(r#"{"StringEquals":{"aws:ResourceOrgID":"o-abcdef1234"}}"#)
        .with(r#"{"context":{"aws:ResourceOrgID":"o-abcdef1234"}}"#),
};
