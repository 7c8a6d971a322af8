//! Statements that do not apply for their principal or their action, and those that deny.

use crate::aws::explain::statement as rules;
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, Written, aws};

const MAIN: &str = r#""sub":"repo:acme/web:ref:refs/heads/main""#;
const RIGHT: &str = r#""Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#;

/// A run for the branch `main` of `acme/web` under that policy.
const fn main(policy: &'static str) -> Written {
    aws(GITHUB, MAIN, policy)
}

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &rules::WRONG_ACTION,
        title: "The statement allows another action than `sts:AssumeRoleWithWebIdentity`",
        why: "OIDC tokens are exchanged by AssumeRoleWithWebIdentity. `sts:AssumeRole`, which the console writes for \
              other kinds of roles, is an action of its own and does not cover it.",
        help: "write `\"Action\": \"sts:AssumeRoleWithWebIdentity\"`",
        example: main(r#""Action":"sts:AssumeRole","Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
        near: main(r#""Action":"sts:AssumeRole*","Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    },
    Entry {
        kind: &rules::TAGS_NOT_ALLOWED,
        title: "The token carries session tags, and `sts:TagSession` is not allowed",
        why: "For a token with session tags AWS evaluates the trust policy once more, for `sts:TagSession`. If that is not \
              allowed it denies the whole call, tags or not.",
        help: "add `sts:TagSession` to the statement's actions",
        example: aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main","https://aws.amazon.com/tags":{"principal_tags":{"Team":["web"]}}"#, RIGHT),
        near: aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main","https://aws.amazon.com/tags":{"principal_tags":{"Team":["web"]}}"#, r#""Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"],"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    },
    Entry {
        kind: &rules::IDENTITY_NOT_ALLOWED,
        title: "The token carries a source identity, and `sts:SetSourceIdentity` is not allowed",
        why: "For a token with a source identity AWS evaluates the trust policy once more, for `sts:SetSourceIdentity`. If \
              that is not allowed it denies the whole call.",
        help: "add `sts:SetSourceIdentity` to the statement's actions",
        example: aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main","https://aws.amazon.com/source_identity":"mira""#, RIGHT),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::EXPLICIT_DENY,
        title: "A statement denies the request",
        why: "A Deny that applies outweighs every Allow, in whatever order they stand. A negated test in it passes where \
              its key is absent, so that a Deny for one issuer often hits the tokens of all the others.",
        help: "narrow the Deny, or add a `Null` test with `\"false\"` so that it needs the key to be present",
        example: main(r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Effect":"Deny","Condition":{"StringNotEquals":{"gitlab.com:sub":"x"}}}]"#),
        near: main(r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Effect":"Deny","Condition":{"StringNotEquals":{"gitlab.com:sub":"x"},"Null":{"gitlab.com:sub":"false"}}}]"#),
    },
    Entry {
        kind: &rules::NO_ALLOW,
        title: "The policy has no Allow statement",
        why: "Without an Allow that applies every request is denied. Deny statements only take away.",
        help: "add a statement that allows `sts:AssumeRoleWithWebIdentity` to the token's provider",
        example: main(r#""Effect":"Deny","Condition":{"StringLike":{"$url:sub":"repo:evil/*"}}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::NOT_FEDERATED,
        title: "The statement trusts no identity provider",
        why: "The caller is the token's identity provider, which only `Federated` names. An account, a role, a service and \
              even `*` under `AWS` do not cover it.",
        help: "name the provider: `{ \"Federated\": \"arn:aws:iam::ACCOUNT:oidc-provider/…\" }`",
        example: main(r#""Principal":{"AWS":"arn:aws:iam::123456789012:root"}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::WRONG_PROVIDER,
        title: "The policy trusts another identity provider than the token's",
        why: "The provider's URL in the principal is compared with the token's `iss` to the letter: host, path, letter case. \
              Each cluster and each path is a provider of its own.",
        help: "name the provider of the token's `iss`",
        example: main(r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/gitlab.com"}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::WRONG_ACCOUNT,
        title: "The policy names the provider of another account",
        why: "AWS looks for the provider in the account that has the role. A provider of the same URL in another account \
              is another one, and so is one whose account is no account id.",
        help: "write the id of the account that has the role and the provider",
        example: main(r#""Principal":{"Federated":"arn:aws:iam::210987654321:oidc-provider/$url"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#).with(ROLE),
        near: main(RIGHT).with(ROLE),
    },
    Entry {
        kind: &rules::BARE_HOST,
        title: "The principal is a host, where the provider's ARN belongs",
        why: "IAM saves a bare host, but only Google, Cognito, Login with Amazon and Facebook are named so. Any other \
              provider is named by its whole ARN.",
        help: "write `arn:aws:iam::ACCOUNT:oidc-provider/` before the host",
        example: main(r#""Principal":{"Federated":"$url"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
        near: aws("https://accounts.google.com", r#""sub":"1142""#, r#"{"StringEquals":{"$url:sub":"1142"}}"#),
    },
    Entry {
        kind: &rules::URL_SCHEME,
        title: "The provider's ARN has `https://` in it",
        why: "A provider's ARN has its URL without the scheme. With it the ARN names nothing.",
        help: "leave `https://` out of the ARN",
        example: main(r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/https://$url"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::TRAILING_SLASH,
        title: "The principal and the token's issuer differ by a slash at the end",
        why: "Auth0's and Entra's issuers end in a slash, most others do not. It is part of the provider's URL, its ARN and \
              its condition keys.",
        help: "write the provider as the token's `iss` has it",
        example: main(r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url/"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
        near: aws("https://acme.eu.auth0.com/", r#""sub":"auth0|1""#, r#"{"StringEquals":{"$url:sub":"auth0|1"}}"#),
    },
    Entry {
        kind: &rules::SAML,
        title: "The policy trusts a SAML provider",
        why: "SAML providers sign in people by assertions, with `sts:AssumeRoleWithSAML`. A token of OpenID Connect has an \
              `oidc-provider`.",
        help: "name the OIDC provider: `arn:aws:iam::ACCOUNT:oidc-provider/…`",
        example: main(r#""Principal":{"Federated":"arn:aws:iam::123456789012:saml-provider/acme"}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::WILDCARD,
        title: "A `*` in the principal is no wildcard",
        why: "A principal names whole providers. A `*` cannot stand for a part of a name or an ARN; alone under `AWS` it \
              means everyone, and web identities are not among them.",
        help: "name each provider by its whole ARN",
        example: main(r#""Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/*"},"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
        near: main(RIGHT),
    },
];

const ROLE: &str = r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#;
