//! The pod runs in another namespace than the policy trusts.

use super::service_account::{ServiceAccounts, why};
use crate::finding::entry::Entry;
use crate::finding::example::{EKS, aws};
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::EKS_SERVICE_ACCOUNTS;
use crate::near_miss::subject::subjects::fits;

pub(crate) static KIND: Kind = Kind::cause("kubernetes-namespace-mismatch", EKS_SERVICE_ACCOUNTS);

/// Found where the pod's namespace is not the trusted one.
pub(crate) fn cause(accounts: &ServiceAccounts<'_>) -> Option<Cause> {
    let (own, wanted) = (accounts.own.namespace, accounts.wanted.namespace);
    (!fits(wanted, own)).then(|| {
        let message = Message::new(
            format!("The pod runs in the namespace `{own}`, the policy trusts `{wanted}`"),
            why(wanted, own),
            format!("run the pod in `{wanted}`, or trust `{own}`"),
        );
        (&KIND, message)
    })
}

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
