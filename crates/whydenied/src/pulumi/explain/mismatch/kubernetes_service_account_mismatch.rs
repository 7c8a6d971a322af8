//! `kubernetes-service-account-mismatch`, as this service has it.

use super::side_by_side::Mismatch;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EKS_GUIDE;
use crate::near_miss::subject::kubernetes;

pub(crate) static KIND: Kind = kubernetes::kubernetes_service_account_mismatch::KIND.citing(EKS_GUIDE);

/// A rule about the name of the service account that the token names.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let Mismatch { expected, actual, .. } = *mismatch;
    mismatch.is_about(&["kubernetes.io", "serviceaccount", "name"]).then(|| {
        let message = Message::new(
            format!("The pod uses service account `{actual}`, the policy trusts `{expected}`"),
            if actual == "default" {
                "A pod without `serviceAccountName` uses `default`."
            } else {
                "The token of a pod names its service account."
            },
            format!("set `serviceAccountName: {expected}` in the pod, or trust `{actual}`"),
        );
        (&KIND, message)
    })
}
