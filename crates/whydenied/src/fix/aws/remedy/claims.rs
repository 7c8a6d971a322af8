//! Tokens with the claims that AWS takes, and that the policy tests.

use super::{Scene, remedy};
use crate::aws::claims::{ROLES, SOURCE_IDENTITY, TAGS, session_tags};
use crate::fix::style::Style;
use crate::json::Value;
use crate::report::{Elsewhere, Remedy};

/// Whether the token's issuer named the role.
const AUTHORIZED: &str = "sts:RoleAuthorizedByIdp";

pub(super) fn remedies(code: &str, scene: &Scene<'_>) -> Vec<Remedy> {
    let remedy = match code {
        "invalid-session-tags" => {
            let tags = session_tags(scene.call.token);
            if tags.is_empty() {
                return Vec::new();
            }
            let tags = tags.iter().map(|(key, value)| format!("{}: [{}]", quote(key), quote(value)));
            let claim = format!(
                "{}: {{\n  \"principal_tags\": {{ {} }}\n}}",
                quote(TAGS),
                tags.collect::<Vec<_>>().join(", ")
            );
            Some(remedy(Elsewhere::Issuer, "Put each tag's value into a list").with("json", claim))
        }
        "claim-missing" => missing(scene),
        "roles-claim-excludes-role" | "roles-claim-invalid" => name_role(scene),
        "value-mismatch" if scene.key.is_some_and(|key| key.eq_ignore_ascii_case(AUTHORIZED)) => {
            name_role(scene)
        }
        "invalid-timestamp" => whole_times(scene),
        _ => None,
    };
    remedy.into_iter().collect()
}

fn quote(text: &str) -> String {
    Style::quote(text)
}

fn name_role(scene: &Scene<'_>) -> Option<Remedy> {
    let role = scene.request.role_arn.as_ref()?;
    let remedy = remedy(Elsewhere::Issuer, format!("Name `{role}` in the token's roles claim"));
    Some(remedy.with("json", format!("{}: [{}]", quote(ROLES), quote(role))))
}

/// The session tag or the source identity that a policy asks for.
fn missing(scene: &Scene<'_>) -> Option<Remedy> {
    let (key, value) = (scene.key?, scene.wanted()?);
    if key.eq_ignore_ascii_case("sts:SourceIdentity") {
        return Some(
            remedy(Elsewhere::Issuer, format!("Have the token carry the source identity `{value}`"))
                .with("json", format!("{}: {}", quote(SOURCE_IDENTITY), quote(value))),
        );
    }
    let prefix = "aws:RequestTag/";
    let tag = key
        .get(prefix.len()..)
        .filter(|_| key.to_ascii_lowercase().starts_with(&prefix.to_ascii_lowercase()))?;
    let claim =
        format!("{}: {{\n  \"principal_tags\": {{ {}: [{}] }}\n}}", quote(TAGS), quote(tag), quote(value));
    let title = format!("Have the token carry the session tag `{tag}` with `{value}`");
    Some(remedy(Elsewhere::Issuer, title).with("json", claim))
}

/// The times that have a fraction, without it.
fn whole_times(scene: &Scene<'_>) -> Option<Remedy> {
    let whole = ["iat", "exp", "nbf"].iter().filter_map(|claim| {
        let Value::Number(text) = scene.call.token.claim(claim)? else { return None };
        let (seconds, _) = text.split_once('.')?;
        seconds.parse::<i64>().ok().map(|seconds| format!("{}: {seconds}", quote(claim)))
    });
    let whole: Vec<_> = whole.collect();
    (!whole.is_empty()).then(|| {
        remedy(Elsewhere::Issuer, "Write the times in whole seconds").with("json", whole.join(",\n"))
    })
}
