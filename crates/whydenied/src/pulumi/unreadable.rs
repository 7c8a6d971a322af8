//! Texts in which there is no authorization policy of Pulumi Cloud: what was found, where, and what
//! to do now.

pub(crate) mod aws_policy_as_policy;
pub(crate) mod invalid_yaml;
pub(crate) mod issuer_not_in_document;
pub(crate) mod no_issuer_in_program;
pub(crate) mod policies_not_a_list;
pub(crate) mod registration_as_policy;
pub(crate) mod request_as_policy;
pub(crate) mod several_issuers;

use crate::json::{self, ErrorKind, Node};
use crate::report::{Input, InputError, Words};
use crate::service_answer::{aws as aws_error, pulumi as pulumi_error};
use crate::span::Span;
use crate::unreadable::not_json::{self, Wanted};
use crate::unreadable::not_readable_here;
use crate::unreadable::not_yaml::not_yaml;
use crate::{limits, unreadable, yaml};

crate::finding::entry::entries![
    aws_policy_as_policy,
    invalid_yaml,
    issuer_not_in_document,
    no_issuer_in_program,
    policies_not_a_list,
    registration_as_policy,
    request_as_policy,
    several_issuers,
];

const PASTE: &str = "paste the policies as JSON or YAML: the answer of the API, the body of a PATCH, or the inputs of \
                     an `OidcIssuer`";
/// How many issuers an error names.
const NAMED: usize = 12;

fn error(
    text: &str,
    code: &'static str,
    span: Span,
    message: impl Into<Words>,
    help: &'static str,
) -> InputError {
    InputError::at(Input::Policy, text, code, span, message.into(), help)
}

fn empty(text: &str) -> InputError {
    error(text, "empty", Span::new(0, text.len()), "there is no authorization policy here yet", PASTE)
}

/// Refuses a text that is longer than any list of policies.
pub(crate) fn check_length(text: &str) -> Result<(), InputError> {
    if text.len() <= limits::POLICY {
        return Ok(());
    }
    let span = Span::new(text.floor_char_boundary(limits::POLICY), text.len());
    let message = format!("this text has {} bytes, up to {} are read", text.len(), limits::POLICY);
    Err(error(text, "text-too-long", span, message, "paste the policies of the issuer alone"))
}

/// The text is no JSON.
pub(crate) fn json(text: &str, failure: json::Error) -> InputError {
    let rest = text.get(failure.span.start..).unwrap_or_default();
    match failure.kind {
        ErrorKind::Empty => empty(text),
        ErrorKind::TrailingText if rest.starts_with(',') => error(
            text,
            "invalid-json",
            Span::new(failure.span.start, failure.span.start + 1),
            "there is a comma after the end of the JSON",
            "put several policies into one list: `[ … , … ]`",
        ),
        _ => not_policies(text)
            .unwrap_or_else(|| unreadable::json(Wanted::AuthorizationPolicies, text, failure)),
    }
}

/// The text is no YAML.
pub(crate) fn yaml(text: &str, failure: yaml::Error) -> InputError {
    // A line of a log may start with `#`, as a comment does.
    named(text).unwrap_or_else(|| match failure.kind {
        yaml::ErrorKind::Empty => empty(text),
        _ => not_yaml(Input::Policy, text, failure),
    })
}

/// What a text is that is no policies, of whichever kind.
fn named(text: &str) -> Option<InputError> {
    // What has the words of such policies was meant as them, however broken it is.
    let is_meant = ["tokenType", "OidcIssuer", "decision:"].iter().any(|word| text.contains(word));
    not_policies(text)
        .or_else(|| not_readable_here::recognise(Wanted::AuthorizationPolicies, text).filter(|_| !is_meant))
}

/// What a text is that neither JSON nor YAML makes policies of.
fn not_policies(text: &str) -> Option<InputError> {
    let start = text.len() - text.trim_start().len();
    let whole = Span::new(start, text.trim_end().len().max(start));
    let body = text.get(whole.start..whole.end).unwrap_or_default();
    let bare = body.trim_start_matches(['$', '#', ' ']);
    if body.starts_with("eyJ") || body.to_ascii_lowercase().starts_with("bearer ") {
        return Some(token_as_policy(text, whole));
    }
    let error_message =
        pulumi_error::recognise(Input::Policy, text).or_else(|| aws_error::recognise(Input::Policy, text));
    error_message.or_else(|| {
        let is_request = bare.starts_with("curl ")
            || bare.starts_with("pulumi login")
            || body.contains("subject_token_type=");
        is_request.then(|| request_as_policy(text, whole))
    })
}

