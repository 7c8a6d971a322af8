//! No condition says whose token it is.

use crate::finding::entry::Entry;
use crate::finding::example::risk::{ONE, github};
use crate::finding::kind::Kind;
use crate::finding::page::SHARED;

pub(crate) static KIND: Kind =
    Kind::error("no-subject-condition", SHARED).access_analyzer("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL");

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "No condition says whose token it is",
    why: "The provider in the principal issues the tokens of all its customers, and the audience is whatever somebody \
          asks for. Without a test of the subject, or of another claim that one cannot choose, each of them can \
          assume the role.",
    help: "test `sub` for the repository, the service account or the workspace that may have the role",
    example: github(r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#),
    near: github(ONE),
};
