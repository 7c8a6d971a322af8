//! Condition keys that the request does not have, and conditions that cannot hold together.

use crate::aws::explain::key as rules;
use crate::aws::explain::key::provider;
use crate::aws::explain::{contradiction as together, value};
use crate::finding::both;
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, IDP, Written, aws};

/// A run for the branch `main` of `acme/web` under that policy.
const fn main(policy: &'static str) -> Written {
    aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main","repository_owner":"acme""#, policy)
}

const RIGHT: &str = r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#;

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &both::CLAIM_MISSING,
        title: "The token has no such claim",
        why: "The policy tests a key that AWS would make of a claim, and the token lacks the claim. An absent key fails every \
              test but negated ones, `IfExists` and `ForAllValues`. In Pulumi's policies a rule about a missing claim matches nothing.",
        help: "test a claim that the token has, such as `sub`, or have the issuer add it",
        example: main(r#"{"StringEquals":{"$url:environment":"prod"}}"#),
        near: aws(GITHUB, r#""sub":"repo:acme/web:environment:prod","environment":"prod""#, r#"{"StringEquals":{"$url:environment":"prod"}}"#),
    },
    Entry {
        kind: &rules::NOT_A_KEY,
        title: "AWS makes no condition key of this claim",
        why: "AWS reads `aud`, `sub`, `amr` and `email` of every issuer, and some more claims of GitHub, GitLab, Buildkite, \
              CircleCI, Google and Oracle. A key of any other claim is absent, though the claim is in the token.",
        help: "test `sub`, and have the issuer put the value there; or use the claim's id, such as `repository_owner_id`",
        example: main(r#"{"StringEquals":{"$url:repository_owner":"acme"}}"#),
        near: aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main","repository_owner_id":"1042""#, r#"{"StringEquals":{"$url:repository_owner_id":"1042"}}"#),
    },
    Entry {
        kind: &rules::NEVER_PRESENT,
        title: "No web-identity request has this condition key",
        why: "Whoever exchanges a token has no AWS identity and no session yet, so the keys about them are absent: the \
              organization, the principal's ARN and tags, multi-factor authentication, the external id, the duration.",
        help: "remove the condition, or test a claim of the token",
        example: main(r#"{"StringEquals":{"aws:PrincipalOrgID":"o-abcdef1234"}}"#),
        near: main(r#"{"StringEquals":{"aws:ResourceOrgID":"o-abcdef1234"}}"#).with(r#"{"context":{"aws:ResourceOrgID":"o-abcdef1234"}}"#),
    },
    Entry {
        kind: &rules::MISSPELLED,
        title: "The condition key is misspelt",
        why: "A key that differs by a letter is another key, and the request does not have it. IAM saves it all the same.",
        help: "correct the spelling",
        example: main(r#"{"StringEquals":{"$url:enviroment":"prod"}}"#),
        near: main(r#"{"StringLike":{"$url:SUB":"repo:acme/web:*"}}"#),
    },
    Entry {
        kind: &provider::WRONG_PROVIDER,
        title: "The condition key is of another provider than the token's",
        why: "A key starts with the URL of its provider, path included. Only keys of the token's own provider are part of \
              the request, and AWS does not compare the key with the principal of its statement.",
        help: "write the provider of the token's `iss`, without `https://`, before the colon",
        example: main(r#"{"StringLike":{"gitlab.com:sub":"repo:acme/web:*"}}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &provider::TRAILING_SLASH,
        title: "The condition key and the issuer differ by a slash before the colon",
        why: "The issuers of Auth0 and Entra end in a slash. It belongs to the condition keys as well: \
              `acme.eu.auth0.com/:sub`.",
        help: "write the key with the provider as the token's `iss` has it",
        example: aws("https://acme.eu.auth0.com/", r#""sub":"auth0|1""#, r#"{"StringEquals":{"acme.eu.auth0.com:sub":"auth0|1"}}"#),
        near: aws("https://acme.eu.auth0.com/", r#""sub":"auth0|1""#, r#"{"StringEquals":{"$url:sub":"auth0|1"}}"#),
    },
    Entry {
        kind: &provider::URL_SCHEME,
        title: "The condition key has `https://` in front",
        why: "A key starts with the provider's URL without its scheme. Programs that put the issuer of a cluster into the \
              key forget to cut it off.",
        help: "leave `https://` out of the key",
        example: main(r#"{"StringLike":{"https://$url:sub":"repo:acme/web:*"}}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &provider::PROVIDER_ARN,
        title: "The condition key starts with the provider's ARN",
        why: "A key starts with the provider's URL, which is the part of its ARN after `oidc-provider/`. With the ARN the key \
              is never present.",
        help: "leave everything up to `oidc-provider/` out of the key",
        example: main(r#"{"StringLike":{"arn:aws:iam::123456789012:oidc-provider/$url:sub":"repo:acme/web:*"}}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &value::MUST_BE_ABSENT,
        title: "The policy wants a request without this key",
        why: "`Null` with `true` asks that a key is not there. On `sub` or `aud`, which every token has, no token passes.",
        help: "write `\"false\"` to ask for the key, or remove the test",
        example: main(r#"{"Null":{"$url:sub":"true"}}"#),
        near: main(r#"{"Null":{"$url:sub":"false"}}"#),
    },
    Entry {
        kind: &value::NEEDS_SET,
        title: "The key holds a list, and the operator tests one value",
        why: "AWS requires `ForAnyValue:` or `ForAllValues:` for keys with several values, such as `amr` and `aws:TagKeys`. \
              What it does without one is not documented; other implementations let nothing match.",
        help: "write `ForAnyValue:` before the operator",
        example: aws("https://cognito-identity.amazonaws.com", r#""aud":"pool","sub":"id","amr":["authenticated"]"#, r#"{"StringEquals":{"$url:aud":"pool","$url:amr":"authenticated"}}"#),
        near: aws("https://cognito-identity.amazonaws.com", r#""aud":"pool","sub":"id","amr":["authenticated"]"#, r#"{"StringEquals":{"$url:aud":"pool"},"ForAnyValue:StringEquals":{"$url:amr":"authenticated"}}"#),
    },
    Entry {
        kind: &both::SWAPPED,
        title: "The value is that of another claim",
        why: "What the policy expects is in the token, but under another name: a subject under `:aud`, an audience under \
              `:sub`. Each key is compared with its own claim only.",
        help: "test the value under the claim that has it",
        example: main(r#"{"StringEquals":{"$url:aud":"repo:acme/web:ref:refs/heads/main"}}"#),
        near: main(r#"{"StringEquals":{"$url:sub":"repo:acme/web:ref:refs/heads/main"}}"#),
    },
    Entry {
        kind: &together::SAME_KEY,
        title: "The same key must pass two tests that no value passes",
        why: "All operators of a condition block must hold. Two alternatives written under two operators are therefore both \
              demanded, and nothing is both.",
        help: "put the values into one list under one operator: there any one of them is enough",
        example: main(r#"{"StringEquals":{"$url:sub":"repo:acme/api:ref:refs/heads/main"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
        near: main(r#"{"StringLike":{"$url:sub":["repo:acme/api:ref:refs/heads/main","repo:acme/web:*"]}}"#),
    },
    Entry {
        kind: &together::TWO_PROVIDERS,
        title: "The statement tests keys of two issuers, and a token has those of one",
        why: "All conditions of a statement must hold. A token has only the keys of its own issuer, so that a statement which \
              tests the subjects of two of them lets nobody in.",
        help: "give each issuer a statement of its own",
        example: main(r#"{"StringLike":{"$url:sub":"repo:acme/web:*","gitlab.com:sub":"project_path:acme/web:*"}}"#),
        near: main(r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/gitlab.com"},"Condition":{"StringLike":{"gitlab.com:sub":"project_path:acme/web:*"}}}]"#),
    },
    Entry {
        kind: &value::UNRESOLVED,
        title: "A policy variable has no value in this request",
        why: "A variable stands for the value of a condition key. Where the request does not have the key, nothing equals it \
              and nothing is like it.",
        help: "name a key that the request has, or give a default: `${key, 'default'}`",
        example: aws(IDP, r#""sub":"mira""#, r#"{"StringEquals":{"$url:sub":"${aws:username}"}}"#),
        near: aws(IDP, r#""sub":"mira""#, r#"{"StringEquals":{"$url:sub":"${aws:username, 'mira'}"}}"#),
    },
    Entry {
        kind: &value::NEEDS_2012,
        title: "Policy variables are literal text in a policy of 2008",
        why: "`${…}` is replaced in policies of version 2012-10-17 only. A policy without `Version` is of 2008.",
        help: "add `\"Version\": \"2012-10-17\"`",
        example: aws(IDP, r#""sub":"mira""#, r#"{"Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"},"Action":"sts:AssumeRoleWithWebIdentity","Condition":{"StringEquals":{"sts:RoleSessionName":"${$url:sub}"}}}}"#).with(r#"{"sessionName":"mira"}"#),
        near: aws(IDP, r#""sub":"mira""#, r#"{"StringEquals":{"sts:RoleSessionName":"${$url:sub}"}}"#).with(r#"{"sessionName":"mira"}"#),
    },
];
