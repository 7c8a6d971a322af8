//! `path-needs-quotes`: the path of a rule takes the name of a claim apart at its dot.

use crate::finding::collected::Findings;
use crate::pulumi::document::Document;
use crate::pulumi::explain::claim::path_needs_quotes::{KIND, unquoted};
use crate::pulumi::path::KeyPath;
use crate::pulumi::policy::Rule;

/// Adds it for a path that starts with `kubernetes.io` without quotes.
pub(crate) fn lint(rule: &Rule<'_>, document: &Document<'_>, findings: &mut Findings<'_>) {
    let Ok(path) = KeyPath::read(&rule.path.text) else { return };
    let names: Vec<_> = path.keys.iter().map(|key| &*key.name).collect();
    if let ["kubernetes", "io", rest @ ..] = names.as_slice() {
        let meant: Vec<_> = ["kubernetes.io"].iter().chain(rest).copied().collect();
        findings.mistake(&KIND, rule.path.span, unquoted("kubernetes", &meant, document.syntax));
    }
}
