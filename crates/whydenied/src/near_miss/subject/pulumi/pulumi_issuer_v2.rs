//! The token is of Pulumi's other issuer.

use crate::finding::entry::Entry;
use crate::finding::example::aws;
use crate::finding::example::issuer::PULUMI_V2;
use crate::finding::kind::{Cause, Kind, Message};

pub(crate) static KIND: Kind = Kind::cause(
    "pulumi-issuer-v2",
    "https://www.pulumi.com/docs/esc/guides/configuring-oidc/custom-audience/",
);

/// Found where the policy has one of Pulumi's two issuers, and the token is of the other.
pub(crate) fn cause(written: &str, own: &str, help: impl FnOnce() -> String) -> Option<Cause> {
    const V1: &str = "api.pulumi.com/oidc";
    const V2: &str = "api.pulumi.com/oidc/v2";
    let title = match (written, own) {
        (V1, V2) => "The token is of Pulumi's issuer `…/oidc/v2`, the policy trusts `…/oidc`",
        (V2, V1) => "The token is of Pulumi's issuer `…/oidc`, the policy trusts `…/oidc/v2`",
        _ => return None,
    };
    let message = Message::new(
        title,
        "Environments that use `fn::open::oidc` have tokens of the second version: another provider with keys and \
         subjects of its own.",
        help(),
    );
    Some((&KIND, message))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The token is of Pulumi's other issuer",
    why: "Environments that use `fn::open::oidc` have tokens of `https://api.pulumi.com/oidc/v2`. To AWS that is another \
          provider than `https://api.pulumi.com/oidc`, with an ARN, keys and subjects of its own.",
    help: "create a provider for the token's issuer, and name it in the policy and its keys",
    example: aws(
        PULUMI_V2,
        r#""aud":"aws","sub":"pulumi:org:4f1e:env:8c0b""#,
        r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/api.pulumi.com/oidc"}"#,
    ),
    near: aws(
        PULUMI_V2,
        r#""aud":"aws","sub":"pulumi:org:4f1e:env:8c0b""#,
        r#"{"StringEquals":{"$url:sub":"pulumi:org:4f1e:env:8c0b"}}"#,
    ),
};
