//! The request of a token exchange with Pulumi Cloud: what is wrong with one, and what is none.

use crate::finding::entry::Entry;
use crate::finding::example::{GITHUB, Written, pulumi};
use crate::finding::kind::Kind;
use crate::outcome::Confidence;
use crate::pulumi::exchange::finding as request;

pub(crate) const EXCHANGE: &str =
    "https://www.pulumi.com/docs/reference/cloud-rest-api/oauth-token-exchange/";

static NOT_A_REQUEST: Kind = Kind::error("not-a-request", EXCHANGE);
static TOKEN_AS_REQUEST: Kind = Kind::error("token-as-request", EXCHANGE);
static POLICY_AS_REQUEST: Kind = Kind::error("policy-as-request", EXCHANGE);
static ERROR_MESSAGE: Kind = Kind::error("pulumi-error-message", EXCHANGE).but(Confidence::Observed);

/// Claims for Pulumi, under a policy that lets them in.
const fn asked(request: &'static str) -> Written {
    pulumi(
        GITHUB,
        r#""aud":"urn:pulumi:org:acme","sub":"repo:acme/web:ref:refs/heads/main""#,
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"sub":"repo:acme/web:*"}}]"#,
    )
    .with(request)
}

/// The options with a request that goes on like that.
macro_rules! form {
    ($rest:literal) => {
        concat!(
            r#"{"request":"grant_type=urn:ietf:params:oauth:grant-type:token-exchange"#,
            "&subject_token_type=urn:ietf:params:oauth:token-type:id_token&subject_token=x&",
            $rest,
            r#""}"#
        )
    };
}

const GOOD: &str = form!(
    "audience=urn:pulumi:org:acme&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
);

