//! What is wrong or unusual with the request of a token exchange, what was assumed about it, and
//! texts that hold none.

pub(crate) mod body_in_file;
pub(crate) mod flag_conflicts_with_token;
pub(crate) mod invalid_parameter;
pub(crate) mod missing_parameter;
pub(crate) mod not_a_request;
pub(crate) mod other_endpoint;
pub(crate) mod policy_as_request;
pub(crate) mod pulumi_error_message;
pub(crate) mod repeated_parameter;
pub(crate) mod request_assumed;
pub(crate) mod scope_mismatch;
pub(crate) mod token_as_request;
pub(crate) mod unclosed_quote;
pub(crate) mod unexpanded_variable;
pub(crate) mod unknown_parameter;

use crate::finding::kind::{Cause, Message};
use crate::json::{self, Node};
use crate::pulumi::exchange::assumption::{AssumedField, Assumption, Basis};
use crate::pulumi::exchange::conflict::Conflict;
use crate::pulumi::exchange::problem::{ParameterProblem, ParameterProblemKind};
use crate::report::{Finding, Input, InputError, Words};
use crate::service_answer::{aws as aws_error, pulumi as pulumi_error};
use crate::span::{Lines, Span};
use crate::unreadable::not_json::Wanted;
use crate::unreadable::not_readable_here;
use crate::unreadable::not_yaml::not_yaml;
use crate::{limits, unreadable, yaml};

crate::finding::entry::entries![
    body_in_file,
    flag_conflicts_with_token,
    invalid_parameter,
    missing_parameter,
    not_a_request,
    other_endpoint,
    policy_as_request,
    pulumi_error_message,
    repeated_parameter,
    request_assumed,
    scope_mismatch,
    token_as_request,
    unclosed_quote,
    unexpanded_variable,
    unknown_parameter,
];

const PASTE: &str = "paste the parameters of the exchange, its `curl` command, its `pulumi login` line, or the inputs of the \
                     action";

/// The finding for a problem of the request.
pub(crate) fn finding(problem: &ParameterProblem, lines: &Lines) -> Finding {
    let (rule, message) = describe(&problem.kind);
    Finding { span: Some(lines.place(problem.span)), ..rule.finding(Input::Request, message) }
}

