//! There is no such action.

use crate::finding::entry::Entry;
use crate::finding::example::fault::{RIGHT, github};
use crate::finding::kind::Kind;
use crate::finding::page::ACTIONS;

pub(crate) static KIND: Kind = Kind::error("unknown-action", ACTIONS).access_analyzer("INVALID_ACTION");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "There is no such action",
    why: "A name that no action has allows nothing, and nobody says so until the call is denied.",
    help: "correct the name: `sts:AssumeRoleWithWebIdentity`",
    example: github(r#""Action":"sts:AssumeRoleWithWebIdentiy""#),
    near: github(RIGHT),
};
