//! Pull requests get the role.

use crate::finding::entry::Entry;
use crate::finding::example::risk::{ONE, github};
use crate::finding::kind::Kind;
use crate::finding::page::GITHUB_TOKENS;

pub(crate) static KIND: Kind = Kind::warning("trusts-pull-requests", GITHUB_TOKENS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Pull requests get the role",
    why: "The code of a pull request runs before anybody has reviewed it. Whoever can push a branch to the repository \
          and open a pull request can do with the role what he likes.",
    help: "trust a branch or an environment, or give pull requests a role that can only read",
    example: github(
        r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:pull_request"}}"#,
    ),
    near: github(ONE),
};