#[expect(clippy::too_many_lines, reason = "a table: one arm a kind")]
fn describe(kind: &ParameterProblemKind) -> Cause {
    match kind {
        ParameterProblemKind::Unknown { name, meant } => (
            &unknown_parameter::KIND,
            match meant {
                Some(meant) => Message::new(
                    format!("Pulumi spells `{name}` as `{meant}`"),
                    "It was read as that; a service finds no parameter under another name.",
                    format!("write `{meant}`"),
                ),
                None => Message::new(
                    format!("Pulumi documents no parameter `{name}`"),
                    "It was skipped.",
                    "remove it; a team or user is named by `scope`, as `team:NAME` or `user:LOGIN`",
                ),
            },
        ),
        ParameterProblemKind::Missing(name) => (
            &missing_parameter::KIND,
            Message::new(
                format!("The request has no `{name}`"),
                "Every exchange has one.",
                format!("add `{name}`"),
            ),
        ),
        ParameterProblemKind::Repeated(name) => (
            &repeated_parameter::KIND,
            Message::new(
                format!("`{name}` stands here again"),
                "The last one was taken; which one Pulumi Cloud takes is not published.",
                "keep one of them",
            ),
        ),
        ParameterProblemKind::Invalid { name, written, takes } => (
            &invalid_parameter::KIND,
            Message::new(
                format!("`{name}` is `{written}`, which it does not take"),
                format!("It takes `{takes}`."),
                format!("write `{takes}`"),
            ),
        ),
        ParameterProblemKind::Unexpanded { name, written } => (
            &unexpanded_variable::KIND,
            Message::new(
                format!("The value of `{name}` is not in this text: it is `{written}`"),
                "So it was left open.",
                "put the value in its place, or give it with the other fields of the request",
            ),
        ),
        ParameterProblemKind::UnknownScope(scope) => (
            &invalid_parameter::KIND,
            Message::new(
                format!("`{scope}` is no scope that Pulumi documents"),
                "There are `admin`, `team:NAME`, `user:LOGIN` and `runner:NAME`.",
                match meant_scope(scope) {
                    Some(meant) => format!("write `{meant}`"),
                    None => "write one of these".to_owned(),
                },
            ),
        ),
        ParameterProblemKind::SecondScope(scope) => (
            &invalid_parameter::KIND,
            Message::new(
                format!("`{scope}` is a second scope of its kind, an exchange is for one"),
                "A token is for one team, one user or one runner.",
                "keep one of them, and exchange the token again for the other",
            ),
        ),
        ParameterProblemKind::ScopeOfOtherType { scope, token_type } => (
            &scope_mismatch::KIND,
            Message::new(
                format!("The scope `{scope}` does not fit a token of type `{}`", token_type.name()),
                "A scope names what a token of its own type is for.",
                match token_type.scope_prefix() {
                    Some(prefix) => format!("write `{prefix}NAME`, or ask for another type of token"),
                    None => "leave it out, or ask for another type of token".to_owned(),
                },
            ),
        ),
        ParameterProblemKind::MissingScope(token_type) => (
            &missing_parameter::KIND,
            Message::new(
                format!("A token of type `{}` needs a scope, and the request has none", token_type.name()),
                "The scope says for whom the token is.",
                format!("add `scope={}NAME`", token_type.scope_prefix().unwrap_or_default()),
            ),
        ),
        ParameterProblemKind::TeamAndUser => (
            &invalid_parameter::KIND,
            Message::new(
                "Both a team and a user are given, an exchange is for one of them",
                "`pulumi login` answers: only one of team or user may be specified for token exchange",
                "leave `--oidc-team` or `--oidc-user` out",
            ),
        ),
        ParameterProblemKind::OtherEndpoint(address) => (
            &other_endpoint::KIND,
            Message::new(
                format!("The exchange is at `/api/oauth/token`, this goes to `{address}`"),
                "Older guides have `/oauth/token`.",
                "send it to `https://api.pulumi.com/api/oauth/token`, or to that path of your own Pulumi Cloud",
            ),
        ),
        ParameterProblemKind::BodyInFile(written) => (
            &body_in_file::KIND,
            Message::new(
                format!("What `{written}` stands for is not in this text"),
                "So it was left open.",
                "paste the parameters themselves",
            ),
        ),
        ParameterProblemKind::UnclosedQuote => (
            &unclosed_quote::KIND,
            Message::new(
                "This quote is never closed on its line",
                "A shell reads on to the next quote, so that parameters run into each other. It was read as if it \
                 ended with its line.",
                "close it before the end of the line",
            ),
        ),
    }
}

/// The scope that is meant by one without a name, or in other letters.
fn meant_scope(written: &str) -> Option<String> {
    let (kind, name) = written.split_once(':').unwrap_or((written, ""));
    let (prefix, whom) = match &*kind.to_ascii_lowercase() {
        "admin" => return Some("admin".to_owned()),
        "team" => ("team:", "NAME"),
        "user" | "personal" => ("user:", "LOGIN"),
        "runner" => ("runner:", "NAME"),
        _ => return None,
    };
    Some([prefix, if name.is_empty() { whom } else { name }].concat())
}

/// Why `pulumi login` stops before any exchange.
pub(crate) fn conflict(conflict: &Conflict) -> Finding {
    let (rule, message) = match conflict {
        Conflict::Claim { flag, said: stated, claim, claimed } => (
            &flag_conflicts_with_token::KIND,
            Message::new(
                format!("`{flag}` says `{stated}`, the token's `{claim}` says `{claimed}`"),
                "`pulumi login` stops there, before any exchange.",
                format!("leave `{flag}` out, or have the token issued for `{stated}`"),
            ),
        ),
        Conflict::TeamAndUser { team, user } => (
            &invalid_parameter::TEAM_AND_USER,
            Message::new(
                format!("Both team `{team}` and user `{user}` are named, an exchange is for one of them"),
                "`pulumi login` takes what its flags do not say from the token's `scope`, and stops at both.",
                "leave the flag out, or have the token issued without the other in its `scope`",
            ),
        ),
        Conflict::NoOrganization => (
            &missing_parameter::NO_ORGANIZATION,
            Message::new(
                "Neither `--oidc-org` nor the token's `aud` names the organization",
                "`pulumi login` answers: organization must be specified for token exchange",
                "add `--oidc-org ORG`",
            ),
        ),
    };
    rule.finding(Input::Request, message)
}

