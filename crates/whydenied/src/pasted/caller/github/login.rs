//! The steps of a job that ask for a token, and for whom.
//!
//! Sources: <https://github.com/aws-actions/configure-aws-credentials> (version 6),
//! <https://docs.github.com/en/actions/reference/security/oidc>

use std::cell::OnceCell;

use super::super::exchange;
use super::super::open::open;
use super::super::source::Source;
use super::expression::{Names, filled, filled_as_known};
use super::permissions::indent;
use crate::issuer::table::tenancy::{ORGANIZATION_AUDIENCE, STS};
use crate::json::{Node, Value, innermost};
use crate::pulumi::Exchange;
use crate::pulumi::exchange::seconds;
use crate::report::Edit;
use crate::span::Span;
use crate::yaml;

/// A step that asks for a token, or logs in without one.
#[derive(Clone, Debug)]
pub(super) struct Login {
    /// The exchange that it asks for, if the token is for Pulumi Cloud.
    pub(super) exchange: Option<Exchange>,
    /// The audience that it asks for, which may be open; none for the default of GitHub.
    pub(super) audience: Option<String>,
    pub(super) role: Option<String>,
    pub(super) session_name: Option<String>,
    pub(super) duration: Option<u32>,
    /// Whether it logs in by access keys, so that no token is asked for.
    pub(super) by_keys: bool,
    /// Its condition.
    pub(super) condition: Option<String>,
    pub(super) span: Span,
}

/// The logins of a job.
pub(super) fn of_job(source: &Source<'_>, job: &Node<'_>, names: Names<'_>) -> Vec<Login> {
    let Some(Value::Array(steps)) = job.get("steps").map(|steps| &steps.value) else { return Vec::new() };
    // The step that exchanges a token need not be the one that asks for it.
    let shared = OnceCell::new();
    let of_job = || {
        let found = || steps.iter().find_map(|step| of_script(source, step, names));
        shared.get_or_init(found).clone()
    };
    steps.iter().filter_map(|step| of_step(source, step, names, &of_job)).collect()
}

/// What a step runs.
fn script<'n>(step: &'n Node<'_>) -> Option<&'n str> {
    step.get("run").or_else(|| step.get("with")?.get("script"))?.value.as_str()
}

/// The exchange that a step makes by a command.
fn of_script(source: &Source<'_>, step: &Node<'_>, names: Names<'_>) -> Option<Exchange> {
    let script = filled_as_known(script(step)?, names);
    exchange::of_script(&script, source.lines.place(step.span))
}

/// The login of a step. `of_job` is the exchange that some step of its job makes.
fn of_step(
    source: &Source<'_>,
    step: &Node<'_>,
    names: Names<'_>,
    of_job: &dyn Fn() -> Option<Exchange>,
) -> Option<Login> {
    let condition = step.get("if").and_then(|node| node.value.scalar_text()).map(str::to_owned);
    let login = |audience| Login {
        exchange: None,
        audience,
        role: None,
        session_name: None,
        duration: None,
        by_keys: false,
        condition: condition.clone(),
        span: step.span,
    };
    let with = |name| {
        let value = step.get("with").and_then(|with| with.get(name))?.value.scalar_text()?;
        Some(filled(value, names)).filter(|text| !text.trim().is_empty())
    };
    let action = step.get("uses").and_then(|uses| uses.value.as_str()).unwrap_or_default();
    let action = action.split('@').next().unwrap_or_default().to_ascii_lowercase();
    match &*action {
        "aws-actions/configure-aws-credentials" => {
            let is_set = |name| with(name).is_some_and(|value| !value.eq_ignore_ascii_case("false"));
            // With a file or from an earlier login the step sends no token of its own.
            if is_set("web-identity-token-file") || is_set("role-chaining") || is_set("force-skip-oidc") {
                return None;
            }
            let by_keys = is_set("aws-access-key-id");
            let role = with("role-to-assume");
            if role.is_none() && !by_keys {
                return None;
            }
            Some(Login {
                role,
                session_name: with("role-session-name").or_else(|| Some("GitHubActions".to_owned())),
                duration: duration(with("role-duration-seconds")).or(Some(3_600)),
                by_keys,
                ..login(with("audience").or_else(|| Some(STS.to_owned())))
            })
        }
        "pulumi/auth-actions" | "pulumi/esc-action" => {
            let is_esc = action.ends_with("esc-action");
            if is_esc && with("oidc-auth").is_none_or(|value| value.eq_ignore_ascii_case("false")) {
                return None;
            }
            let organization = with(if is_esc { "oidc-organization" } else { "organization" })?;
            let filled = |value: &str| filled_as_known(value, names);
            let exchange = exchange::of_step(source.text, step, &filled);
            Some(Login { exchange, ..login(Some(format!("{ORGANIZATION_AUDIENCE}{organization}"))) })
        }
        _ => {
            let audience = asked_in(&filled_as_known(script(step)?, names))?;
            let exchange = exchange::is_audience(&audience).then(|| {
                let written = of_script(source, step, names).or_else(of_job);
                written.unwrap_or_else(|| exchange::of_audience(&audience))
            });
            Some(Login { exchange, ..login(Some(audience).filter(|audience| !audience.is_empty())) })
        }
    }
}

