//! `system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT`: the subject of a pod's token.

pub(crate) mod kubernetes_namespace_mismatch;
pub(crate) mod kubernetes_service_account_mismatch;
mod service_account;

use service_account::ServiceAccounts;

use super::subjects::Subjects;
use crate::finding::kind::Cause;

crate::finding::entry::entries![kubernetes_namespace_mismatch, kubernetes_service_account_mismatch,];

/// Why the pod's service account is not the trusted one.
pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    let accounts = ServiceAccounts::of(it)?;
    kubernetes_namespace_mismatch::cause(&accounts)
        .or_else(|| Some(kubernetes_service_account_mismatch::cause(&accounts)))
}