pub(crate) static ENTRIES: &[Entry] = &[
    Entry {
        kind: &request::INVALID_PARAMETER,
        title: "A parameter of the request has a value that it does not take",
        why: "`audience` is `urn:pulumi:org:ORG`, `requested_token_type` a URN, `expiration` a number of seconds, `scope` is \
              `admin` or names a team, a user or a runner.",
        help: "write a value that the parameter takes",
        example: asked(form!(
            "audience=acme&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
        )),
        near: asked(GOOD),
    },
    Entry {
        kind: &request::MISSING_PARAMETER,
        title: "The request lacks a parameter",
        why: "Every exchange names the organization as its `audience`, its grant type, the type of its token and what it asks \
              for; a team, personal or runner token needs a scope as well.",
        help: "add the parameter",
        example: asked(form!(
            "scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
        )),
        near: asked(GOOD),
    },
    Entry {
        kind: &request::SCOPE_MISMATCH,
        title: "The scope does not fit the type of token",
        why: "`team:NAME` is for team tokens, `user:LOGIN` for personal ones, `runner:NAME` for runners, `admin` for \
              organization tokens.",
        help: "write the scope of that type, or ask for another type of token",
        example: asked(form!(
            "audience=urn:pulumi:org:acme&scope=team:platform&requested_token_type=urn:pulumi:token-type:access_token:personal"
        )),
        near: asked(GOOD),
    },
    Entry {
        kind: &request::UNKNOWN_PARAMETER,
        title: "The request has a parameter that Pulumi does not document",
        why: "What the service does with it is not published.",
        help: "remove it, or spell it as Pulumi does",
        example: asked(form!(
            "audience=urn:pulumi:org:acme&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal&client_id=web"
        )),
        near: asked(GOOD),
    },
    Entry {
        kind: &request::REPEATED_PARAMETER,
        title: "A parameter stands in the request twice",
        why: "The last one was taken; which one the service takes is not published.",
        help: "keep one of them",
        example: asked(form!(
            "audience=urn:pulumi:org:acme&scope=user:bob&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
        )),
        near: asked(GOOD),
    },
    Entry {
        kind: &request::UNEXPANDED_VARIABLE,
        title: "A value of the request is a variable",
        why: "What a shell puts in its place is not in the text, so it was left open.",
        help: "put the value in its place, or say it beside the request",
        example: asked(form!(
            "audience=urn:pulumi:org:$ORG&scope=user:alice&requested_token_type=urn:pulumi:token-type:access_token:personal"
        )),
        near: asked(GOOD),
    },
    Entry {
        kind: &request::BODY_IN_FILE,
        title: "The body of the request is in a file",
        why: "`-d @FILE` sends what the file holds, which is not in the text.",
        help: "paste the parameters themselves",
        example: asked(r#"{"request":"curl -d @body.json https://api.pulumi.com/api/oauth/token"}"#),
        near: asked(GOOD),
    },
    Entry {
        kind: &request::OTHER_ENDPOINT,
        title: "The request goes to another address than that of the exchange",
        why: "The exchange is at `/api/oauth/token`; older guides have `/oauth/token`.",
        help: "send it to `https://api.pulumi.com/api/oauth/token`, or to that path of your own Pulumi Cloud",
        example: asked(r#"{"request":"curl https://api.pulumi.com/oauth/token -d scope=user:alice"}"#),
        near: asked(r#"{"request":"curl https://api.pulumi.com/api/oauth/token -d scope=user:alice"}"#),
    },
    Entry {
        kind: &request::UNCLOSED_QUOTE,
        title: "A quote of the command is not closed on its line",
        why: "A shell reads on to the next quote, so that parameters run into each other. It was read as if it ended with its \
              line.",
        help: "close it before the end of the line",
        example: asked(
            r#"{"request":"curl https://api.pulumi.com/api/oauth/token \\\n  -d 'audience=urn:pulumi:org:acme \\\n  -d 'scope=user:alice'"}"#,
        ),
        near: asked(
            r#"{"request":"curl https://api.pulumi.com/api/oauth/token \\\n  -d 'audience=urn:pulumi:org:acme' \\\n  -d 'scope=user:alice'"}"#,
        ),
    },
    Entry {
        kind: &request::FLAG_CONFLICTS,
        title: "A flag of `pulumi login` says otherwise than the token",
        why: "`pulumi login` takes the organization from the token's `aud` and a team or user from its `scope`. Where a flag says \
              otherwise, it stops before any exchange.",
        help: "leave the flag out, or have the token issued for what it says",
        example: asked(
            r#"{"request":"pulumi login --oidc-token file://token --oidc-org other --oidc-user alice"}"#,
        ),
        near: asked(
            r#"{"request":"pulumi login --oidc-token file://token --oidc-org acme --oidc-user alice"}"#,
        ),
    },
    Entry {
        kind: &request::ASSUMED,
        title: "A part of the request was assumed",
        why: "Nobody said it, and the policies, the registration or the token leave one choice only.",
        help: "say what the request asks for, to be sure",
        example: asked(""),
        near: asked(GOOD),
    },
    Entry {
        kind: &NOT_A_REQUEST,
        title: "This is no request of a token exchange",
        why: "Read are the body of the exchange as a form or as JSON, a `curl` command, a `pulumi login` line and the inputs of \
              Pulumi's actions.",
        help: "paste one of these, or say what is asked for beside the token",
        example: asked(r#"{"request":"hello"}"#),
        near: asked(GOOD),
    },
    Entry {
        kind: &TOKEN_AS_REQUEST,
        title: "This is a token, not the request of an exchange",
        why: "The request carries the token and says what is asked for.",
        help: "paste it as the token",
        example: asked(r#"{"request":"eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhIn0.c2ln"}"#),
        near: asked(GOOD),
    },
    Entry {
        kind: &POLICY_AS_REQUEST,
        title: "This is a policy, not the request of an exchange",
        why: "The policies of the issuer say who may have a token, the request says what is asked for.",
        help: "paste it as the policy",
        example: asked(r#"{"request":"{\"policies\": []}"}"#),
        near: asked(GOOD),
    },
    Entry {
        kind: &ERROR_MESSAGE,
        title: "This is an error of Pulumi Cloud or of its command",
        why: "The error says where the exchange stopped; the token, the request and the policies say why.",
        help: "paste the token and the policies, and the request if it is at hand",
        example: asked(
            r#"{"request":"error: problem logging in: organization must be specified for token exchange"}"#,
        ),
        near: asked(GOOD),
    },
];
