//! What Pulumi Cloud objects to in authorization policies, and texts that hold none.

use crate::finding::entry::Entry;
use crate::finding::example::{IDP, Written, pulumi};
use crate::finding::kind::Kind;
use crate::outcome::Confidence;
use crate::pulumi::document::finding as document;

const REST: &str = "https://www.pulumi.com/docs/reference/cloud-rest-api/oidc-issuers/";
const PROVIDER: &str = "https://www.pulumi.com/registry/packages/pulumiservice/api-docs/oidcissuer/";

static INVALID_YAML: Kind = Kind::error("invalid-yaml", PROVIDER);
static NOT_A_LIST: Kind = Kind::error("policies-not-a-list", REST);
static AWS_POLICY: Kind = Kind::error("aws-policy-as-policy", REST);
static REGISTRATION: Kind = Kind::error("registration-as-policy", REST);
static REQUEST: Kind = Kind::error("request-as-policy", REST);
static NO_ISSUER: Kind = Kind::error("no-issuer-in-program", PROVIDER);
static SEVERAL_ISSUERS: Kind = Kind::error("several-issuers", PROVIDER);
static OTHER_ISSUER: Kind = Kind::error("issuer-not-in-document", PROVIDER).but(Confidence::Inferred);

const GOOD: &str = r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]"#;
const OF_ALICE: &str =
    r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"sub":"*"}}]"#;
const PROGRAM: &str = "resources:\n  idp:\n    type: pulumiservice:index:OidcIssuer\n    properties:\n      organization: acme\n      \
                       name: idp\n      url: https://idp.example.com\n      policies:\n        - decision: allow\n          \
                       tokenType: organization\n          rules: { sub: '*' }\n";

