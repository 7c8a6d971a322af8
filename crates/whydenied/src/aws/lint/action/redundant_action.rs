//! An action adds nothing to another one.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;
use crate::finding::page::ACTIONS;

pub(crate) static KIND: Kind = Kind::hint("redundant-action", ACTIONS).access_analyzer("REDUNDANT_ACTION");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "An action adds nothing to another one",
    why: "A pattern in the same list covers it.",
    help: "remove it, or the wider one",
    example: github(r#""Action":["sts:AssumeRoleWith*","sts:AssumeRoleWithWebIdentity"]"#),
    near: github(r#""Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"]"#),
};
