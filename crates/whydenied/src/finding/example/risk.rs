//! What examples of findings have in common: policies that let in more than whom they name.

use super::{GITHUB, Written, lint};

pub(crate) const PULUMI: &str = "https://api.pulumi.com/oidc";
pub(crate) const GOOGLE: &str = "https://accounts.google.com";

pub(crate) const fn github(policy: &'static str) -> Written {
    lint(GITHUB, policy)
}

/// A statement that names one repository by its ids, and nobody else.
pub(crate) const ONE: &str = r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main"}}"#;
