//! Where a text belongs that was pasted where it cannot be read: see `web/intake.js`.

use whydenied::pasted::{self, Service};
use whydenied::report::Input;

use crate::exchange::{POLICY, REQUEST};

/// The name of the text that it is; nothing where that is not plain.
pub(crate) fn place_of(text: &str) -> Option<&'static str> {
    let kind = pasted::read(text).first()?.kind;
    match (kind.input()?, kind.service()) {
        (Input::Token, _) => Some("token"),
        (Input::Policy, Some(Service::Pulumi)) => Some(POLICY),
        (Input::Policy | Input::ResourceControlPolicy, _) => Some("policy"),
        (Input::Request, _) => Some(REQUEST),
        (Input::Provider | Input::Jwks, _) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::place_of;

    #[test]
    fn a_text_is_known_by_what_stands_in_it() {
        for (text, place) in [
            ("eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln", Some("token")),
            (r#"{"iss": "https://api.pulumi.com/oidc", "sub": "a", "scope": "write"}"#, Some("token")),
            (r#"{"eventName": "AssumeRoleWithWebIdentity"}"#, Some("token")),
            (r#"{"Version": "2012-10-17", "Statement": []}"#, Some("policy")),
            // What the page itself writes, as a Pulumi program in YAML.
            (
                "resources:\n  role:\n    type: aws:iam:Role\n    properties:\n      assumeRolePolicy:\n        fn::toJSON: {}\n",
                Some("policy"),
            ),
            (
                "resources:\n  issuer:\n    type: pulumiservice:index:OidcIssuer\n    properties:\n      policies: []\n",
                Some("pulumi-policy"),
            ),
            (
                r#"{"policies": [{"decision": "allow", "tokenType": "personal", "rules": {}}]}"#,
                Some("pulumi-policy"),
            ),
            (
                "policies:\n  - decision: allow\n    tokenType: organization\n    rules: {aud: a}",
                Some("pulumi-policy"),
            ),
            (
                "curl https://api.pulumi.com/api/oauth/token -d audience=urn:pulumi:org:acme",
                Some("pulumi-request"),
            ),
            (
                "pulumi login --oidc-token eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln --oidc-org acme",
                Some("pulumi-request"),
            ),
            (
                "error: problem logging in: organization must be specified for token exchange",
                Some("pulumi-request"),
            ),
            ("An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation", None),
            ("dear diary", None),
            ("{\"name\": 1}", None),
        ] {
            assert_eq!(place_of(text), place, "{text}");
        }
    }
}
