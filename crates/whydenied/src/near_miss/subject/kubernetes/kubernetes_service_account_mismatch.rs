//! The pod uses another service account than the policy trusts.

use crate::finding::entry::Entry;
use crate::finding::example::{EKS, aws};
use crate::finding::kind::Kind;
use crate::finding::page::EKS_SERVICE_ACCOUNTS;

pub(crate) static KIND: Kind = Kind::cause("kubernetes-service-account-mismatch", EKS_SERVICE_ACCOUNTS);

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "The pod uses another service account than the policy trusts",
    why: "The subject of a pod's token is `system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT`. A pod without \
          `serviceAccountName` uses `default`.",
    help: "set `serviceAccountName` in the pod, or trust the one it uses",
    example: aws(
        EKS,
        r#""sub":"system:serviceaccount:apps:default""#,
        r#"{"StringEquals":{"$url:sub":"system:serviceaccount:apps:s3"}}"#,
    ),
    near: aws(
        EKS,
        r#""sub":"system:serviceaccount:apps:default""#,
        r#"{"StringLike":{"$url:sub":"system:serviceaccount:apps:*"}}"#,
    ),
};
