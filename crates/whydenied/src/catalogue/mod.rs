//! What each kind of finding means, told without any report: for `whydenied explain`, the book and
//! the page.
//!
//! One file a family, an [`Entry`] a kind. Only [`catalogue`] and [`explain`] reach these words, so that
//! a build that never asks for them does not carry them.

mod authorization;
mod authorization_document;
mod condition;
mod document;
mod exchange;
mod fault;
mod issuer;
mod key;
mod markdown;
mod remark;
mod risk;
mod signature;
mod statement;
mod token;
mod unreadable;

use crate::finding::entry::Entry;
pub use crate::finding::entry::Explanation;
pub use crate::finding::example::{Check, Example};

static FAMILIES: &[&[Entry]] = &[
    token::ENTRIES,
    signature::ENTRIES,
    statement::ENTRIES,
    key::ENTRIES,
    condition::ENTRIES,
    issuer::ENTRIES,
    document::ENTRIES,
    risk::ENTRIES,
    fault::ENTRIES,
    remark::ENTRIES,
    authorization::ENTRIES,
    authorization_document::ENTRIES,
    exchange::ENTRIES,
    unreadable::ENTRIES,
];

/// Every kind of finding, family by family.
///
/// ```
/// let codes: Vec<_> = whydenied::catalogue().map(|explanation| explanation.code).collect();
/// assert!(codes.contains(&"value-case-mismatch"));
/// ```
pub fn catalogue() -> impl Iterator<Item = Explanation> {
    FAMILIES.iter().copied().flatten().map(Entry::explanation)
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
    FAMILIES.iter().copied().flatten().find(|entry| entry.kind.code == code).map(Entry::explanation)
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
