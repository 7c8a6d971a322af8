//! The pod uses another service account than the policy trusts.

use super::service_account::{ServiceAccounts, why};
use crate::finding::entry::Entry;
use crate::finding::example::{EKS, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EKS_SERVICE_ACCOUNTS;

pub(crate) static KIND: Kind = Kind::cause("kubernetes-service-account-mismatch", EKS_SERVICE_ACCOUNTS);

/// The namespace is the trusted one, and so the service account is another one.
pub(crate) fn cause(accounts: &ServiceAccounts<'_>) -> Cause {
    let (own, wanted) = (accounts.own.name, accounts.wanted.name);
    let message = Message::new(
        format!("The pod uses the service account `{own}`, the policy trusts `{wanted}`"),
        if own == "default" {
            "A pod without `serviceAccountName` uses `default`."
        } else {
            why(wanted, own)
        },
        format!("set `serviceAccountName: {wanted}` in the pod, or trust `{own}`"),
    );
    (&KIND, message)
}

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
