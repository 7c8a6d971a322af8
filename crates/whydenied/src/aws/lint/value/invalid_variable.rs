//! A policy variable is not written as one.

use crate::finding::entry::Entry;
use crate::finding::example::fault::github;
use crate::finding::kind::Kind;
use crate::finding::page::VARIABLES;

pub(crate) static KIND: Kind = Kind::error("invalid-variable", VARIABLES);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A policy variable is not written as one",
    why: "A variable is a condition key in `${` and `}`, perhaps with a default: `${key, 'default'}`. It stands in the \
          values of string and ARN operators only.",
    help: "correct the variable, or write the value",
    example: github(r#"{"StringEquals":{"sts:RoleSessionName":"${$url:actor"}}"#),
    near: github(r#"{"StringEquals":{"sts:RoleSessionName":"${$url:actor}"}}"#),
};
