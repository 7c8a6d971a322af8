//! What each kind of finding means, apart from any report: for `whydenied explain`, the book and
//! the page.
//!
//! One file a family, an [`Entry`] a kind. Only [`catalogue`] and [`explain`] reach these words, so that
//! a build that never asks for them does not carry them.

mod markdown;

use crate::finding::entry::Entry;
pub use crate::finding::entry::Explanation;
pub use crate::finding::example::{Check, Example};

static ROOMS: &[&[&Entry]] = &[
    crate::aws::explain::fault::ENTRIES,
    crate::aws::explain::fault::signature::ENTRIES,
    crate::aws::explain::statement::ENTRIES,
    crate::finding::both::ENTRIES,
    crate::aws::explain::key::ENTRIES,
    crate::aws::explain::key::provider::ENTRIES,
    crate::aws::explain::value::ENTRIES,
    crate::aws::explain::contradiction::ENTRIES,
    crate::aws::explain::program::ENTRIES,
    crate::aws::explain::value::form::ENTRIES,
    crate::aws::explain::value::audience::ENTRIES,
    crate::near_miss::placeholder::ENTRIES,
    crate::near_miss::subject::github::ENTRIES,
    crate::near_miss::subject::gitlab::ENTRIES,
    crate::near_miss::subject::part::ENTRIES,
    crate::near_miss::subject::kubernetes::ENTRIES,
    crate::near_miss::subject::pulumi::ENTRIES,
    crate::aws::explain::problem::ENTRIES,
    crate::aws::lint::opening::ENTRIES,
    crate::aws::lint::names::ENTRIES,
    crate::aws::lint::audience::ENTRIES,
    crate::aws::lint::shared::ENTRIES,
    crate::aws::lint::key::ENTRIES,
    crate::aws::lint::action::ENTRIES,
    crate::aws::lint::principal::ENTRIES,
    crate::aws::lint::statement::ENTRIES,
    crate::aws::lint::condition::ENTRIES,
    crate::aws::lint::value::ENTRIES,
    crate::aws::explain::remark::ENTRIES,
    crate::pulumi::explain::request::ENTRIES,
    crate::pulumi::explain::mismatch::ENTRIES,
    crate::pulumi::explain::claim::ENTRIES,
    crate::pulumi::explain::refused_token::ENTRIES,
    crate::pulumi::explain::remarks::ENTRIES,
    crate::pulumi::lint::opening::ENTRIES,
    crate::pulumi::lint::overlap::ENTRIES,
    crate::pulumi::document::finding::ENTRIES,
    crate::pulumi::unreadable::ENTRIES,
    crate::pulumi::exchange::finding::ENTRIES,
    crate::pasted::caller::finding::ENTRIES,
    crate::unreadable::ENTRIES,
];

/// Every kind of finding, family by family.
///
/// ```
/// let codes: Vec<_> = whydenied::catalogue().map(|explanation| explanation.code).collect();
/// assert!(codes.contains(&"value-case-mismatch"));
/// ```
pub fn catalogue() -> impl Iterator<Item = Explanation> {
    ROOMS.iter().copied().flatten().map(|entry| entry.explanation())
}

/// What the finding of that code means; `None` where there is no such code.
///
/// ```
/// let explanation = whydenied::explain("wildcard-in-string-equals").unwrap();
/// assert!(explanation.help.contains("StringLike"));
/// assert!(whydenied::explain("gremlins").is_none());
/// ```
#[must_use]
pub fn explain(code: &str) -> Option<Explanation> {
    ROOMS.iter().copied().flatten().find(|entry| entry.kind.code == code).map(|entry| entry.explanation())
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use super::explain;

    /// The codes of all rules that the source declares.
    fn declared(folder: &Path, codes: &mut Vec<String>) {
        for entry in fs::read_dir(folder).unwrap_or_else(|error| unreachable!("{error}")).flatten() {
            let path = entry.path();
            if path.is_dir() {
                declared(&path, codes);
                continue;
            }
            let source = fs::read_to_string(&path).unwrap_or_default();
            for kind in ["cause", "error", "warning", "hint"] {
                let call = format!("Kind::{kind}(");
                let rules = source.split(&call).skip(1);
                let texts = rules.filter_map(|rest| rest.trim_start().strip_prefix('"')?.split_once('"'));
                codes.extend(texts.map(|(code, _)| code.to_owned()));
            }
        }
    }

    #[test]
    fn every_rule_is_explained() {
        let mut codes = Vec::new();
        declared(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"), &mut codes);
        assert!(codes.len() > 120, "the rules are not found any more");
        codes.retain(|code| explain(code).is_none());
        assert_eq!(codes, [""; 0], "have no entry in the catalogue");
    }
}
