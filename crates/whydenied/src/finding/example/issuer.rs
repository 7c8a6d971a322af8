//! What examples of findings have in common: subjects and audiences that only their issuer's own rules explain.

use super::{Written, aws};

pub(crate) const GITLAB: &str = "https://gitlab.com";
pub(crate) const TERRAFORM: &str = "https://app.terraform.io";
pub(crate) const PULUMI: &str = "https://api.pulumi.com/oidc";
pub(crate) const PULUMI_V2: &str = "https://api.pulumi.com/oidc/v2";
pub(crate) const VERCEL: &str = "https://oidc.vercel.com/acme";
pub(crate) const COGNITO: &str = "https://cognito-identity.amazonaws.com";

pub(crate) const ON_MAIN: &str = r#""sub":"repo:acme/web:ref:refs/heads/main""#;
pub(crate) const IN_PROD: &str = r#""sub":"repo:acme/web:environment:prod","environment":"prod""#;
pub(crate) const FOR_MAIN: &str = r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#;
pub(crate) const FOR_PROD: &str = r#"{"StringEquals":{"$url:sub":"repo:acme/web:environment:prod"}}"#;

pub(crate) const fn gitlab(subject: &'static str, policy: &'static str) -> Written {
    aws(GITLAB, subject, policy)
}