const fn policies(policies: &'static str) -> Written {
    pulumi(IDP, r#""sub":"s""#, policies)
}

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &document::NO_POLICIES,
        title: "The list of policies is empty",
        why: "Pulumi Cloud refuses to save an empty list. An issuer without a policy that allows denies every exchange.",
        help: "add a policy that allows what you need",
        example: policies(r#"{"policies":[]}"#),
        near: policies(GOOD),
    },
    Entry {
        kind: &document::TOO_MANY_POLICIES,
        title: "An issuer has more policies than it may",
        why: "A registered issuer may have 40 policies.",
        help: "merge policies that differ in one value only, as far as a wildcard lets in nobody else",
        example: policies("$many"),
        near: policies(GOOD),
    },
    Entry {
        kind: &document::NOT_A_POLICY_SHAPE,
        title: "This has a shape that no authorization policy has",
        why: "An example of the provider's preview resources has a `permission` and no `rules`. The API describes a policy by \
              `decision`, `tokenType`, its target and `rules`.",
        help: "write `decision`, `tokenType`, the target and `rules`",
        example: policies(r#"[{"decision":"allow","permission":"read","tokenType":"organization"}]"#),
        near: policies(GOOD),
    },
    Entry {
        kind: &document::MISSING_FIELD,
        title: "A policy lacks a field that the API demands",
        why: "Every policy has a `decision`, a `tokenType` and `rules`, and one for team, personal or runner tokens names the \
              team, the user or the runner.",
        help: "add the field",
        example: policies(r#"[{"decision":"allow","tokenType":"personal","rules":{"sub":"*"}}]"#),
        near: policies(OF_ALICE),
    },
    Entry {
        kind: &document::INVALID_FIELD,
        title: "A field of a policy has a value that it does not take",
        why: "`decision` is `allow` or `deny`, `tokenType` one of four types, `rules` an object of paths and patterns.",
        help: "write a value that the field takes",
        example: policies(r#"[{"decision":"permit","tokenType":"organization","rules":{"sub":"*"}}]"#),
        near: policies(GOOD),
    },
    Entry {
        kind: &document::UNKNOWN_FIELD,
        title: "A policy has a field that the API does not describe",
        why: "What Pulumi Cloud does with fields that it does not know is not published. A claim to test belongs under `rules`.",
        help: "remove it, or spell it as the API does",
        example: policies(
            r#"[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"},"sub":"s"}]"#,
        ),
        near: policies(GOOD),
    },
    Entry {
        kind: &document::OTHER_SPELLING,
        title: "A value is spelt as the console or a request has it",
        why: "The console shows Allow and Deployment Runner, requests have URNs; the API has `allow` and `runner`. It was read as \
              what it means.",
        help: "write it as the API spells it",
        example: policies(r#"[{"decision":"Allow","tokenType":"organization","rules":{"sub":"*"}}]"#),
        near: policies(GOOD),
    },
    Entry {
        kind: &document::PREFIXED_TARGET,
        title: "A target has the prefix that the scope of a request has",
        why: "A request names its target as `user:alice` or `team:platform`; the field of a policy has the bare name.",
        help: "leave the prefix out",
        example: policies(
            r#"[{"decision":"allow","tokenType":"personal","userLogin":"user:alice","rules":{"sub":"*"}}]"#,
        ),
        near: policies(OF_ALICE),
    },
    Entry {
        kind: &document::FOREIGN_TARGET,
        title: "A policy names a target that its type of token does not have",
        why: "What a policy is about follows from its `tokenType`: a `userLogin` says nothing in a policy for organization \
              tokens.",
        help: "remove the field, or change `tokenType`",
        example: policies(
            r#"[{"decision":"allow","tokenType":"organization","userLogin":"alice","rules":{"sub":"*"}}]"#,
        ),
        near: policies(OF_ALICE),
    },
    Entry {
        kind: &document::WILDCARD_IN_TARGET,
        title: "A user or a runner is named with a wildcard",
        why: "Wildcards are documented for team names and for the values of rules. Other names are taken to be compared as they \
              are.",
        help: "write a policy for each name",
        example: policies(
            r#"[{"decision":"allow","tokenType":"personal","userLogin":"al*","rules":{"sub":"*"}}]"#,
        ),
        near: policies(
            r#"[{"decision":"allow","tokenType":"team","teamName":"platform-*","rules":{"sub":"*"}}]"#,
        ),
    },
    Entry {
        kind: &document::UNKNOWN_PERMISSION,
        title: "A permission has no effect",
        why: "There are `admin` and `standard`, and only `admin` changes anything, for organization tokens.",
        help: "write `\"authorizedPermissions\": [\"admin\"]` in a policy for organization tokens, or leave it out",
        example: policies(
            r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["owner"],"rules":{"sub":"*"}}]"#,
        ),
        near: policies(
            r#"[{"decision":"allow","tokenType":"organization","authorizedPermissions":["admin"],"rules":{"sub":"*"}}]"#,
        ),
    },
    Entry {
        kind: &document::PATTERN_NOT_STRING,
        title: "The value of a rule is no text",
        why: "A rule has one pattern. What Pulumi Cloud makes of a number, a list or null is not published; a list is no choice \
              of several patterns.",
        help: "write one pattern as a string, and a policy for each further one",
        example: policies(
            r#"[{"decision":"deny","tokenType":"organization","rules":{"sub":["s","t"]}},{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]"#,
        ),
        near: policies(
            r#"[{"decision":"deny","tokenType":"organization","rules":{"sub":"t"}},{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]"#,
        ),
    },
    Entry {
        kind: &INVALID_YAML,
        title: "The text is no YAML",
        why: "A rule for Kubernetes is the usual cause: its path starts with a double quote, and in YAML that ends the key too \
              early.",
        help: r#"put the whole path in single quotes: `'"kubernetes.io".pod.name': busyboxplus`"#,
        example: policies("policies:\n  - rules:\n      \"kubernetes.io\".pod.name: busyboxplus\n"),
        near: policies(
            "policies:\n  - decision: allow\n    tokenType: organization\n    rules:\n      '\"kubernetes.io\".pod.name': busyboxplus\n",
        ),
    },
    Entry {
        kind: &NOT_A_LIST,
        title: "The policies are no list",
        why: "An expression such as `${policies}` stands for a value that is elsewhere, and a text is no policy.",
        help: "paste what it stands for: the answer of the API has it",
        example: policies(r#"{"policies":"${policies}"}"#),
        near: policies(GOOD),
    },
    Entry {
        kind: &AWS_POLICY,
        title: "This is a policy of AWS",
        why: "A trust policy has statements with principals and conditions; Pulumi's authorization policies have a decision, a \
              token type and rules.",
        help: "give the trust policy to the check for AWS",
        example: policies(r#"{"Version":"2012-10-17","Statement":[]}"#),
        near: policies(GOOD),
    },
    Entry {
        kind: &REGISTRATION,
        title: "This is the registration of an issuer, without its policies",
        why: "The API answers about an issuer and about its policies in two calls.",
        help: "paste the answer of `GET /api/orgs/ORG/auth/policies/oidcissuers/ISSUER_ID` as well",
        example: policies(
            r#"{"id":"e9a13d0e","name":"idp","url":"https://idp.example.com","issuer":"https://idp.example.com","maxExpiration":3600}"#,
        ),
        near: policies(GOOD),
    },
    Entry {
        kind: &REQUEST,
        title: "This is the request of an exchange, not a policy",
        why: "The request says what is asked for, the policies of the issuer say who may have it.",
        help: "give the request as the request, and paste the issuer's policies",
        example: policies("curl -X POST https://api.pulumi.com/api/oauth/token -d 'scope=user:alice'"),
        near: policies(GOOD),
    },
    Entry {
        kind: &NO_ISSUER,
        title: "The program registers no issuer with policies",
        why: "Without `policies` an issuer keeps the policy that it starts with, which denies every exchange.",
        help: "paste the program that has the `pulumiservice:index:OidcIssuer`, or the policies themselves",
        example: policies("resources:\n  bucket:\n    type: aws:s3:Bucket\n"),
        near: policies(PROGRAM),
    },
    Entry {
        kind: &SEVERAL_ISSUERS,
        title: "There are the policies of several issuers",
        why: "Each issuer is judged by its own policies, and nothing says whose token this is.",
        help: "say which issuer is meant, by its name or its URL",
        example: pulumi(
            IDP,
            r#"{"sub":"s"}"#,
            r#"[{"name":"a","url":"https://a.example.com","policies":[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]},{"name":"b","url":"https://b.example.com","policies":[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]}]"#,
        ),
        near: policies(PROGRAM),
    },
    Entry {
        kind: &OTHER_ISSUER,
        title: "None of the issuers in the text is the token's",
        why: "A token is judged by the policies of its own issuer; of several, none has its URL.",
        help: "paste the policies of the token's issuer, or say which of these is meant",
        example: policies(
            r#"[{"name":"a","url":"https://a.example.com","policies":[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]},{"name":"b","url":"https://b.example.com","policies":[{"decision":"allow","tokenType":"organization","rules":{"sub":"*"}}]}]"#,
        ),
        near: policies(PROGRAM),
    },
];
