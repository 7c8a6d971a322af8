//! No web-identity request has this condition key.

use crate::aws::explain::key::absence::{Absence, AbsentKey};
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GLOBAL_KEYS;

pub(crate) static KIND: Kind =
    Kind::cause("key-never-present", GLOBAL_KEYS).access_analyzer("UNSUPPORTED_ACTION_FOR_CONDITION_KEY");

/// Found where the key is one of AWS's that only requests of callers with an AWS identity have.
pub(crate) fn cause(absent: &AbsentKey<'_>) -> Option<Cause> {
    (*absent.absence == Absence::NeverPresent).then(|| {
        let message = Message::new(
            format!("`{}` is never part of a web-identity request", absent.key),
            "The caller has no AWS identity and no session yet, so keys about them are absent. An absent key fails \
             this test.",
            "remove the condition, or test a claim of the token",
        );
        (&KIND, message)
    })
}

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
