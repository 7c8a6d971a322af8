//! The pod has another name than the rule wants.

use super::side_by_side::Mismatch;
use crate::finding::entry::Entry;
use crate::finding::example::authorization::pod;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EKS_GUIDE;

pub(crate) static KIND: Kind = Kind::cause("kubernetes-pod-mismatch", EKS_GUIDE);

/// A rule about the name of the pod that the token names.
pub(crate) fn cause(mismatch: &Mismatch<'_>) -> Option<Cause> {
    let Mismatch { expected, actual, .. } = *mismatch;
    if !mismatch.is_about(&["kubernetes.io", "pod", "name"]) {
        return None;
    }
    let is_generated = actual.strip_prefix(expected).is_some_and(|rest| rest.starts_with('-'));
    let (detail, help) = if is_generated {
        (
            "A pod that a Deployment or a Job makes has an ending of its own each time.",
            format!("trust the service account instead of the pod, or write `{expected}-*`"),
        )
    } else {
        (
            "The token of a pod names the pod.",
            format!("run the pod `{expected}`, or trust the service account instead of the pod"),
        )
    };
    let title = format!("The pod is called `{actual}`, the policy trusts `{expected}`");
    Some((&KIND, Message::new(title, detail, help)))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The pod has another name than the rule wants",
    why: "Pods that a Deployment or a Job makes have an ending of their own each time, so a rule with the whole name of one \
          matches no other.",
    help: "test the service account instead of the pod, or end the pattern in `-*`",
    example: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".pod.name":"web"}}]"#,
    ),
    near: pod(
        r#"[{"decision":"allow","tokenType":"personal","userLogin":"alice","rules":{"\"kubernetes.io\".pod.name":"web-*"}}]"#,
    ),
};
