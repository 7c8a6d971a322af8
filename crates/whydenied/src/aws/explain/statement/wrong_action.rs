//! The statement allows another action than `sts:AssumeRoleWithWebIdentity`.

use crate::aws::evaluate::StatementTrace;
use crate::aws::request::ASSUME_ROLE;
use crate::finding::entry::Entry;
use crate::finding::example::statement::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::ACTION;

pub(crate) static KIND: Kind =
    Kind::cause("wrong-action", ACTION).access_analyzer("MISMATCHED_ACTION_FOR_PRINCIPAL");

/// Found where neither `Action` nor `NotAction` of the statement covers the exchange of a token.
pub(crate) fn cause(trace: &StatementTrace<'_, '_>) -> Cause {
    let actions = trace.statement.action.as_ref();
    let written = actions.and_then(|actions| actions.patterns.first()).map_or("", |pattern| &*pattern.text);
    let title = if written.is_empty() {
        "The statement allows no action".to_owned()
    } else if actions.is_some_and(|actions| actions.negated) {
        format!("`NotAction` leaves out `{ASSUME_ROLE}`")
    } else {
        format!("The statement allows `{written}`, not `{ASSUME_ROLE}`")
    };
    (&KIND, message(title))
}

/// That the actions do not cover the exchange of a token, under that title.
pub(crate) fn message(title: String) -> Message {
    Message::new(
        title,
        "OIDC tokens are exchanged by AssumeRoleWithWebIdentity, an action of its own.",
        format!("write `\"Action\": \"{ASSUME_ROLE}\"`"),
    )
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement allows another action than `sts:AssumeRoleWithWebIdentity`",
    why: "OIDC tokens are exchanged by AssumeRoleWithWebIdentity. `sts:AssumeRole`, which the console writes for \
          other kinds of roles, is an action of its own and does not cover it.",
    help: "write `\"Action\": \"sts:AssumeRoleWithWebIdentity\"`",
    example: main(r#""Action":"sts:AssumeRole","Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    near: main(r#""Action":"sts:AssumeRole*","Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
};
