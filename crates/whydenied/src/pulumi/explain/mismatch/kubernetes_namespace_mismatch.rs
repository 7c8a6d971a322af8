//! `kubernetes-namespace-mismatch`, as this service has it.

use super::side_by_side::Mismatch;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EKS_GUIDE;
use crate::near_miss::subject::kubernetes;

pub(crate) static KIND: Kind = kubernetes::kubernetes_namespace_mismatch::KIND.citing(EKS_GUIDE);

/// A rule about the namespace that the token names.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let Mismatch { expected, actual, .. } = *mismatch;
    mismatch.is_about(&["kubernetes.io", "namespace"]).then(|| {
        let message = Message::new(
            format!("The pod runs in namespace `{actual}`, the policy trusts `{expected}`"),
            "The token of a pod names its namespace.",
            format!("run the pod in `{expected}`, or trust `{actual}`"),
        );
        (&KIND, message)
    })
}
