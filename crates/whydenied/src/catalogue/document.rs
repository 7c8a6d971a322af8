//! Policy documents that IAM refuses to save, or that are not what they seem.

use crate::aws::explain::problem as rules;
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, Written, aws};

/// A run for the branch `main` of `acme/web` under that policy.
const fn main(policy: &'static str) -> Written {
    aws(GITHUB, r#""sub":"repo:acme/web:ref:refs/heads/main""#, policy)
}

const RIGHT: &str = r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#;

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &rules::NOT_STRICT_JSON,
        title: "The text is not quite JSON",
        why: "Comments, a comma after the last entry and a byte order mark come in from YAML, from programs and from \
              editors. They were skipped here; IAM does not take them.",
        help: "remove them before you save the policy",
        example: main(
            r#"{
  "Version": "2012-10-17",
  "Statement": { // the deployments
    "Effect": "Allow",
    "Principal": { "Federated": "arn:aws:iam::123456789012:oidc-provider/$url" },
    "Action": "sts:AssumeRoleWithWebIdentity",
    "Condition": { "StringLike": { "$url:sub": "repo:acme/web:*" } },
  },
}"#,
        ),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::DUPLICATE_KEY,
        title: "A key stands twice in the same object",
        why: "IAM refuses a document with repeated keys. Terraform, YAML and most JSON tools keep the last one silently, so \
              that the policy that reaches IAM has lost a condition, and with it a check.",
        help: "merge both into one: several keys under one operator, several values in one list",
        example: main(
            r#""Condition":{"StringLike":{"$url:sub":"repo:acme/*"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
        ),
        near: main(
            r#""Condition":{"StringEquals":{"$url:aud":"sts.amazonaws.com"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#,
        ),
    },
    Entry {
        kind: &rules::MISSING_VERSION,
        title: "The policy has no `Version`, so the rules of 2008 hold",
        why: "A policy without `Version` is of 2008. Policy variables such as `${aws:username}` are literal text there.",
        help: "add `\"Version\": \"2012-10-17\"`",
        example: main(
            r#"{"Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"},"Action":"sts:AssumeRoleWithWebIdentity"}}"#,
        ),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::INVALID_VERSION,
        title: "There is no such version of the policy language",
        why: "The version is that of the language and not of your policy: 2012-10-17 or 2008-10-17.",
        help: "write `\"Version\": \"2012-10-17\"`",
        example: main(
            r#"{"Version":"2026-11-20","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"},"Action":"sts:AssumeRoleWithWebIdentity"}}"#,
        ),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::PERMISSIONS_POLICY,
        title: "This is a permissions policy, not the role's trust policy",
        why: "A permissions policy says what the role may do, by `Resource`. Who may assume the role is said by the trust \
              policy, by `Principal`; only that one decides here.",
        help: "paste the trust policy: `AssumeRolePolicyDocument` in `aws iam get-role`",
        example: main(
            r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:GetObject","Resource":"*"}}"#,
        ),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::MISSING_ELEMENT,
        title: "An element that every trust policy needs is missing",
        why: "A policy has a `Statement`, and each statement an `Effect`, a `Principal` and an `Action`. IAM saves nothing \
              less.",
        help: "add the element",
        example: main(
            r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":"arn:aws:iam::123456789012:oidc-provider/$url"}}}"#,
        ),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::INVALID_ELEMENT,
        title: "An element has a form that the policy language does not know",
        why: "`Effect` is `Allow` or `Deny` in this letter case, `Action` is a text or a list of texts, a condition block is \
              an object of objects. IAM refuses anything else.",
        help: "write the element as the policy grammar has it",
        example: main(r#""Effect":"allow""#),
        near: main(r#""Effect":"Allow""#),
    },
    Entry {
        kind: &rules::UNKNOWN_ELEMENT,
        title: "The policy language has no such element",
        why: "Elements are spelt in one way only, capitals included. IAM refuses a policy with others.",
        help: "correct the spelling, or remove the element",
        example: main(r#""Conditions":{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::PROHIBITED_ELEMENT,
        title: "A trust policy must not have this element",
        why: "The role itself is the resource of its trust policy, so `Resource` has no place in it, and a trust policy says \
              whom it trusts, not whom it does not.",
        help: "remove the element",
        example: main(r#""Resource":"*""#),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::DUPLICATE_SID,
        title: "Two statements have the same `Sid`",
        why: "A `Sid` names a statement within its policy, so it stands there once.",
        help: "rename one of them, or leave it out",
        example: main(
            r#"[{"Sid":"Deploy","Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Sid":"Deploy","Condition":{"StringLike":{"$url:sub":"repo:acme/api:*"}}}]"#,
        ),
        near: main(
            r#"[{"Sid":"DeployWeb","Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}},{"Sid":"DeployApi","Condition":{"StringLike":{"$url:sub":"repo:acme/api:*"}}}]"#,
        ),
    },
    Entry {
        kind: &rules::UNKNOWN_OPERATOR,
        title: "There is no such condition operator",
        why: "Operators are documented in one spelling only, capitals included. IAM refuses a policy with others.",
        help: "use an operator such as `StringEquals` or `StringLike`",
        example: main(r#"{"stringLike":{"$url:sub":"repo:acme/web:*"}}"#),
        near: main(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    },
    Entry {
        kind: &rules::FOREIGN_ACTION,
        title: "A trust policy speaks of STS actions only",
        why: "IAM is said to refuse any other action in a trust policy, a bare `*` included. What the role may do later is \
              said by its permissions policies.",
        help: "write `sts:AssumeRoleWithWebIdentity`",
        example: main(r#""Action":["sts:AssumeRoleWithWebIdentity","s3:GetObject"]"#),
        near: main(r#""Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"]"#),
    },
    Entry {
        kind: &rules::EMPTY_CONDITION,
        title: "A part of the condition is empty",
        why: "What an operator without keys, or a key without values, means is documented nowhere. Here an empty list matches \
              nothing.",
        help: "remove it, or name what you want to test",
        example: main(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"},"StringEquals":{}}"#),
        near: main(RIGHT),
    },
    Entry {
        kind: &rules::INVALID_CHARACTER,
        title: "IAM does not take this character in a policy",
        why: "Policies hold tabs, line breaks and the characters from U+0020 to U+00FF. Typographic quotes and invisible \
              spaces come in by copying from web pages and chats.",
        help: "type it again by hand",
        example: main(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/web–docs:*"]}}"#),
        near: main(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/web-docs:*"]}}"#),
    },
    Entry {
        kind: &rules::TOO_LONG,
        title: "The policy is longer than a trust policy may be",
        why: "A trust policy has up to 2,048 characters by default, white space not counted. The quota can be raised to \
              4,096.",
        help: "shorten it with wildcards that are as narrow as the list was, or have the quota raised",
        example: main(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/$long:*"]}}"#),
        near: main(RIGHT),
    },
];
