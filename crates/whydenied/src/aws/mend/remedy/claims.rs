//! Tokens with the claims that AWS takes, and that the policy tests.

use super::denied::{Candidate, Denied};
use crate::Token;
use crate::aws::claims::{ROLES, SOURCE_IDENTITY, TAGS, session_tags};
use crate::json::Value;
use crate::mend::style::Style;
use crate::report::Elsewhere;

/// Whether the token's issuer named the role.
const AUTHORIZED: &str = "sts:RoleAuthorizedByIdp";

pub(crate) fn remedies(code: &str, denied: &Denied<'_>) -> Vec<Candidate> {
    let remedy = match code {
        "invalid-session-tags" => {
            let tags = session_tags(denied.call.token);
            if tags.is_empty() {
                return Vec::new();
            }
            let tags = tags.iter().map(|(key, value)| format!("{}: [{}]", quote(key), quote(value)));
            let claim = principal_tags(&tags.collect::<Vec<_>>().join(", "));
            issue("Put each tag's value into a list", claim, denied)
        }
        "claim-missing" => missing(denied),
        "roles-claim-excludes-role" | "roles-claim-invalid" => name_role(denied),
        "value-mismatch" if denied.key.is_some_and(|key| key.eq_ignore_ascii_case(AUTHORIZED)) => {
            name_role(denied)
        }
        "invalid-timestamp" => whole_times(denied),
        _ => None,
    };
    remedy.into_iter().collect()
}

fn quote(text: &str) -> String {
    Style::quote(text)
}

fn principal_tags(tags: &str) -> String {
    format!("{}: {{\n  \"principal_tags\": {{ {tags} }}\n}}", quote(TAGS))
}

/// A token with these claims, written as members of its JSON.
fn issue(title: impl Into<String>, claims: String, denied: &Denied<'_>) -> Option<Candidate> {
    let members = crate::json::parse(&format!("{{ {claims} }}")).ok()?.root.into_owned();
    let mut token: Token = denied.call.token.clone();
    for member in members.members() {
        token.set_claim(&member.key, member.node.value.clone());
    }
    Some(Candidate::token(Elsewhere::Issuer, title, token).with("json", claims))
}

fn name_role(denied: &Denied<'_>) -> Option<Candidate> {
    let role = denied.request.role_arn.as_ref()?;
    let title = format!("Name `{role}` in the token's roles claim");
    issue(title, format!("{}: [{}]", quote(ROLES), quote(role)), denied)
}

/// The session tag or the source identity that a policy asks for.
fn missing(denied: &Denied<'_>) -> Option<Candidate> {
    let (key, value) = (denied.key?, denied.wanted()?);
    if key.eq_ignore_ascii_case("sts:SourceIdentity") {
        let title = format!("Have the token carry the source identity `{value}`");
        return issue(title, format!("{}: {}", quote(SOURCE_IDENTITY), quote(value)), denied);
    }
    let prefix = "aws:RequestTag/";
    let tag = key
        .get(prefix.len()..)
        .filter(|_| key.to_ascii_lowercase().starts_with(&prefix.to_ascii_lowercase()))?;
    let title = format!("Have the token carry the session tag `{tag}` with `{value}`");
    issue(title, principal_tags(&format!("{}: [{}]", quote(tag), quote(value))), denied)
}

/// The times that have a fraction, without it.
fn whole_times(denied: &Denied<'_>) -> Option<Candidate> {
    let whole = ["iat", "exp", "nbf"].iter().filter_map(|claim| {
        let Value::Number(text) = denied.call.token.claim(claim)? else { return None };
        let (seconds, _) = text.split_once('.')?;
        seconds.parse::<i64>().ok().map(|seconds| format!("{}: {seconds}", quote(claim)))
    });
    let whole: Vec<_> = whole.collect();
    (!whole.is_empty()).then(|| issue("Write the times in whole seconds", whole.join(",\n"), denied))?
}