/// What an assumption rests on.
pub(crate) const fn basis(basis: Basis) -> &'static str {
    match basis {
        Basis::OnlyTarget => "the policies are for no other",
        Basis::Login => "`pulumi login` asks for it unless told otherwise",
        Basis::TokenAudience => "the token's `aud` names it",
        Basis::TokenScope => "the token's `scope` names it",
        Basis::AudienceRule => "a rule for `aud` names it",
        Basis::Registration => "the issuer's registration names it",
    }
}

/// What was assumed, if anything was, as one finding.
pub(crate) fn assumptions(assumptions: &[Assumption]) -> Option<Finding> {
    let value_of = |field| assumptions.iter().find(|assumption| assumption.field == field);
    let token = match (value_of(AssumedField::TokenType), value_of(AssumedField::Target)) {
        (Some(token_type), Some(target)) => {
            Some(format!("the {} token for `{}`", token_type.value, target.value))
        }
        (Some(token_type), None) => Some(format!("the token type `{}`", token_type.value)),
        (None, Some(target)) => Some(format!("the target `{}`", target.value)),
        (None, None) => None,
    };
    let organization = value_of(AssumedField::Organization)
        .map(|assumption| format!("the organization `{}`", assumption.value));
    let what = [organization, token].into_iter().flatten().collect::<Vec<_>>().join(" and ");
    let reasons =
        assumptions.iter().map(|assumption| format!("`{}`: {}.", assumption.value, basis(assumption.basis)));
    let detail = reasons.collect::<Vec<_>>().join(" ");
    let message =
        Message::new(format!("Assumed: {what}"), detail, "say what the request asks for, to be sure");
    (!what.is_empty()).then(|| request_assumed::KIND.finding(Input::Request, message))
}

fn error(
    text: &str,
    code: &'static str,
    span: Span,
    message: impl Into<Words>,
    help: &'static str,
) -> InputError {
    InputError::at(Input::Request, text, code, span, message.into(), help)
}

/// Refuses a text that is longer than any request.
pub(crate) fn check_length(text: &str) -> Result<(), InputError> {
    unreadable::check_length(Input::Request, text, limits::REQUEST)
}

/// The body of a command is no JSON.
pub(crate) fn json_in_command(text: &str, body: &str, span: Span, failure: json::Error) -> InputError {
    let inside = unreadable::json(Input::Request, body, failure);
    let message = format!("the body of the request is no JSON: {}", inside.message);
    InputError { help: inside.help, ..error(text, "invalid-json", span, message, "") }
}

/// The text is no YAML, which it would be as the inputs of an action.
pub(crate) fn no_yaml(text: &str, failure: yaml::Error) -> InputError {
    error_message(text).unwrap_or_else(|| match failure.kind {
        yaml::ErrorKind::Empty => unreadable::empty(Input::Request, text),
        _ if text.contains("requested-token-type") => not_yaml(Input::Request, text, failure),
        _ => not_a_request(text, None),
    })
}

/// The text was read, and is no request: `root` is what it is, if it is YAML.
pub(crate) fn not_a_request(text: &str, root: Option<&Node<'_>>) -> InputError {
    let start = text.len() - text.trim_start().len();
    let span = Span::new(start, text.trim_end().len().max(start));
    let has = |names: &[&str]| root.is_some_and(|root| names.iter().any(|name| root.get(name).is_some()));
    if text.trim_start().starts_with("eyJ") || has(&["iss", "sub"]) {
        let help = "paste it as the token, and the request that carries it here";
        return error(
            text,
            "token-as-request",
            span,
            "this is a token, not the request of an exchange",
            help,
        );
    }
    if has(&["policies", "tokenType", "Statement"]) {
        let help = "paste it as the policy, and the request here";
        return error(
            text,
            "policy-as-request",
            span,
            "this is a policy, not the request of an exchange",
            help,
        );
    }
    let message = "this is no request of a token exchange";
    error_message(text)
        .or_else(|| not_readable_here::recognise(Wanted::Request, text))
        .unwrap_or_else(|| error(text, "not-a-request", span, message, PASTE))
}

fn error_message(text: &str) -> Option<InputError> {
    pulumi_error::recognise(Input::Request, text).or_else(|| aws_error::recognise(Input::Request, text))
}
