//! What examples of findings have in common: condition keys that the request does not have, and conditions that cannot hold together.

use super::{GITHUB, Written, aws};

/// A run for the branch `main` of `acme/web` under that policy.
pub(crate) const fn main(policy: &'static str) -> Written {
    aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main","repository_owner":"acme""#, policy)
}

pub(crate) const RIGHT: &str = r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#;
