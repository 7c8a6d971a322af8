//! What examples of findings have in common: the request of a token exchange with Pulumi Cloud: what is wrong with one, and what is none.

use super::{GITHUB, Written, pulumi};

/// Claims for Pulumi, under a policy that lets them in.
pub(crate) const fn asked(request: &'static str) -> Written {
    pulumi(
        GITHUB,
        r#""aud":"urn:pulumi:org:acme","sub":"repo:acme/web:ref:refs/heads/main""#,
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"sub":"repo:acme/web:*"}}]"#,
    )
    .with(request)
}

/// The options with a request that goes on like that.
macro_rules! form {
    ($rest:literal) => {
        concat!(
            r#"{"request":"grant_type=urn:ietf:params:oauth:grant-type:token-exchange"#,
            "&subject_token_type=urn:ietf:params:oauth:token-type:id_token&subject_token=x&",
            $rest,
            r#""}"#
        )
    };
}

pub(crate) const GOOD: &str = form!(
    "audience=urn:pulumi:org:acme&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
);

pub(crate) use form;
