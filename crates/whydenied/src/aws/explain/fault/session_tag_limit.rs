//! The token has a session tag that a session cannot have.

use crate::finding::entry::Entry;
use crate::finding::example::token::asking_more;
use crate::finding::kind::Kind;
use crate::finding::page::SESSION_TAGS;

pub(crate) static KIND: Kind = Kind::cause("session-tag-limit", SESSION_TAGS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token has a session tag that a session cannot have",
    why: "A session has up to 50 tags, with keys of up to 128 and values of up to 256 characters; keys are unique \
          whatever their letter case, and do not start with `aws:`.",
    help: "have the issuer put other tags into the token",
    example: asking_more(
        r#""sub":"s1","https://aws.amazon.com/tags":{"principal_tags":{"aws:team":["web"]}}"#,
    ),
    near: asking_more(r#""sub":"s1","https://aws.amazon.com/tags":{"principal_tags":{"team":["web"]}}"#),
};
