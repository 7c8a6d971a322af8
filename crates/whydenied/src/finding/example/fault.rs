//! What examples of findings have in common: policies that do not work as they are written.

use super::{GITHUB, Written, lint};

pub(crate) const fn github(policy: &'static str) -> Written {
    lint(GITHUB, policy)
}

/// A statement with nothing wrong about it.
pub(crate) const RIGHT: &str = r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main"}}"#;
