//! What examples of findings have in common: conditions whose key is there and whose value does not match.

use super::{GITHUB, Written, aws};

/// A run for the branch `main` of `acme/web` under that policy.
pub(crate) const fn main(policy: &'static str) -> Written {
    aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main""#, policy)
}

pub(crate) const RIGHT: &str = r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#;
