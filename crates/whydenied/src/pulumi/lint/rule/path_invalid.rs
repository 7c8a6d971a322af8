//! `path-invalid`: the path of a rule cannot be read.

use crate::finding::collected::Findings;
use crate::pulumi::document::Document;
use crate::pulumi::explain::claim::path_invalid::{KIND, no_path};
use crate::pulumi::path::KeyPath;
use crate::pulumi::policy::Rule;

/// Adds it for a rule whose path is none, whatever the token has.
pub(crate) fn lint(rule: &Rule<'_>, document: &Document<'_>, findings: &mut Findings<'_>) {
    let text = &*rule.path.text;
    if let Err(error) = KeyPath::read(text) {
        findings.mistake(&KIND, rule.path.span, no_path(text, error, document.syntax));
    }
}
