//! A wildcard or `NotAction` allows other actions as well.

use crate::finding::entry::Entry;
use crate::finding::example::fault::{RIGHT, github};
use crate::finding::kind::Kind;
use crate::finding::page::ACTIONS;

pub(crate) static KIND: Kind = Kind::warning("broad-action", ACTIONS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A wildcard or `NotAction` allows other actions as well",
    why: "`sts:*` and `NotAction` also allow the actions that STS has besides, and those it will have.",
    help: "name `sts:AssumeRoleWithWebIdentity`, and `sts:TagSession` where the tokens carry session tags",
    example: github(r#""Action":"sts:*""#),
    near: github(RIGHT),
};
