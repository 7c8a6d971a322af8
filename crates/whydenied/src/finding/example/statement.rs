//! What examples of findings have in common: statements that do not apply for their principal or their action, and those that deny.

use super::{GITHUB, Written, aws};

pub(crate) const MAIN: &str = r#""sub":"repo:acme/web:ref:refs/heads/main""#;
pub(crate) const RIGHT: &str = r#""Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#;

/// A run for the branch `main` of `acme/web` under that policy.
pub(crate) const fn main(policy: &'static str) -> Written {
    aws(GITHUB, MAIN, policy)
}

pub(crate) const ROLE: &str = r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#;
