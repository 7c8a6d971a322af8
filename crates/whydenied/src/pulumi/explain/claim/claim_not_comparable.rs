//! The claim of a rule has no text to compare.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::pod;
use crate::finding::kind::Kind;
use crate::finding::page::ISSUERS;
use crate::outcome::Confidence;

pub(crate) static KIND: Kind = Kind::cause("claim-not-comparable", ISSUERS).but(Confidence::Inferred);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The claim of a rule has no text to compare",
    why: "Patterns are documented for texts. An object, null and a list without texts match nothing here.",
    help: "name a value in the object, such as its `name`",
    example: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".pod":"web-7c9f"}}]"#,
    ),
    near: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".pod.name":"web-7c9f"}}]"#,
    ),
};
