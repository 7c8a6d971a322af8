//! Requests whose token is elsewhere: profiles and variables of the AWS SDKs that name a file with a token, and commands
//! with `aws sts assume-role-with-web-identity`. They say which role is asked for, and how.
//!
//! Sources: <https://docs.aws.amazon.com/sdkref/latest/guide/feature-assume-role-credentials.html>,
//! <https://docs.aws.amazon.com/cli/latest/reference/sts/assume-role-with-web-identity.html>

use std::collections::BTreeMap;

use super::call::{Call, MAX_CALLS, call};
use super::command::expanded;
use super::open::{is_open, token};
use crate::aws::{Request, WrittenAs};
use crate::json::{Node, Value};
use crate::shell::{Command, assignments, commands};
use crate::span::Span;
use crate::{limits, secret};

const COMMAND_NAME: &str = "assume-role-with-web-identity";
const COMMAND: [&str; 3] = ["aws", "sts", COMMAND_NAME];
/// What the SDKs read where no profile says it.
const VARIABLES: [(&str, &str); 3] = [
    ("AWS_WEB_IDENTITY_TOKEN_FILE", "web_identity_token_file"),
    ("AWS_ROLE_ARN", "role_arn"),
    ("AWS_ROLE_SESSION_NAME", "role_session_name"),
];

/// The parameters of a request, but for its token.
struct Parameters {
    /// What makes the request.
    name: String,
    role: Option<String>,
    session_name: Option<String>,
    duration: Option<u32>,
    provider_id: Option<String>,
    written_as: WrittenAs,
    /// Where the token is, as far as the text says it.
    token_at: Option<String>,
    span: Span,
}

/// Whether it makes such a request. A text that has the token as well is read as that.
pub(super) fn is_of(text: &str) -> bool {
    secret::first_jwt(text).is_none() && !parameters(text).is_empty()
}

/// The calls, of whose claims nothing is known.
pub(super) fn calls(text: &str, assumed: &mut Vec<String>) -> Vec<Call> {
    let call = |request: Parameters| {
        let at = request.token_at.as_ref().map_or_else(String::new, |at| format!(", in `{at}`"));
        assumed.push(format!("the token of {} is elsewhere{at}: its claims are not known", request.name));
        let claims = Node { value: Value::Object(Vec::new()), span: Span::default() };
        Call {
            role: request.role,
            session_name: request.session_name,
            duration: request.duration,
            provider_id: request.provider_id,
            written_as: Some(request.written_as),
            ..call(request.name.clone(), &request.name, token(claims), request.span)
        }
    };
    parameters(text).into_iter().take(MAX_CALLS).map(call).collect()
}

/// The requests that a text makes.
fn parameters(text: &str) -> Vec<Parameters> {
    let mut found = profiles(text);
    let commands = commands(text, &COMMAND);
    if !commands.is_empty() {
        let variables = assignments(text);
        found.extend(commands.iter().map(|command| of_command(text, command, &variables)));
    }
    found
}

/// The request, with what the command says of it that the token stands in. What was given stays.
pub(crate) fn completed(mut request: Request, text: &str) -> Request {
    if text.len() > limits::POLICY || !text.contains(COMMAND_NAME) {
        return request;
    }
    if let Some(said) = parameters(text).into_iter().next() {
        request.role_arn = request.role_arn.or(said.role.filter(|role| role.starts_with("arn:")));
        request.session_name = request.session_name.or(said.session_name);
        request.duration_seconds = request.duration_seconds.or(said.duration);
        request.provider_id = request.provider_id.or(said.provider_id);
        request.written_as = Some(said.written_as);
    }
    request
}

fn of_command(text: &str, command: &Command, variables: &BTreeMap<&str, &str>) -> Parameters {
    let said = |name: &str| Some(expanded(&command.option(text, &[name])?, variables));
    let known = |name: &str| said(name).filter(|said| !is_open(said));
    Parameters {
        name: "the command `aws sts assume-role-with-web-identity`".to_owned(),
        role: known("--role-arn"),
        session_name: known("--role-session-name"),
        duration: known("--duration-seconds").and_then(|seconds| seconds.parse().ok()),
        provider_id: known("--provider-id"),
        written_as: WrittenAs::Command,
        token_at: command.option(text, &["--web-identity-token"]).map(|said| said.text),
        span: command.span,
    }
}

/// The profiles of a configuration that have their token in a file, and the variables that say the same.
fn profiles(text: &str) -> Vec<Parameters> {
    let mut found = Vec::new();
    let mut section: BTreeMap<&str, &str> = BTreeMap::new();
    let mut name = "the variables of the SDK".to_owned();
    let mut written_as = WrittenAs::Variables;
    let mut span = Span::default();
    let mut at = 0;
    for line in text.split_inclusive('\n') {
        let (start, bare) = (at, line.trim());
        at += line.len();
        if let Some(header) = bare.strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
            found.extend(of_section(&section, (&name, written_as), span));
            section.clear();
            let profile = header.trim().strip_prefix("profile ").unwrap_or(header).trim();
            name = format!("the profile `{profile}`");
            written_as = WrittenAs::Profile;
            span = Span::new(start, start + line.trim_end().len());
            continue;
        }
        let Some((key, value)) = bare.split_once('=').filter(|_| !bare.starts_with(['#', ';'])) else {
            continue;
        };
        let key = key.trim().trim_start_matches("export ").trim_start();
        let own = VARIABLES.iter().find(|(variable, _)| *variable == key).map_or(key, |(_, name)| *name);
        if section.is_empty() && span == Span::default() {
            span = Span::new(start, start + line.trim_end().len());
        }
        section.insert(own, value.trim().trim_matches(['"', '\'']));
    }
    found.extend(of_section(&section, (&name, written_as), span));
    found
}

fn of_section(
    section: &BTreeMap<&str, &str>,
    (name, written_as): (&str, WrittenAs),
    span: Span,
) -> Option<Parameters> {
    let file = section.get("web_identity_token_file")?;
    let said = |name: &str| section.get(name).map(|text| (*text).to_owned());
    let role = said("role_arn")?;
    Some(Parameters {
        name: name.to_owned(),
        role: Some(role),
        session_name: said("role_session_name"),
        duration: said("duration_seconds").and_then(|seconds| seconds.parse().ok()),
        provider_id: None,
        written_as,
        token_at: Some((*file).to_owned()),
        span,
    })
}
