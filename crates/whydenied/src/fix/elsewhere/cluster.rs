//! Pods with the namespace and the service account that the policy trusts.

use super::{Setting, remedy, shell, yaml};
use crate::json::Value;
use crate::report::{Elsewhere, Remedy};

pub(in crate::fix) fn remedies(code: &str, setting: &Setting<'_>) -> Vec<Remedy> {
    let remedy = match code {
        "kubernetes-namespace-mismatch" => setting.wanted_part("NAMESPACE").map(|namespace| {
            remedy(Elsewhere::Pod, format!("Run the pod in namespace `{namespace}`"))
                .with("yaml", format!("metadata:\n  namespace: {}", yaml(namespace)))
        }),
        "kubernetes-service-account-mismatch" => setting.wanted_part("SERVICE_ACCOUNT").map(|account| {
            remedy(Elsewhere::Pod, format!("Run the pod as service account `{account}`"))
                .with("yaml", format!("spec:\n  serviceAccountName: {}", yaml(account)))
        }),
        "token-expired" | "token-too-old" if setting.is_cluster() => fresh_token(setting),
        _ => None,
    };
    remedy.into_iter().collect()
}

/// A new token of the same service account.
fn fresh_token(setting: &Setting<'_>) -> Option<Remedy> {
    let (namespace, account) = (setting.own_part("NAMESPACE")?, setting.own_part("SERVICE_ACCOUNT")?);
    let audience = match setting.token.claim("aud") {
        Some(Value::Array(values)) => values.first().and_then(|value| value.value.as_str()),
        Some(value) => value.as_str(),
        None => None,
    };
    let audience = audience.map(|audience| format!(" --audience {}", shell(audience))).unwrap_or_default();
    Some(remedy(Elsewhere::Pod, "Request a fresh token").with(
        "sh",
        format!("kubectl create token {} --namespace {}{audience}", shell(account), shell(namespace)),
    ))
}
