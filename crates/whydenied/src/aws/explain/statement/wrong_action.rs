//! The statement allows another action than `sts:AssumeRoleWithWebIdentity`.

use crate::finding::entry::Entry;
use crate::finding::example::statement::main;
use crate::finding::kind::Kind;
use crate::finding::page::ACTION;

pub(crate) static KIND: Kind =
    Kind::cause("wrong-action", ACTION).access_analyzer("MISMATCHED_ACTION_FOR_PRINCIPAL");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The statement allows another action than `sts:AssumeRoleWithWebIdentity`",
    why: "OIDC tokens are exchanged by AssumeRoleWithWebIdentity. `sts:AssumeRole`, which the console writes for \
          other kinds of roles, is an action of its own and does not cover it.",
    help: "write `\"Action\": \"sts:AssumeRoleWithWebIdentity\"`",
    example: main(r#""Action":"sts:AssumeRole","Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    near: main(r#""Action":"sts:AssumeRole*","Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
};
