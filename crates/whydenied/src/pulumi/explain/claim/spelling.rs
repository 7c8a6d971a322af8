//! How a path is written in a document.

use crate::pulumi::document::Syntax;
use crate::pulumi::path::quoted;

/// A path as the document must have it, within the quotes of its language.
pub(crate) fn written(names: &[&str], syntax: Syntax) -> String {
    in_document(&spelt(names), syntax)
}

/// The same of a path that has its own quotes already.
pub(crate) fn in_document(path: &str, syntax: Syntax) -> String {
    match syntax {
        Syntax::Json => format!("\"{}\"", path.replace('\\', "\\\\").replace('"', "\\\"")),
        Syntax::Yaml if path.contains(['"', '\'', ':', '#']) => format!("'{}'", path.replace('\'', "''")),
        Syntax::Yaml => path.to_owned(),
    }
}

/// A path as it is.
pub(crate) fn spelt(names: &[&str]) -> String {
    names.iter().map(|name| quoted(name)).collect::<Vec<_>>().join(".")
}