fn token_as_policy(text: &str, span: Span) -> InputError {
    let help = "paste it as the token, and the issuer's authorization policies here";
    error(text, "token-as-policy", span, "this is a token, not a policy", help)
}

fn request_as_policy(text: &str, span: Span) -> InputError {
    let help = "give it as the exchange request, and paste the issuer's authorization policies here";
    error(text, "request-as-policy", span, "this is the request of an exchange, not a policy", help)
}

/// The text was read and holds no policies: what it is instead.
pub(crate) fn not_a_policy(text: &str, roots: &[Node<'_>], has_registration: bool) -> InputError {
    let span = roots.iter().map(|root| root.span).reduce(Span::to).unwrap_or_default();
    let has = |names: &[&str]| roots.iter().any(|root| names.iter().any(|name| root.get(name).is_some()));
    if has_registration {
        return error(
            text,
            "registration-as-policy",
            span,
            "this is the registration of an issuer, without its policies",
            "paste its policies as well: the answer of GET /api/orgs/ORG/auth/policies/oidcissuers/ISSUER_ID",
        );
    }
    if has(&["Statement", "AssumeRolePolicyDocument", "Role", "Roles"]) {
        return error(
            text,
            "aws-policy-as-policy",
            span,
            "this is a policy of AWS, not an authorization policy of Pulumi Cloud",
            "paste it under AWS, or give it to `whydenied aws`; Pulumi's policies have a `decision`, a `tokenType` and \
             `rules`",
        );
    }
    if has(&["grant_type", "subject_token", "requested_token_type", "requested-token-type"]) {
        return request_as_policy(text, span);
    }
    if roots.iter().any(declares_role) {
        return error(
            text,
            "aws-policy-as-policy",
            span,
            "this program declares a role of AWS, and no `pulumiservice:index:OidcIssuer`",
            "paste the role's trust policy under AWS, or give it to `whydenied aws`; here belong the policies of an \
             issuer in Pulumi Cloud",
        );
    }
    if let Some(object) = roots.iter().find_map(not_json::object) {
        let message = format!("this is {}, not authorization policies of Pulumi Cloud", object.name);
        return error(text, "not-readable-here", span, message, PASTE);
    }
    if has(&["resources"]) {
        return error(
            text,
            "no-issuer-in-program",
            span,
            "this program has no `pulumiservice:index:OidcIssuer` with `policies`",
            "without `policies` an issuer keeps the policy it starts with, which denies every exchange",
        );
    }
    if has(&["iss", "sub", "eventName", "Records", "CloudTrailEvent"]) {
        return token_as_policy(text, span);
    }
    if has(&["permission", "teamName", "userLogin", "runnerID"]) {
        return error(
            text,
            "not-a-policy",
            span,
            "this has neither `decision`, `tokenType` nor `rules`, so it is no policy",
            PASTE,
        );
    }
    named(text).unwrap_or_else(|| {
        let kind = match roots {
            [root] => root.value.kind(),
            _ => "several values",
        };
        let message = format!("authorization policies are a list under `policies`, this is {kind}");
        error(text, "not-a-policy", span, message, PASTE)
    })
}

/// Whether a program in YAML or JSON has a role of AWS.
fn declares_role(program: &Node<'_>) -> bool {
    let resources = program.get("resources").map(Node::members).unwrap_or_default().iter();
    let mut types = resources.filter_map(|resource| resource.node.get("type")?.value.as_str());
    types.any(|name| name.starts_with("aws:iam") && name.ends_with(":Role"))
}

/// `policies` is neither a list nor a policy.
pub(crate) fn policies_not_a_list(text: &str, list: &Node<'_>) -> InputError {
    let written = list.value.as_str().unwrap_or_default();
    let (message, help) = if written.contains("${") {
        (
            format!("`policies` is the expression `{written}`, whose value is not in this text"),
            "paste what it stands for: the answer of the API has it",
        )
    } else {
        (format!("`policies` is a list, this is {}", list.value.kind()), PASTE)
    };
    error(text, "policies-not-a-list", list.span, message, help)
}

/// There are the policies of several issuers, none of which was asked for.
pub(crate) fn several_issuers(text: &str, names: &[String], span: Span, asked: Option<&str>) -> InputError {
    let shown: Vec<_> = names.iter().take(NAMED).map(|name| format!("`{name}`")).collect();
    let list = shown.join(", ");
    let (code, message) = match asked {
        Some(asked) => {
            ("issuer-not-in-document", format!("none of the {} issuers here is `{asked}`", names.len()))
        }
        None => ("several-issuers", format!("there are the policies of {} issuers here", names.len())),
    };
    let help = format!("say which one by its name or its URL; they are {list}");
    InputError { help: help.into(), ..error(text, code, span, message, "") }
}
