//! The parameters of the call, and what of the role they ask for.

use super::denied::{Candidate, Denied};
use crate::aws::context::KeyValue;
use crate::aws::request::WrittenAs;
use crate::aws::session::{DURATIONS, is_name};
use crate::mend::elsewhere::{shell, yaml};
use crate::report::Elsewhere;

pub(crate) fn remedies(code: &str, denied: &Denied<'_>) -> Vec<Candidate> {
    match code {
        "invalid-role-arn" => vec![role_arn(denied)],
        "duration-exceeds-role" => duration(denied),
        "invalid-request-parameter" => {
            session_name(denied).into_iter().chain(possible_duration(denied)).collect()
        }
        _ => denied
            .key
            .filter(|key| code != "key-must-be-absent" && key.eq_ignore_ascii_case("sts:RoleSessionName"))
            .and_then(|_| wanted_name(denied))
            .filter(|name| is_name(name))
            .map(|name| call_as(&name, denied))
            .into_iter()
            .collect(),
    }
}

/// A parameter of the call, by the names that it has where calls are written down.
struct Parameter {
    input: &'static str,
    option: &'static str,
    setting: &'static str,
    /// The SDKs read not all of them from their environment.
    variable: Option<&'static str>,
}

const SESSION_NAME: Parameter = Parameter {
    input: "role-session-name",
    option: "--role-session-name",
    setting: "role_session_name",
    variable: Some("AWS_ROLE_SESSION_NAME"),
};
const DURATION: Parameter = Parameter {
    input: "role-duration-seconds",
    option: "--duration-seconds",
    setting: "duration_seconds",
    variable: None,
};

impl Parameter {
    /// The remedy with the parameter as it is written where this call is.
    fn written(&self, remedy: Candidate, value: &str, denied: &Denied<'_>) -> Candidate {
        let Self { input, option, setting, variable } = self;
        match denied.request.written_as {
            Some(WrittenAs::Profile) => remedy.with("ini", format!("{setting} = {value}")),
            Some(WrittenAs::Variables) => match variable {
                Some(variable) => remedy.with("sh", format!("export {variable}={}", shell(value))),
                None => remedy,
            },
            None if denied.setting.is_github() => {
                remedy.with("yaml", format!("with:\n  {input}: {}", yaml(value)))
            }
            Some(WrittenAs::Command) | None => remedy.with("sh", format!("{option} {}", shell(value))),
        }
    }
}

/// The whole ARN of the role.
fn role_arn(denied: &Denied<'_>) -> Candidate {
    let given = denied.request.role_arn.as_deref().unwrap_or_default();
    // The ARN of a session names the role before the session.
    let of_session = given.split_once(":assumed-role/").and_then(|(_, rest)| rest.split('/').next());
    let name = of_session.or_else(|| given.rsplit(['/', ':']).next()).unwrap_or_default();
    let name = if is_name(name) && !given.contains(":oidc-provider/") { name } else { "ROLE" };
    let look_up = format!("aws iam get-role --role-name {name} --query Role.Arn --output text");
    let request = denied.requesting(|request| request.role_arn = None);
    Candidate::request(Elsewhere::Call, "Pass the role's whole ARN, as IAM has it", request)
        .with("sh", look_up)
}

/// A session as long as the role allows, or a role that allows as long a session.
fn duration(denied: &Denied<'_>) -> Vec<Candidate> {
    let (Some(seconds), Some(maximum)) =
        (denied.request.duration_seconds, denied.request.max_session_duration)
    else {
        return Vec::new();
    };
    let shorter = request_seconds(format!("Request at most {maximum} seconds"), maximum, denied);
    let arn = denied.request.role_arn.as_deref().unwrap_or_default();
    let name = arn.rsplit('/').next().filter(|name| !name.is_empty()).unwrap_or("ROLE");
    let request = denied.requesting(|request| request.max_session_duration = Some(seconds));
    let title = format!("Let the role's sessions last {seconds} seconds");
    let longer = Candidate::request(Elsewhere::Role, title, request).with(
        "sh",
        format!("aws iam update-role --role-name {} --max-session-duration {seconds}", shell(name)),
    );
    let possible = (3_600..=43_200).contains(&seconds);
    [shorter].into_iter().chain([longer].into_iter().filter(|_| possible)).collect()
}

/// The shortest or the longest session that AWS gives, where neither was asked for.
fn possible_duration(denied: &Denied<'_>) -> Option<Candidate> {
    let seconds = denied.request.duration_seconds?;
    let possible = seconds.clamp(*DURATIONS.start(), *DURATIONS.end());
    (possible != seconds).then(|| request_seconds(format!("Request {possible} seconds"), possible, denied))
}

fn request_seconds(title: String, seconds: u32, denied: &Denied<'_>) -> Candidate {
    let request = denied.requesting(|request| request.duration_seconds = Some(seconds));
    DURATION.written(Candidate::request(Elsewhere::Call, title, request), &seconds.to_string(), denied)
}

/// The session name without what it may not have.
fn session_name(denied: &Denied<'_>) -> Option<Candidate> {
    let given = denied.request.session_name.as_deref()?;
    let letter = |letter: char| {
        if letter.is_ascii_alphanumeric() || "_+=,.@-".contains(letter) { letter } else { '-' }
    };
    let name: String = given.chars().map(letter).take(64).collect();
    (name != given && name.len() >= 2).then(|| call_as(&name, denied))
}

/// The session name that the policy asks for: a value, or a variable that stands for one.
fn wanted_name(denied: &Denied<'_>) -> Option<String> {
    let expected = denied.compared.map(|compared| compared.expected).or(denied.expected)?;
    let variable = expected.strip_prefix("${").and_then(|rest| rest.strip_suffix('}'));
    match variable {
        None => denied.wanted().map(str::to_owned),
        Some(key) => match denied.context.single_value(key) {
            KeyValue::Present(values) => values.first().map(ToString::to_string),
            _ => None,
        },
    }
}

fn call_as(name: &str, denied: &Denied<'_>) -> Candidate {
    let request = denied.requesting(|request| {
        request.session_name = Some(name.to_owned());
        request.context.retain(|(key, _)| !key.eq_ignore_ascii_case("sts:RoleSessionName"));
    });
    let remedy = Candidate::request(Elsewhere::Call, format!("Name the session `{name}`"), request);
    SESSION_NAME.written(remedy, name, denied)
}
