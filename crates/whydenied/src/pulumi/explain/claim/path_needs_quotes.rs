//! A key with a dot in it stands without quotes.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::pod;
use crate::finding::kind::Kind;
use crate::finding::page::EKS_GUIDE;

pub(crate) static KIND: Kind = Kind::cause("path-needs-quotes", EKS_GUIDE);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A key with a dot in it stands without quotes",
    why: "In the path of a rule dots separate keys. Where a key holds a dot itself, as `kubernetes.io` does, it must stand in \
          double quotes, and JSON escapes these.",
    help: r#"write `"\"kubernetes.io\".pod.name"` in JSON, `'"kubernetes.io".pod.name'` in YAML"#,
    example: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"kubernetes.io.namespace":"default"}}]"#,
    ),
    near: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".namespace":"default"}}]"#,
    ),
};
