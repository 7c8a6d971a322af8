//! Texts in which there is no token or no policy: what stands there instead.

use super::exchange::EXCHANGE;
use crate::finding::entry::Entry;
use crate::finding::example::{IDP, TRUSTED, Written, aws};
use crate::finding::kind::{GRAMMAR, INVALID_TOKEN, Kind, STS};
use crate::outcome::Confidence;

static EMPTY: Kind = Kind::error("empty", STS);
static TEXT_TOO_LONG: Kind = Kind::error("text-too-long", STS);
static NOT_A_JWT: Kind = Kind::error("not-a-jwt", INVALID_TOKEN).but(Confidence::Observed);
static INCOMPLETE_JWT: Kind = Kind::error("incomplete-jwt", INVALID_TOKEN);
static ENCRYPTED: Kind = Kind::error("encrypted-token", STS);
static NOT_AN_OBJECT: Kind = Kind::error("claims-not-an-object", STS);
static INVALID_JSON: Kind = Kind::error("invalid-json", GRAMMAR).access_analyzer("JSON_SYNTAX_ERROR");
static NOT_READABLE: Kind = Kind::error("not-readable-here", GRAMMAR);
static NOT_A_POLICY: Kind = Kind::error("not-a-policy", GRAMMAR);
static TEMPLATE: Kind = Kind::error("cloudformation-template", GRAMMAR);
static TOKEN_AS_POLICY: Kind = Kind::error("token-as-policy", GRAMMAR);
static POLICY_AS_TOKEN: Kind = Kind::error("policy-as-token", GRAMMAR);
static CREDENTIALS_AS_TOKEN: Kind = Kind::error("credentials-as-token", STS);
static REQUEST_AS_TOKEN: Kind = Kind::error("request-as-token", EXCHANGE);
static PROVIDER_AS_POLICY: Kind = Kind::error("provider-as-policy", GRAMMAR);
static PROVIDER_AS_TOKEN: Kind = Kind::error("provider-as-token", STS);
static ERROR_MESSAGE: Kind = Kind::error("aws-error-message", STS).but(Confidence::Observed);

const CLAIMS: &str = r#""sub":"s1""#;
const PROVIDER: &str = r#"{"Url":"idp.example.com","ClientIDList":["client-a"],"ThumbprintList":[],"CreateDate":"2026-01-01T00:00:00Z"}"#;
const JWT: &str = "eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsInN1YiI6InMxIn0.c2ln";

const fn token(text: &'static str) -> Written {
    aws(IDP, text, TRUSTED)
}

