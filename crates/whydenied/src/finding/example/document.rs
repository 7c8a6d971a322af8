//! What examples of findings have in common: policy documents that IAM refuses to save, or that are not what they seem.

use super::{GITHUB, Written, aws};

/// A run for the branch `main` of `acme/web` under that policy.
pub(crate) const fn main(policy: &'static str) -> Written {
    aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main""#, policy)
}

pub(crate) const RIGHT: &str = r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#;
