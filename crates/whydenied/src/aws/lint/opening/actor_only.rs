//! A person is trusted, and not one repository.

use crate::finding::entry::Entry;
use crate::finding::example::risk::github;
use crate::finding::kind::Kind;
use crate::finding::page::KEYS;

pub(crate) static KIND: Kind = Kind::warning("actor-only", KEYS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A person is trusted, and not one repository",
    why: "`actor` is who started the run. It does not say whose code runs, and whoever runs a job again keeps the \
          name of the first. A workflow in any repository that this person starts gets the role.",
    help: "test the repository as well, under `sub`",
    example: github(r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:actor":"octocat"}}"#),
    near: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:actor":"octocat","$url:sub":"repo:acme@12/web@34:environment:prod"}}"#,
    ),
};
