//! The path of a rule is no key path.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::pod;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;

pub(crate) static KIND: Kind = Kind::cause("path-invalid", ISSUERS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The path of a rule is no key path",
    why: "Documented are keys with dots between them, and double quotes around a key that holds a dot. What Pulumi Cloud \
          makes of an open quote, a bracket or a dot too many is not published; such a rule matches nothing here.",
    help: "separate the keys by dots, and put a key with a dot in double quotes",
    example: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud[0]":"sts.amazonaws.com"}}]"#,
    ),
    near: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud":"sts.amazonaws.com"}}]"#,
    ),
};
