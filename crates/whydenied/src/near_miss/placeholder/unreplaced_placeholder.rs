//! A placeholder of a template was never replaced.

use crate::finding::entry::Entry;
use crate::finding::example::condition::{RIGHT, main};
use crate::finding::kind::Kind;
use crate::finding::page::OPERATORS;

pub(crate) static KIND: Kind = Kind::cause("unreplaced-placeholder", OPERATORS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A placeholder of a template was never replaced",
    why: "Documents and templates write `<AWS_ACCOUNT_ID>`, `YOUR_ORG` or `GitHubOrg` where a name of your own belongs. \
          An interpolation that came out empty, `${}`, is one as well, and so is the warning that Pulumi puts in the \
          place of an Output which a program turned into a string.",
    help: "write the real value in its place",
    example: main(r#"{"StringLike":{"$url:sub":"repo:<ORG>/<REPO>:*"}}"#),
    near: main(RIGHT),
};
