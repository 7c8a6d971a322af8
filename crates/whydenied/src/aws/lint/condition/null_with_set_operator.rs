//! A set operator stands in front of `Null`.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind =
    Kind::hint("null-with-set-operator", OPERATORS).access_analyzer("NULL_WITH_QUALIFIER");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A set operator stands in front of `Null`",
    why: "Whether a key is there does not depend on how many values it has.",
    help: "write `Null`",
    example: github(r#"{"ForAllValues:Null":{"$url:environment":"false"}}"#),
    near: github(r#"{"Null":{"$url:environment":"false"}}"#),
};
