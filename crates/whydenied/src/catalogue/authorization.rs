//! What Pulumi Cloud's authorization policies say of a token exchange.

use crate::finding::entry::Entry;
use crate::finding::example::{EKS, GITHUB, IDP, Written, pulumi};
use crate::pulumi::explain::{checks, claim, mismatch, remarks, request};
use crate::pulumi::lint::{beside, opening};

const MAIN: &str = r#""aud":"urn:pulumi:org:acme","sub":"repo:acme/web:ref:refs/heads/main""#;
/// The claims of a pod's token.
const POD: &str = r#""aud":["sts.amazonaws.com"],"sub":"system:serviceaccount:default:web","kubernetes.io":{"namespace":"default","pod":{"name":"web-7c9f"},"serviceaccount":{"name":"web"}}"#;
/// A policy that lets everybody of an issuer have a token of the organization.
const EVERYBODY: &str = r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]"#;
const WEB: &str = r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#;
const ADMIN_WEB: &str = r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"repo:acme/web:*"}}]"#;

const fn pod(policies: &'static str) -> Written {
    pulumi(EKS, POD, policies)
}

const fn main(policies: &'static str) -> Written {
    pulumi(GITHUB, MAIN, policies)
}

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &request::NO_POLICY,
        title: "No policy that allows is for the token that is asked for",
        why: "A policy, allow or deny, only matches requests for its own token type, team, user or runner. An exchange that no \
              allow policy matches is denied, and a new issuer starts with none.",
        help: "ask for the token that a policy is for, or add a policy for the one you need",
        example: main(WEB).with(r#"{"tokenType":"personal","user":"alice"}"#),
        near: main(WEB).with(r#"{"tokenType":"organization"}"#),
    },
    Entry {
        kind: &request::EXPLICIT_DENY,
        title: "A policy denies the exchange, and a deny always wins",
        why: "Neither the order of the policies nor how narrow their rules are makes a difference. The policy that a new issuer \
              starts with denies every exchange; left in place beside an allow for the same token, it still does.",
        help: "delete the policy that denies, or narrow its rules",
        example: main(
            r#"[{"decision":"deny","tokenType":"organization","rules":{"aud":"*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
        ),
        near: main(
            r#"[{"decision":"deny","tokenType":"team","teamName":"*","rules":{"aud":"*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
        )
        .with(r#"{"tokenType":"organization"}"#),
    },
    Entry {
        kind: &request::ADMIN,
        title: "Admin permissions are asked for, and no policy grants them",
        why: "An organization token has admin permissions only if the request asks for scope `admin` and a policy that matches \
              has `admin` among its `authorizedPermissions`.",
        help: "add `\"authorizedPermissions\": [\"admin\"]` to the policy, or leave scope `admin` out",
        example: main(WEB).with(r#"{"admin":true}"#),
        near: main(ADMIN_WEB).with(r#"{"admin":true}"#),
    },
    Entry {
        kind: &mismatch::MISMATCH,
        title: "A claim of the token does not match the rule's pattern",
        why: "All rules of a policy must match. In a pattern `*` is any number of characters, `?` at most one and `.` exactly \
              one; the whole value is compared.",
        help: "change the pattern, or what the token says",
        example: pulumi(IDP, r#""sub":"deploy-web""#, r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"deploy-api"}}]"#),
        near: pulumi(IDP, r#""sub":"deploy-web""#, r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"deploy-*"}}]"#),
    },
    Entry {
        kind: &mismatch::NO_REGEX,
        title: "A rule is written as a regular expression",
        why: "Patterns have three wildcards, `*`, `?` and `.`. Every other character stands for itself, also `^`, `$`, `+`, \
              brackets and a backslash.",
        help: "write the pattern with these wildcards",
        example: main(r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"^repo:acme/web:.+$"}}]"#),
        near: main(WEB),
    },
    Entry {
        kind: &claim::NEEDS_QUOTES,
        title: "A key with a dot in it stands without quotes",
        why: "In the path of a rule dots separate keys. Where a key holds a dot itself, as `kubernetes.io` does, it must stand in \
              double quotes, and JSON escapes these.",
        help: r#"write `"\"kubernetes.io\".pod.name"` in JSON, `'"kubernetes.io".pod.name'` in YAML"#,
        example: pod(r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"kubernetes.io.namespace":"default"}}]"#),
        near: pod(r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".namespace":"default"}}]"#),
    },
    Entry {
        kind: &claim::INVALID,
        title: "The path of a rule is no key path",
        why: "Documented are keys with dots between them, and double quotes around a key that holds a dot. What Pulumi Cloud \
              makes of an open quote, a bracket or a dot too many is not published; such a rule matches nothing here.",
        help: "separate the keys by dots, and put a key with a dot in double quotes",
        example: pod(r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud[0]":"sts.amazonaws.com"}}]"#),
        near: pod(r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud":"sts.amazonaws.com"}}]"#),
    },
    Entry {
        kind: &claim::NOT_COMPARABLE,
        title: "The claim of a rule has no text to compare",
        why: "Patterns are documented for texts. An object, null and a list without texts match nothing here.",
        help: "name a value in the object, such as its `name`",
        example: pod(r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".pod":"web-7c9f"}}]"#),
        near: pod(r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".pod.name":"web-7c9f"}}]"#),
    },
    Entry {
        kind: &mismatch::AUDIENCE,
        title: "A rule wants another audience than the token is for",
        why: "Only a rule tests the `aud` of the token; the `audience` of the exchange names the organization and is compared \
              with nothing. The token that EKS gives pods for AWS is for `sts.amazonaws.com`.",
        help: "request the token for the audience that the rule wants, or write the audience that it has",
        example: pod(r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud":"urn:pulumi:org:acme"}}]"#),
        near: pod(r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"aud":"sts.amazonaws.com"}}]"#),
    },
    Entry {
        kind: &mismatch::POD,
        title: "The pod has another name than the rule wants",
        why: "Pods that a Deployment or a Job makes have an ending of their own each time, so a rule with the whole name of one \
              matches no other.",
        help: "test the service account instead of the pod, or end the pattern in `-*`",
        example: pod(r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".pod.name":"web"}}]"#),
        near: pod(r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".pod.name":"web-*"}}]"#),
    },
    Entry {
        kind: &checks::ISSUER_URL,
        title: "The token's issuer is not the registered one",
        why: "Pulumi Cloud looks for the registered issuer whose URL is the token's `iss`. A slash at the end is taken to make no \
              difference, for Pulumi's own guides register such URLs.",
        help: "register the issuer with the URL that its tokens have as `iss`",
        example: main(WEB).with(r#"{"issuerUrl":"https://github.com"}"#),
        near: main(WEB).with(r#"{"issuerUrl":"https://token.actions.githubusercontent.com"}"#),
    },
    Entry {
        kind: &remarks::DENY_ON_MISSING,
        title: "A deny does not fire, because the token lacks the claim it tests",
        why: "A rule about a claim that is missing does not match, and then the policy does not. A deny about `environment` lets \
              every job pass that names none.",
        help: "deny by a claim that every token of the issuer has",
        example: main(
            r#"[{"decision":"deny","tokenType":"organization","rules":{"environment":"prod"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
        ),
        near: main(
            r#"[{"decision":"deny","tokenType":"organization","rules":{"sub":"repo:acme/web:environment:prod"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
        ),
    },
    Entry {
        kind: &remarks::EMPTY_RULES,
        title: "A policy without rules matches every token of the issuer",
        why: "All rules of a policy must match, and of no rules none fails. Pulumi does not say so; of a public issuer such as \
              GitHub it would let in every job there is.",
        help: "add rules for the claims that a token must have",
        example: main(r#"[{"decision":"allow","tokenType":"organization","rules":{}}]"#),
        near: main(WEB),
    },
    Entry {
        kind: &remarks::DOT,
        title: "A dot in a pattern stands for any character",
        why: "`repo:acme/site.io:*` also matches `repo:acme/siteXio:…`. Nothing is documented that would take a wildcard its \
              meaning.",
        help: "check that nobody can have a name that differs in that character",
        example: pulumi(GITHUB, r#""sub":"repo:acme/site.io:ref:refs/heads/main""#, r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/site.io:*"}}]"#),
        near: main(WEB),
    },
    Entry {
        kind: &remarks::QUESTION_MARK,
        title: "A rule matches only because a `?` stands for no character",
        why: "Pulumi documents `?` as zero or one character, in the words of a library that does not match some such values.",
        help: "write the value without `?`, or a policy for each form",
        example: pulumi(IDP, r#""sub":"team""#, r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"team?"}}]"#),
        near: pulumi(IDP, r#""sub":"teams""#, r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"team?"}}]"#),
    },
    Entry {
        kind: &remarks::CLAMPED,
        title: "The token lives shorter than was asked for",
        why: "No token outlives the issuer's max expiration, 90,000 seconds unless its registration says otherwise. A request for \
              more is granted as much as that.",
        help: "raise the issuer's max expiration, or ask for less",
        example: pulumi(IDP, r#""sub":"s""#, EVERYBODY).with(r#"{"expiration":100000}"#),
        near: pulumi(IDP, r#""sub":"s""#, EVERYBODY).with(r#"{"expiration":3600}"#),
    },
    Entry {
        kind: &remarks::ADMIN_NOT_REQUESTED,
        title: "The token comes without the admin permissions that the policy offers",
        why: "A policy that allows `admin` does not give it by itself: an organization token has admin permissions only where \
              the request asks for scope `admin`. Without them Pulumi Cloud answers 403 to what needs them, after an exchange \
              that worked.",
        help: "ask for scope `admin` if what follows needs it",
        example: main(ADMIN_WEB).with(r#"{"tokenType":"organization"}"#),
        near: main(ADMIN_WEB).with(r#"{"admin":true}"#),
    },
    Entry {
        kind: &opening::ADMIN_FOR_MANY,
        title: "Admin permissions for more than one project",
        why: "Whoever may run a job in any project that the rules let in can ask for scope `admin`, and then do anything in the \
              organization.",
        help: "grant `admin` by a policy for the one project that needs it",
        example: main(
            r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"repo:acme/*"}}]"#,
        ),
        near: main(
            r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"repo:acme/web:*"}}]"#,
        ),
    },
    Entry {
        kind: &beside::COPY,
        title: "Two policies say the same",
        why: "A policy that stands there twice adds nothing, and an issuer may have 40. Often one of the two was to be \
              changed.",
        help: "remove one of them",
        example: main(
            r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}}]"#,
        ),
        near: main(
            r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/api:*"}}]"#,
        ),
    },
    Entry {
        kind: &beside::OUTWEIGHED,
        title: "A policy denies all that another one allows",
        why: "A deny always takes precedence over an allow: neither their order nor how narrow their rules are has any effect. \
              The policy that a new issuer starts with denies every exchange; left in place beside an allow for the same \
              token, it still does.",
        help: "remove the policy that denies, or narrow its rules",
        example: main(
            r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"deny","tokenType":"team","teamName":"*","rules":{}},{"decision":"allow","tokenType":"team","teamName":"platform","rules":{"sub":"repo:acme/web:*"}}]"#,
        )
        .with(r#"{"tokenType":"organization"}"#),
        near: main(
            r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"repo:acme/web:*"}},{"decision":"deny","tokenType":"team","teamName":"x-*","rules":{}},{"decision":"allow","tokenType":"team","teamName":"platform","rules":{"sub":"repo:acme/web:*"}}]"#,
        )
        .with(r#"{"tokenType":"organization"}"#),
    },
];
