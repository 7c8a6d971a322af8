//! What examples of findings have in common: what Pulumi Cloud objects to in authorization policies, and texts that hold none.

use super::{IDP, Written, pulumi};

pub(crate) const GOOD: &str = r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]"#;
pub(crate) const OF_ALICE: &str =
    r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"sub":"*"}}]"#;
pub(crate) const PROGRAM: &str = "resources:\n  idp:\n    type: pulumiservice:index:OidcIssuer\n    properties:\n      organization: acme\n      \
                       name: idp\n      url: https://idp.example.com\n      policies:\n        - decision: allow\n          \
                       tokenType: organization\n          rules: { sub: '*' }\n";

pub(crate) const fn policies(policies: &'static str) -> Written {
    pulumi(IDP, r#""sub":"s""#, policies)
}
