//! The pod has another name than the rule wants.

use crate::finding::entry::Entry;
use crate::finding::example::authorization::pod;
use crate::finding::kind::Kind;
use crate::finding::page::EKS_GUIDE;

pub(crate) static KIND: Kind = Kind::cause("kubernetes-pod-mismatch", EKS_GUIDE);

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