/// The edit by which the step at that place asks for an audience; `None` where it is no step that takes one.
pub(crate) fn ask_for(text: &str, step: Span, audience: &str) -> Option<Edit> {
    let roots = yaml::parse(text).ok()?;
    let is_step = |node: &Node<'_>| node.span == step && node.get("uses").is_some();
    let step = innermost(roots.iter().collect(), is_step)?;
    let uses = step.get("uses")?.value.as_str()?.to_ascii_lowercase();
    let with = step.get("with").filter(|_| uses.starts_with("aws-actions/configure-aws-credentials"))?;
    let is_plain = audience.starts_with(|letter: char| letter.is_ascii_alphabetic())
        && audience.chars().all(|letter| letter.is_ascii_alphanumeric() || "_./:-".contains(letter))
        && !audience.ends_with(':');
    let written = if is_plain { audience.to_owned() } else { Value::String(audience.into()).to_json() };
    if let Some(own) = with.get("audience") {
        return Some(Edit { start: own.span.start, end: own.span.end, text: written });
    }
    let at = with.members().first()?.key_span.start;
    let is_flow = text.get(with.span.start..)?.starts_with('{');
    let after = if is_flow { ", ".to_owned() } else { format!("\n{}", indent(text, at)?) };
    Some(Edit { start: at, end: at, text: format!("audience: {written}{after}") })
}

fn duration(text: Option<String>) -> Option<u32> {
    seconds(&text?).and_then(|seconds| u32::try_from(seconds).ok())
}

/// The audience that a script asks for a token for, empty where it takes the default; `None` where it asks for no token.
/// What a variable stands for is open.
fn asked_in(script: &str) -> Option<String> {
    if let Some((_, rest)) = script.split_once("getIDToken(") {
        let inside = rest.split(')').next()?.trim();
        let quoted =
            inside.strip_prefix(['\'', '"', '`']).and_then(|rest| rest.strip_suffix(['\'', '"', '`']));
        return Some(match quoted {
            Some(audience) => with_variables(audience),
            None if inside.is_empty() => String::new(),
            None => open("*", inside),
        });
    }
    let (_, rest) = script.split_once("ACTIONS_ID_TOKEN_REQUEST_URL")?;
    let rest = rest.split_once("audience=").map_or("", |(_, rest)| rest);
    let end = rest.find(|letter: char| letter.is_whitespace() || matches!(letter, '"' | '\'' | '&' | ')'));
    Some(with_variables(rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()))
}

/// The audience, open from its first variable on.
fn with_variables(audience: &str) -> String {
    match audience.find('$').and_then(|at| audience.split_at_checked(at)) {
        Some((before, variable)) => before.to_owned() + &open("*", variable),
        None => audience.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::open::shown_pattern;
    use super::asked_in;

    #[test]
    fn scripts_ask_for_an_audience() {
        for (script, expected) in [
            ("echo hello", None),
            ("const t = await core.getIDToken('sts.amazonaws.com')", Some("sts.amazonaws.com")),
            ("core.getIDToken()", Some("")),
            ("curl \"$ACTIONS_ID_TOKEN_REQUEST_URL&audience=vault\"", Some("vault")),
            ("curl $ACTIONS_ID_TOKEN_REQUEST_URL", Some("")),
            ("core.getIDToken(audience)", Some("*")),
            ("curl \"$ACTIONS_ID_TOKEN_REQUEST_URL&audience=urn:pulumi:org:$ORG\"", Some("urn:pulumi:org:*")),
        ] {
            let audience = asked_in(script).map(|audience| shown_pattern(&audience));
            assert_eq!(audience.as_deref(), expected, "{script}");
        }
    }
}
