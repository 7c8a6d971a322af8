//! Pods with the namespace and the service account that the policy trusts.

use super::{Scene, remedy, shell, yaml};
use crate::report::{Elsewhere, Remedy};

pub(super) fn remedies(code: &str, scene: &Scene<'_>) -> Vec<Remedy> {
    let remedy = match code {
        "kubernetes-namespace-mismatch" => scene.wanted_part("NAMESPACE").map(|namespace| {
            remedy(Elsewhere::Pod, format!("Run the pod in namespace `{namespace}`"))
                .with("yaml", format!("metadata:\n  namespace: {}", yaml(namespace)))
        }),
        "kubernetes-service-account-mismatch" => scene.wanted_part("SERVICE_ACCOUNT").map(|account| {
            remedy(Elsewhere::Pod, format!("Run the pod as service account `{account}`"))
                .with("yaml", format!("spec:\n  serviceAccountName: {}", yaml(account)))
        }),
        "token-expired" | "token-too-old" if scene.is_cluster() => fresh_token(scene),
        _ => None,
    };
    remedy.into_iter().collect()
}

/// A new token of the same service account.
fn fresh_token(scene: &Scene<'_>) -> Option<Remedy> {
    let (namespace, account) = (scene.own_part("NAMESPACE")?, scene.own_part("SERVICE_ACCOUNT")?);
    let audience = scene.context.lookup(&format!("{}:aud", scene.context.provider.url));
    let audience = audience.values().and_then(|values| values.first().map(ToString::to_string));
    let audience = audience.map(|audience| format!(" --audience {}", shell(&audience))).unwrap_or_default();
    Some(remedy(Elsewhere::Pod, "Request a fresh token").with(
        "sh",
        format!("kubectl create token {} --namespace {}{audience}", shell(account), shell(namespace)),
    ))
}
