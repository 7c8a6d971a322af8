//! What examples of findings have in common: what Pulumi Cloud's authorization policies say of a token exchange.

use super::{EKS, GITHUB, Written, pulumi};

pub(crate) const MAIN: &str = r#""aud":"urn:pulumi:org:acme","sub":"repo:acme/web:ref:refs/heads/main""#;
/// The claims of a pod's token.
pub(crate) const POD: &str = r#""aud":["sts.amazonaws.com"],"sub":"system:serviceaccount:default:web","kubernetes.io":{"namespace":"default","pod":{"name":"web-7c9f"},"serviceaccount":{"name":"web"}}"#;
/// A policy that lets everybody of an issuer have a token of the organization.
pub(crate) const EVERYBODY: &str = r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]"#;
pub(crate) const WEB: &str =
    r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#;
pub(crate) const ADMIN_WEB: &str = r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"repo:acme/web:*"}}]"#;

pub(crate) const fn pod(policies: &'static str) -> Written {
    pulumi(EKS, POD, policies)
}

pub(crate) const fn main(policies: &'static str) -> Written {
    pulumi(GITHUB, MAIN, policies)
}
