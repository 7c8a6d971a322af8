//! Policies that do not work as they are written.

use crate::aws::lint::{action, condition, key, principal, statement, value};
use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, Written, lint};

const fn github(policy: &'static str) -> Written {
    lint(GITHUB, policy)
}

/// A statement with nothing wrong about it.
const RIGHT: &str = r#"{"StringEquals":{"$url:aud":"sts.amazonaws.com","$url:sub":"repo:acme@12/web@34:ref:refs/heads/main"}}"#;

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &action::UNKNOWN,
        title: "There is no such action",
        why: "A name that no action has allows nothing, and nobody says so until the call is denied.",
        help: "correct the name: `sts:AssumeRoleWithWebIdentity`",
        example: github(r#""Action":"sts:AssumeRoleWithWebIdentiy""#),
        near: github(RIGHT),
    },
    Entry {
        kind: &action::BROAD,
        title: "A wildcard or `NotAction` allows other actions as well",
        why: "`sts:*` and `NotAction` also allow the actions that STS has besides, and those it will have.",
        help: "name `sts:AssumeRoleWithWebIdentity`, and `sts:TagSession` where the tokens carry session tags",
        example: github(r#""Action":"sts:*""#),
        near: github(RIGHT),
    },
    Entry {
        kind: &action::REDUNDANT,
        title: "An action adds nothing to another one",
        why: "A pattern in the same list covers it.",
        help: "remove it, or the wider one",
        example: github(r#""Action":["sts:AssumeRoleWith*","sts:AssumeRoleWithWebIdentity"]"#),
        near: github(r#""Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession"]"#),
    },
    Entry {
        kind: &principal::REDUNDANT,
        title: "A principal is named twice",
        why: "The second time changes nothing.",
        help: "remove it",
        example: github(
            r#""Principal":{"Federated":["arn:aws:iam::123456789012:oidc-provider/$url","arn:aws:iam::123456789012:oidc-provider/$url"]}"#,
        ),
        near: github(RIGHT),
    },
    Entry {
        kind: &statement::EMPTY_SID,
        title: "The `Sid` is empty",
        why: "A `Sid` is for people to tell statements apart.",
        help: "name the statement, or leave `Sid` out",
        example: github(r#""Sid":"""#),
        near: github(r#""Sid":"deploy""#),
    },
    Entry {
        kind: &statement::REDUNDANT,
        title: "A statement adds nothing to another one",
        why: "Whatever it applies to, another statement with the same effect applies to as well.",
        help: "remove it, or narrow the other one",
        example: github(
            r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/*"}}},{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}}]"#,
        ),
        near: github(
            r#"[{"Condition":{"StringLike":{"$url:sub":"repo:acme/api:*"}}},{"Condition":{"StringLike":{"$url:sub":"repo:acme/web:*"}}}]"#,
        ),
    },
    Entry {
        kind: &key::INVALID_KEY,
        title: "That is no condition key",
        why: "A condition key has two parts with a colon between them: `aws:` and a name, or the provider's URL and a claim.",
        help: "write the provider's URL and `:` in front of the claim",
        example: github(r#"{"StringLike":{"sub":"repo:acme/web:*"}}"#),
        near: github(RIGHT),
    },
    Entry {
        kind: &condition::LETTER_CASE,
        title: "A key stands twice, in different letter case",
        why: "Condition keys ignore letter case, so that both are one key, and IAM refuses a document with repeated keys.",
        help: "merge both into one",
        example: github(r#"{"StringLike":{"$url:sub":"repo:acme/web:*","$url:Sub":"repo:acme/api:*"}}"#),
        near: github(r#"{"StringLike":{"$url:sub":["repo:acme/web:*","repo:acme/api:*"]}}"#),
    },
    Entry {
        kind: &condition::SET_ON_SINGLE,
        title: "A set operator tests a key that has one value",
        why: "`ForAnyValue` and `ForAllValues` are for keys that hold a list, such as `amr`. On a single value they are easily \
              misread, and `ForAllValues` passes where there is none.",
        help: "leave the prefix away",
        example: github(r#"{"ForAnyValue:StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
        near: github(r#"{"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    },
    Entry {
        kind: &condition::NULL_TRUE,
        title: "The statement asks for tokens that cannot exist",
        why: "`Null` with `true` asks for a key to be absent. Every token has a subject and an audience, so the statement lets \
              nobody in.",
        help: "write `\"false\"`, or test the value",
        example: github(r#"{"Null":{"$url:sub":"true"}}"#),
        near: github(r#"{"Null":{"$url:sub":"false"},"StringLike":{"$url:sub":"repo:acme/web:*"}}"#),
    },
    Entry {
        kind: &condition::NULL_WITH_SET,
        title: "A set operator stands in front of `Null`",
        why: "Whether a key is there does not depend on how many values it has.",
        help: "write `Null`",
        example: github(r#"{"ForAllValues:Null":{"$url:environment":"false"}}"#),
        near: github(r#"{"Null":{"$url:environment":"false"}}"#),
    },
    Entry {
        kind: &condition::REDUNDANT,
        title: "A value adds nothing to another one",
        why: "Of several values one must match, so that the widest decides. One of them may have been meant to narrow it.",
        help: "remove it, or the wider one",
        example: github(r#"{"StringLike":{"$url:sub":["repo:acme/*","repo:acme/web:ref:refs/heads/main"]}}"#),
        near: github(
            r#"{"StringLike":{"$url:sub":["repo:acme/api:*","repo:acme/web:ref:refs/heads/main"]}}"#,
        ),
    },
    Entry {
        kind: &value::TYPE,
        title: "An operator, a key and a value are not of one type",
        why: "AWS reads both sides as the operator's type: a number, a time, an address, an ARN. What cannot be read so does \
              not match.",
        help: "use an operator for what the key holds, and write the value as one",
        example: github(r#"{"ArnLike":{"$url:sub":"repo:acme/web:*"}}"#),
        near: github(
            r#"{"StringLike":{"$url:sub":"repo:acme/web:*"},"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#,
        ),
    },
    Entry {
        kind: &value::VARIABLE,
        title: "A policy variable is not written as one",
        why: "A variable is a condition key in `${` and `}`, perhaps with a default: `${key, 'default'}`. It stands in the \
              values of string and ARN operators only.",
        help: "correct the variable, or write the value",
        example: github(r#"{"StringEquals":{"sts:RoleSessionName":"${$url:actor"}}"#),
        near: github(r#"{"StringEquals":{"sts:RoleSessionName":"${$url:actor}"}}"#),
    },
    Entry {
        kind: &value::PRIVATE_ADDRESS,
        title: "`aws:SourceIp` is compared with a private address",
        why: "`aws:SourceIp` is the address from which a request reaches AWS over the Internet, never a private one. A request \
              through a VPC endpoint has `aws:VpcSourceIp` instead.",
        help: "test the public address, or `aws:VpcSourceIp`",
        example: github(r#"{"IpAddress":{"aws:SourceIp":"10.0.0.0/8"}}"#),
        near: github(r#"{"IpAddress":{"aws:SourceIp":"203.0.113.0/24"}}"#),
    },
];
