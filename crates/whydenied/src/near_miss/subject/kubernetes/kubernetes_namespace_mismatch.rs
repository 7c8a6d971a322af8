//! The pod runs in another namespace than the policy trusts.

use crate::finding::entry::Entry;
use crate::finding::example::{EKS, aws};
use crate::finding::kind::Kind;
use crate::finding::page::EKS_SERVICE_ACCOUNTS;

pub(crate) static KIND: Kind = Kind::cause("kubernetes-namespace-mismatch", EKS_SERVICE_ACCOUNTS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The pod runs in another namespace than the policy trusts",
    why: "The subject of a pod's token is `system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT`. A namespace that Pulumi named \
          has a random ending unless `metadata.name` is set.",
    help: "run the pod in the trusted namespace, or trust this one",
    example: aws(
        EKS,
        r#""sub":"system:serviceaccount:staging:s3""#,
        r#"{"StringEquals":{"$url:sub":"system:serviceaccount:apps:s3"}}"#,
    ),
    near: aws(
        EKS,
        r#""sub":"system:serviceaccount:apps:s3""#,
        r#"{"StringEquals":{"$url:sub":"system:serviceaccount:apps:s3"}}"#,
    ),
};
