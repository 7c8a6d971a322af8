//! What is good to know of a report: what was assumed, taken from elsewhere, or left open.

use crate::aws::explain::{findings as rules, pasted};
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, IDP, TRUSTED, aws};

const EVENT: &str = r#"{"eventVersion":"1.08","userIdentity":{"type":"WebIdentityUser","principalId":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com:sts.amazonaws.com:repo:acme/web:ref:refs/heads/main","userName":"repo:acme/web:ref:refs/heads/main","identityProvider":"arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com"},"eventTime":"2026-11-20T18:00:00Z","eventSource":"sts.amazonaws.com","eventName":"AssumeRoleWithWebIdentity","errorCode":"AccessDenied"}"#;
const ANSWER: &str = r#"{"Role":{"Path":"/","RoleName":"deploy","RoleId":"AROAEXAMPLE","Arn":"arn:aws:iam::123456789012:role/deploy","CreateDate":"2026-01-01T00:00:00Z","AssumeRolePolicyDocument":{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"},"Action":"sts:AssumeRoleWithWebIdentity"}}}}"#;

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &rules::ISSUER_ASSUMED,
        title: "The claims do not say who issued them, so the policy's provider was assumed",
        why: "Without `iss` nothing ties the claims to a provider. The one that was given, or the only one that the policy \
              names, stands in for it.",
        help: "add `iss` to the claims",
        example: aws(IDP, r#"{"aud":"a","sub":"s1"}"#, TRUSTED),
        near: aws(IDP, r#""sub":"s1""#, TRUSTED),
    },
    Entry {
        kind: &rules::DEPENDS,
        title: "The verdict rests on something that was not given",
        why: "A condition tests a key that only the request knows, such as the caller's address or the session's name. Nothing \
              is guessed: the verdict says on which keys it depends.",
        help: "say what the key is in the request, or that the request lacks it",
        example: aws(IDP, r#""sub":"s1""#, r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#),
        near: aws(IDP, r#""sub":"s1""#, r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#)
            .with(r#"{"context":{"aws:SourceIp":"203.0.113.7"}}"#),
    },
    Entry {
        kind: &rules::TEMPLATE,
        title: "The policy is a template, and what a tool fills in is not known here",
        why: "Terraform, CloudFormation, a Pulumi program, Helm or a workflow replaces such an expression before the policy \
              reaches AWS. With what, nobody said, so that the verdict depends on it.",
        help: "paste the policy as it is deployed: `aws iam get-role` shows it",
        example: aws(IDP, r#""sub":"s1""#, r#"{"StringEquals":{"$url:sub":"${var.subject}"}}"#),
        near: aws(IDP, r#""sub":"s1""#, r#"{"StringEquals":{"$url:sub":"s1"}}"#),
    },
    Entry {
        kind: &rules::CHECK_THE_ROLE,
        title: "If AWS still denies the call, the role's ARN may be wrong",
        why: "A role that does not exist, another account and another path give the same error as a policy that denies. A role \
              or a provider that was changed just now denies for some seconds, too.",
        help: "compare the role's ARN with the one in the call, and retry after 15 seconds",
        example: aws(IDP, r#""sub":"s1""#, TRUSTED),
        near: aws(IDP, r#""sub":"s1""#, r#"{"StringEquals":{"$url:sub":"s2"}}"#),
    },
    Entry {
        kind: &pasted::EVENT,
        title: "A CloudTrail event stands in for the token",
        why: "The event of a call shows the token's issuer, audience and subject, and the parameters of the call. Other claims, \
              the times and the signature are not in it.",
        help: "paste the token or its claims to check the rest",
        example: aws(GITHUB, EVENT, TRUSTED),
        near: aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main""#, TRUSTED),
    },
    Entry {
        kind: &pasted::ROLE,
        title: "AWS's answer gave what was not said of the role",
        why: "The answer of `aws iam get-role` has the role's ARN, its longest session and its tags beside the policy. What was \
              not given otherwise was taken from there.",
        help: "give other values to override them",
        example: aws(IDP, r#""sub":"s1""#, ANSWER),
        near: aws(IDP, r#""sub":"s1""#, TRUSTED),
    },
    Entry {
        kind: &pasted::OTHER_ROLE,
        title: "The call is for another role than the one whose policy this is",
        why: "AWS reads the trust policy of the role that the call names. This one says which role it belongs to, and that is \
              another.",
        help: "paste the trust policy of the role in the call, or correct the ARN in the call",
        example: aws(IDP, r#""sub":"s1""#, ANSWER)
            .with(r#"{"roleArn":"arn:aws:iam::123456789012:role/read"}"#),
        near: aws(IDP, r#""sub":"s1""#, ANSWER)
            .with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
    },
];