const fn policy(text: &'static str) -> Written {
    aws(IDP, CLAIMS, text)
}

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &EMPTY,
        title: "There is nothing to read yet",
        why: "Both a token and a policy are needed for a verdict.",
        help: "paste the token or its claims, and the role's trust policy",
        example: policy(""),
        near: policy(TRUSTED),
    },
    Entry {
        kind: &TEXT_TOO_LONG,
        title: "The text is longer than what is read",
        why: "AWS takes tokens of up to 20,000 characters and trust policies of up to 4,096. Far longer texts are something \
              else, and are not read.",
        help: "paste the token or the policy alone",
        example: token(CLAIMS).padded(1_500_000),
        near: token(CLAIMS).padded(1_500),
    },
    Entry {
        kind: &NOT_A_JWT,
        title: "This is no JSON Web Token",
        why: "A token of OpenID Connect has three parts with dots between them and starts with `eyJ`. An opaque access token, a \
              masked one (`***`) or several of them are none, and AWS refuses them.",
        help: "paste the ID token that the job or pod sends to AWS, or its claims as JSON",
        example: token("ya29.a0AfH6SMBx"),
        near: token(JWT),
    },
    Entry {
        kind: &INCOMPLETE_JWT,
        title: "The token is cut off",
        why: "A terminal, a chat or a log has shortened it, so that its header or its claims end in the middle.",
        help: "copy the token again, from `eyJ` to its last character",
        example: token("eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFt"),
        near: token(JWT),
    },
    Entry {
        kind: &ENCRYPTED,
        title: "This is an encrypted token",
        why: "AWS takes signed tokens only. The claims of an encrypted one (JWE, five parts) cannot be read without the key, \
              neither here nor by AWS.",
        help: "have the issuer sign the token, or paste its claims as JSON",
        example: token("eyJhbGciOiJSU0EtT0FFUCIsImVuYyI6IkEyNTZHQ00ifQ.a2V5.aXY.Y2lwaGVydGV4dA.dGFn"),
        near: token(JWT),
    },
    Entry {
        kind: &NOT_AN_OBJECT,
        title: "The claims of a token are a JSON object",
        why: "A list or a text in its place has no claims that could be tested.",
        help: "paste an object such as `{\"iss\": \"https://…\", \"aud\": \"…\", \"sub\": \"…\"}`",
        example: token(r#"["https://idp.example.com","s1"]"#),
        near: token(CLAIMS),
    },
    Entry {
        kind: &INVALID_JSON,
        title: "The text is not JSON",
        why: "A bracket, a quote or a comma is missing. The error points at the place, and says which bracket is still open.",
        help: "correct the text at that place",
        example: policy(r#"{"Version":"2012-10-17","Statement":[{"Effect":"Allow"}"#),
        near: policy(TRUSTED),
    },
    Entry {
        kind: &NOT_READABLE,
        title: "This is a text of another kind",
        why: "Programs, templates, workflows, logs and pages hold a policy or a token, or make one, and are not read \
              themselves. The error names what the text is, and the line in which JSON stands in it.",
        help: "paste the policy that AWS has, the token that was sent, or its claims as JSON",
        example: policy("AWSTemplateFormatVersion: 2010-09-09\nResources: {}\n"),
        near: policy(TRUSTED),
    },
    Entry {
        kind: &NOT_A_POLICY,
        title: "This is no policy",
        why: "A policy is a JSON object with a `Statement`. It is read as well where it stands in an answer of AWS or in the \
              arguments of Terraform and Pulumi.",
        help: "paste the role's trust policy: `AssumeRolePolicyDocument` in `aws iam get-role`",
        example: policy(r#"{"Version":"1.0.0","name":"web"}"#),
        near: policy(TRUSTED),
    },
    Entry {
        kind: &TEMPLATE,
        title: "This is a template of CloudFormation, whose functions are filled in later",
        why: "`Ref`, `Fn::Sub` and the like are filled in when the stack is deployed. What the policy says then is not known \
              here, so that nothing can be said of whom it lets in.",
        help: "paste the policy as it is deployed: `aws iam get-role` shows it",
        example: policy(
            r#"{"Version":"2012-10-17","Statement":{"Effect":"Allow","Principal":{"Federated":{"Ref":"Provider"}},"Action":"sts:AssumeRoleWithWebIdentity"}}"#,
        ),
        near: policy(TRUSTED),
    },
    Entry {
        kind: &TOKEN_AS_POLICY,
        title: "This is a token, and a policy belongs here",
        why: "The token and the policy were mixed up.",
        help: "paste it as the token, and the role's trust policy here",
        example: policy(JWT),
        near: policy(TRUSTED),
    },
    Entry {
        kind: &POLICY_AS_TOKEN,
        title: "This is a policy, and a token belongs here",
        why: "The token and the policy were mixed up.",
        help: "paste it as the trust policy, and the token here",
        example: token(r#"{"Version":"2012-10-17","Statement":[]}"#),
        near: token(CLAIMS),
    },
    Entry {
        kind: &CREDENTIALS_AS_TOKEN,
        title: "These are credentials, and a token belongs here",
        why: "AWS STS and Pulumi Cloud answer with credentials of their own, which say nothing of the token that they were \
              given for. Whoever reads them can use them until they expire.",
        help: "paste the OIDC token that was sent, or its claims",
        example: token(r#"{"Credentials":{"AccessKeyId":"ASIA","SecretAccessKey":"x","SessionToken":"y"}}"#),
        near: token(CLAIMS),
    },
    Entry {
        kind: &REQUEST_AS_TOKEN,
        title: "This is the request of a token exchange, without its token",
        why: "A request names its token as `subject_token`, which may be a variable. The token in it is read if it is there.",
        help: "paste the token that the request sends, or its claims",
        example: token("grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=$TOKEN"),
        near: token(
            "grant_type=urn:ietf:params:oauth:grant-type:token-exchange&subject_token=eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lkcC5leGFtcGxlLmNvbSIsInN1YiI6InMxIn0.c2ln",
        ),
    },
    Entry {
        kind: &PROVIDER_AS_POLICY,
        title: "This is AWS's answer about an identity provider, and a policy belongs here",
        why: "`aws iam get-open-id-connect-provider` says which URL and which client IDs a provider has. It trusts nobody by \
              itself.",
        help: "give it as the provider, and the role's trust policy here",
        example: policy(PROVIDER),
        near: policy(TRUSTED),
    },
    Entry {
        kind: &PROVIDER_AS_TOKEN,
        title: "This is AWS's answer about an identity provider, and a token belongs here",
        why: "`aws iam get-open-id-connect-provider` says which URL and which client IDs a provider has. There is no token in it.",
        help: "give it as the provider, and paste the token here",
        example: token(PROVIDER),
        near: token(CLAIMS),
    },
    Entry {
        kind: &ERROR_MESSAGE,
        title: "This is the error that AWS answered",
        why: "Its code tells which half of the set-up to look at: the token and its provider, the policy, or the parameters of \
              the call. Which condition failed it does not tell.",
        help: "paste the token that was sent, and the role's trust policy",
        example: token(
            "An error occurred (AccessDenied) when calling the AssumeRoleWithWebIdentity operation: Not authorized to perform sts:AssumeRoleWithWebIdentity",
        ),
        near: token(JWT),
    },
];
