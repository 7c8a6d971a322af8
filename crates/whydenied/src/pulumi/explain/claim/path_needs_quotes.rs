//! A key with a dot in it stands without quotes.

use super::meant;
use super::spelling::written;
use crate::Token;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::pod;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EKS_GUIDE;
use crate::pulumi::document::Syntax;
use crate::pulumi::path::KeyPath;

pub(crate) static KIND: Kind = Kind::cause("path-needs-quotes", EKS_GUIDE);

/// A path of which so many keys lead somewhere, and that is a claim's path but for its quotes.
pub(crate) fn cause(path: &str, depth: usize, token: &Token, syntax: Syntax) -> Option<Cause> {
    let keys = KeyPath::read(path).ok()?.keys;
    let names: Vec<_> = keys.iter().map(|key| &*key.name).collect();
    let meant = meant::grouped(&token.claims, &names.join("."))?;
    let wanted = names.get(depth).copied().unwrap_or_default();
    Some((&KIND, unquoted(wanted, &meant, syntax)))
}

/// That the keys of a path are grouped otherwise than those of the claim that is meant.
pub(crate) fn unquoted(wanted: &str, meant: &[&str], syntax: Syntax) -> Message {
    let dotted = meant.iter().find(|name| name.contains('.'));
    let (title, detail) = match dotted {
        Some(dotted) => (
            format!("The path looks for `{wanted}`, the claim is called `{dotted}`"),
            "A dot separates keys, so a key that has one is put in double quotes.",
        ),
        None => (
            format!("The path takes `{wanted}` for one key, the token has it in parts"),
            "Double quotes keep what is in them together as one key.",
        ),
    };
    Message::new(title, detail, format!("write `{}`", written(meant, syntax)))
}

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
