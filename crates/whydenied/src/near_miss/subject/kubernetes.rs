//! `system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT`: the subject of a pod's token.

pub(crate) mod kubernetes_namespace_mismatch;
pub(crate) mod kubernetes_service_account_mismatch;

use super::{Subjects, fits};
use crate::finding::kind::{Cause, Message};

crate::finding::entry::entries![kubernetes_namespace_mismatch, kubernetes_service_account_mismatch,];

pub(crate) fn cause(it: &Subjects<'_>) -> Option<Cause> {
    let parts = |subject: &'_ str| {
        let (namespace, account) = subject.strip_prefix("system:serviceaccount:")?.split_once(':')?;
        Some((namespace.to_owned(), account.to_owned()))
    };
    let ((namespace, account), (wanted_namespace, wanted_account)) = (parts(it.actual)?, parts(it.expected)?);
    if !fits(&wanted_namespace, &namespace) {
        let message = Message::new(
            format!("The pod runs in the namespace `{namespace}`, the policy trusts `{wanted_namespace}`"),
            if is_auto_named(&wanted_namespace, &namespace) {
                "Pulumi adds such an ending to the names of resources whose `metadata.name` is not set."
            } else {
                "The subject of a pod's token names its namespace and its service account."
            },
            format!("run the pod in `{wanted_namespace}`, or trust `{namespace}`"),
        );
        return Some((&kubernetes_namespace_mismatch::KIND, message));
    }
    let message = Message::new(
        format!("The pod uses the service account `{account}`, the policy trusts `{wanted_account}`"),
        if account == "default" {
            "A pod without `serviceAccountName` uses `default`."
        } else if is_auto_named(&wanted_account, &account) {
            "Pulumi adds such an ending to the names of resources whose `metadata.name` is not set."
        } else {
            "The subject of a pod's token names its namespace and its service account."
        },
        format!("set `serviceAccountName: {wanted_account}` in the pod, or trust `{account}`"),
    );
    Some((&kubernetes_service_account_mismatch::KIND, message))
}

/// Whether `actual` is `wanted` with a `-` and eight hexadecimal digits at its end.
fn is_auto_named(wanted: &str, actual: &str) -> bool {
    let ending = actual.strip_prefix(wanted).and_then(|rest| rest.strip_prefix('-'));
    ending.is_some_and(|digits| digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}
