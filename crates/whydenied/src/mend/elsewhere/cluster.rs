//! Pods with the namespace and the service account that the policy trusts.

use super::{Candidate, Setting, shell, yaml};
use crate::json::Value;
use crate::report::Elsewhere;

pub(crate) fn remedies<R>(code: &str, setting: &Setting<'_>, now: Option<i64>) -> Vec<Candidate<R>> {
    let remedy = match code {
        "kubernetes-namespace-mismatch" => in_namespace(setting),
        "kubernetes-service-account-mismatch" => as_account(setting),
        "token-expired" | "token-too-old" if setting.is_cluster() => {
            now.and_then(|now| fresh_token(setting, now))
        }
        _ => None,
    };
    remedy.into_iter().collect()
}

fn in_namespace<R>(setting: &Setting<'_>) -> Option<Candidate<R>> {
    let namespace = setting.wanted_part("NAMESPACE")?;
    let token = setting.with_parts(&[("NAMESPACE", &namespace)])?;
    let title = format!("Run the pod in namespace `{namespace}`");
    let text = format!("metadata:\n  namespace: {}", yaml(&namespace));
    Some(Candidate::token(Elsewhere::Pod, title, token).with("yaml", text))
}

fn as_account<R>(setting: &Setting<'_>) -> Option<Candidate<R>> {
    let account = setting.wanted_part("SERVICE_ACCOUNT")?;
    let token = setting.with_parts(&[("SERVICE_ACCOUNT", &account)])?;
    let title = format!("Run the pod as service account `{account}`");
    let text = format!("spec:\n  serviceAccountName: {}", yaml(&account));
    Some(Candidate::token(Elsewhere::Pod, title, token).with("yaml", text))
}

/// A new token of the same service account.
fn fresh_token<R>(setting: &Setting<'_>, now: i64) -> Option<Candidate<R>> {
    let (namespace, account) = (setting.own_part("NAMESPACE")?, setting.own_part("SERVICE_ACCOUNT")?);
    let audience = match setting.token.claim("aud") {
        Some(Value::Array(values)) => values.first().and_then(|value| value.value.as_str()),
        Some(value) => value.as_str(),
        None => None,
    };
    let audience = audience.map(|audience| format!(" --audience {}", shell(audience))).unwrap_or_default();
    Some(Candidate::token(Elsewhere::Pod, "Request a fresh token", setting.fresh(now)).with(
        "sh",
        format!("kubectl create token {} --namespace {}{audience}", shell(&account), shell(&namespace)),
    ))
}
