//! Calls and tokens that STS refuses before it reads any policy.

use crate::aws::explain::fault as rules;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, TRUSTED, Written, aws};

/// A token of an issuer of one's own, with these claims beside `iss`, under a policy that trusts it.
const fn token(claims: &'static str) -> Written {
    aws(IDP, claims, TRUSTED)
}

/// The same under a policy that allows what a token may ask for besides, and tests the audience alone.
const fn asking_more(claims: &'static str) -> Written {
    aws(
        IDP,
        claims,
        r#""Action":["sts:AssumeRoleWithWebIdentity","sts:TagSession","sts:SetSourceIdentity"],"Condition":{"StringEquals":{"$url:aud":"sts.amazonaws.com"}}"#,
    )
}

/// The same, at a time and with judgement of the token's own times.
const fn at_noon(claims: &'static str) -> Written {
    token(claims).with(r#"{"now":1789128000,"judgeTimes":true}"#)
}

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &rules::INVALID_ROLE_ARN,
        title: "The role's ARN is none",
        why: "STS reads the role's ARN before anything else. A part that is missing, or a colon too many, makes it no \
              ARN of a role, and the call ends there.",
        help: "copy the ARN from the role's page: `arn:aws:iam::ACCOUNT:role/PATH/NAME`",
        example: token(r#""sub":"s1""#).with(r#"{"roleArn":"arn:aws:iam:123456789012:role/deploy"}"#),
        near: token(r#""sub":"s1""#).with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
    },
    Entry {
        kind: &rules::INVALID_PARAMETER,
        title: "A parameter of the call has a value that STS does not take",
        why: "A session name has 2 to 64 letters, digits and `_+=,.@-`, and a session lasts 900 to 43,200 seconds. With \
              anything else STS refuses the call before it looks at the token.",
        help: "choose another session name or duration",
        example: token(r#""sub":"s1""#).with(r#"{"sessionName":"deploy web/prod"}"#),
        near: token(r#""sub":"s1""#).with(r#"{"sessionName":"deploy-web-prod"}"#),
    },
    Entry {
        kind: &rules::PROVIDER_ID,
        title: "A ProviderId does not go with an OIDC token",
        why: "ProviderId is for the OAuth 2.0 access tokens of Login with Amazon and Facebook. With it STS does not take \
              the token for one of OpenID Connect.",
        help: "leave ProviderId out",
        example: token(r#""sub":"s1""#).with(r#"{"providerId":"www.amazon.com"}"#),
        near: token(r#""sub":"s1""#),
    },
    Entry {
        kind: &rules::DURATION_EXCEEDS_ROLE,
        title: "The session is to last longer than the role allows",
        why: "Each role has a MaxSessionDuration of one to twelve hours. A longer session is refused, after every policy \
              has let the token in.",
        help: "request a shorter session, or raise the role's MaxSessionDuration",
        example: token(r#""sub":"s1""#).with(r#"{"durationSeconds":7200,"maxSessionDuration":3600}"#),
        near: token(r#""sub":"s1""#).with(r#"{"durationSeconds":3600,"maxSessionDuration":3600}"#),
    },
    Entry {
        kind: &rules::TOKEN_TOO_LONG,
        title: "The token has more characters than STS takes",
        why: "STS takes tokens of up to 20,000 characters. Tokens grow with the groups and roles that the issuer puts in.",
        help: "have the issuer leave out claims that AWS does not read",
        example: token(SIGNED).padded(16_000),
        near: token(SIGNED).signed(),
    },
    Entry {
        kind: &rules::CRITICAL_HEADER,
        title: "The token's header has `crit`",
        why: "`crit` names extensions that whoever reads the token must understand. AWS understands none, and takes such \
              a token for no valid JWT.",
        help: "have the issuer leave `crit` out of the header",
        example: token(SIGNED).jwt(r#"{"alg":"RS256","crit":["exp"]}"#, "c2lnbmF0dXJl"),
        near: token(SIGNED).signed(),
    },
    Entry {
        kind: &rules::UNSUPPORTED_ALGORITHM,
        title: "The token is signed with an algorithm that AWS does not take",
        why: "AWS takes RS256, RS384, RS512, ES256, ES384 and ES512. Issuers that sign with a shared secret (HS256), with \
              PS256 or with EdDSA cannot be trusted directly.",
        help: "have the issuer sign with RS256 or ES256",
        example: token(SIGNED).jwt(r#"{"alg":"HS256"}"#, "c2lnbmF0dXJl"),
        near: token(SIGNED).signed(),
    },
    Entry {
        kind: &rules::MISSING_CLAIM,
        title: "The token lacks a claim that AWS needs",
        why: "Every token must have `iss`, `sub`, `aud`, `iat` and `exp`. Without one of them STS refuses it, whatever \
              the trust policy says.",
        help: "have the issuer add the claim",
        example: token(r#""sub":"s1","iat":1789120000"#).signed(),
        near: token(SIGNED).signed(),
    },
    Entry {
        kind: &rules::NULL_SUBJECT,
        title: "The token's `sub` is null",
        why: "A claim that is there and null makes STS answer with an error of its own, instead of saying what is missing.",
        help: "have the issuer put a text into `sub`",
        example: asking_more(r#""sub":null,"iat":1789120000,"exp":1789123600"#).signed(),
        near: asking_more(r#""sub":"","iat":1789120000,"exp":1789123600"#).signed(),
    },
    Entry {
        kind: &rules::ISSUER_NOT_REGISTERED,
        title: "The role's account has no identity provider for the token's issuer",
        why: "AWS looks in the role's account for a provider whose URL is the token's `iss` to the letter: host, path and \
              trailing slash. A provider in another account, or one for another path, is not found.",
        help: "create an IAM OIDC provider with the URL of `iss` in the role's account",
        example: token(r#""sub":"s1""#)
            .with(r#"{"providerArn":"arn:aws:iam::123456789012:oidc-provider/idp.example.com/"}"#),
        near: token(r#""sub":"s1""#)
            .with(r#"{"providerArn":"arn:aws:iam::123456789012:oidc-provider/idp.example.com"}"#),
    },
    Entry {
        kind: &rules::MULTIPLE_AUDIENCES,
        title: "The token has several audiences, or none",
        why: "AWS takes one audience. With two of them it refuses the token even if both are registered, unless `azp` \
              names the one that counts.",
        help: "request the token for one audience",
        example: token(r#""sub":"s1","aud":["sts.amazonaws.com","https://vault.example.com"]"#),
        near: token(r#""sub":"s1","aud":["sts.amazonaws.com"]"#),
    },
    Entry {
        kind: &rules::AUDIENCE_NOT_REGISTERED,
        title: "The token's audience is none of the provider's client IDs",
        why: "The IAM OIDC provider lists the audiences that it accepts. AWS compares the token's `azp` with them if it has \
              one, and else its `aud`, before it reads the trust policy.",
        help: "request the token for an audience that is listed, or add this one to the provider's client IDs",
        example: token(r#""sub":"s1","aud":"https://github.com/acme""#)
            .with(r#"{"clientIds":["sts.amazonaws.com"]}"#),
        near: token(r#""sub":"s1""#).with(r#"{"clientIds":["sts.amazonaws.com"]}"#),
    },
    Entry {
        kind: &rules::INVALID_TIMESTAMP,
        title: "A time in the token is no whole number of seconds",
        why: "`exp`, `iat` and `nbf` count seconds since 1970. AWS refuses fractions and dates; a whole number in quotes \
              it takes.",
        help: "have the issuer write the times as integers",
        example: token(r#""sub":"s1","iat":1789120000.5"#),
        near: token(r#""sub":"s1","iat":"1789120000""#),
    },
    Entry {
        kind: &rules::EXPIRED,
        title: "The token has expired",
        why: "AWS lets five minutes pass after `exp`. Its error names a time five minutes before its clock, which looks \
              like a clock that is wrong and is none.",
        help: "request a fresh token right before the call",
        example: at_noon(r#""sub":"s1","iat":1789123000,"exp":1789127600"#),
        near: at_noon(r#""sub":"s1","iat":1789123000,"exp":1789127800"#),
    },
    Entry {
        kind: &rules::IN_FUTURE,
        title: "The token was issued in the future",
        why: "`iat` lies more than five minutes ahead of AWS's clock, so the issuer's clock is wrong.",
        help: "set the issuer's clock",
        example: at_noon(r#""sub":"s1","iat":1789130000,"exp":1789133600"#),
        near: at_noon(r#""sub":"s1","iat":1789128200,"exp":1789133600"#),
    },
    Entry {
        kind: &rules::NOT_YET_VALID,
        title: "The token is not valid yet",
        why: "`nbf` says from when on the token is good. AWS allows five minutes of difference between the clocks.",
        help: "wait, or set the issuer's clock",
        example: at_noon(r#""sub":"s1","iat":1789127900,"nbf":1789130000,"exp":1789133600"#),
        near: at_noon(r#""sub":"s1","iat":1789127900,"nbf":1789128200,"exp":1789133600"#),
    },
    Entry {
        kind: &rules::TOO_OLD,
        title: "The token is older than a day",
        why: "AWS refuses tokens that were issued long ago with `Token too old`, whatever their `exp`. It does not publish \
              the limit; tokens of more than a day were refused.",
        help: "request a fresh token",
        example: at_noon(r#""sub":"s1","iat":1789000000,"exp":1789999999"#),
        near: at_noon(r#""sub":"s1","iat":1789127900,"exp":1789999999"#),
    },
    Entry {
        kind: &rules::INVALID_TAGS,
        title: "A session tag in the token has the wrong form",
        why: "Nested under `principal_tags` each value is a list of one text. AWS refuses the whole token otherwise.",
        help: "have the issuer write `\"Team\": [\"web\"]`",
        example: asking_more(r#""sub":"s1","https://aws.amazon.com/tags":{"principal_tags":{"Team":"web"}}"#),
        near: asking_more(r#""sub":"s1","https://aws.amazon.com/tags":{"principal_tags":{"Team":["web"]}}"#),
    },
    Entry {
        kind: &rules::TAG_LIMIT,
        title: "The token has a session tag that a session cannot have",
        why: "A session has up to 50 tags, with keys of up to 128 and values of up to 256 characters; keys are unique \
              whatever their letter case, and do not start with `aws:`.",
        help: "have the issuer put other tags into the token",
        example: asking_more(
            r#""sub":"s1","https://aws.amazon.com/tags":{"principal_tags":{"aws:team":["web"]}}"#,
        ),
        near: asking_more(r#""sub":"s1","https://aws.amazon.com/tags":{"principal_tags":{"team":["web"]}}"#),
    },
    Entry {
        kind: &rules::SOURCE_IDENTITY,
        title: "The token's source identity has characters that AWS does not take",
        why: "A source identity has 2 to 64 letters, digits and `_+=,.@-`; no space, slash or colon.",
        help: "have the issuer put another text into `https://aws.amazon.com/source_identity`",
        example: asking_more(r#""sub":"s1","https://aws.amazon.com/source_identity":"mira k""#),
        near: asking_more(r#""sub":"s1","https://aws.amazon.com/source_identity":"mira.k""#),
    },
    Entry {
        kind: &rules::ROLES_INVALID,
        title: "The token's roles claim names no role",
        why: "An issuer can name in `https://aws.amazon.com/roles` the roles that a token is good for. A claim that is \
              there and holds no whole role ARN makes AWS refuse the token.",
        help: "have the issuer list whole role ARNs, or leave the claim out",
        example: token(r#""sub":"s1","https://aws.amazon.com/roles":["deploy"]"#)
            .with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
        near: token(r#""sub":"s1","https://aws.amazon.com/roles":["arn:aws:iam::123456789012:role/deploy"]"#)
            .with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
    },
    Entry {
        kind: &rules::ROLES_EXCLUDE,
        title: "The token is good for other roles than this one",
        why: "Where the token has the claim `https://aws.amazon.com/roles`, it can be exchanged for the roles named there \
              only. That is checked before the trust policy.",
        help: "have the issuer add the role's ARN, or assume one of the roles that the token names",
        example: token(
            r#""sub":"s1","https://aws.amazon.com/roles":["arn:aws:iam::123456789012:role/read"]"#,
        )
        .with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
        near: token(r#""sub":"s1","https://aws.amazon.com/roles":["arn:aws:iam::123456789012:role/deploy"]"#)
            .with(r#"{"roleArn":"arn:aws:iam::123456789012:role/deploy"}"#),
    },
    Entry {
        kind: &rules::UNSIGNED,
        title: "The token was pasted without its signature",
        why: "It is read as if it were signed, so that a token can be shared without being of use to others. AWS itself \
              refuses a token without its signature.",
        help: "send the whole token to AWS",
        example: token(SIGNED).jwt(r#"{"alg":"RS256"}"#, ""),
        near: token(SIGNED).signed(),
    },
];

/// Claims of a whole token.
const SIGNED: &str = r#""sub":"s1","iat":1789120000,"exp":1789123600"#;
