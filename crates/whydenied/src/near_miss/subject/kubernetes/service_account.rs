//! The service accounts that two subjects name: that of the pod, and the trusted one.

use crate::near_miss::subject::subjects::Subjects;

/// A service account, as the subject of a pod's token names it.
pub(crate) struct ServiceAccount<'a> {
    pub(crate) namespace: &'a str,
    pub(crate) name: &'a str,
}

/// The service account of the pod, and the one that the policy trusts.
pub(crate) struct ServiceAccounts<'a> {
    pub(crate) own: ServiceAccount<'a>,
    pub(crate) wanted: ServiceAccount<'a>,
}

impl<'a> ServiceAccount<'a> {
    fn parse(subject: &'a str) -> Option<Self> {
        let (namespace, name) = subject.strip_prefix("system:serviceaccount:")?.split_once(':')?;
        Some(Self { namespace, name })
    }
}

impl<'a> ServiceAccounts<'a> {
    pub(crate) fn of(it: &Subjects<'a>) -> Option<Self> {
        Some(Self { own: ServiceAccount::parse(it.actual)?, wanted: ServiceAccount::parse(it.expected)? })
    }
}

/// Why a pod may have this name for the wanted one.
pub(crate) fn why(wanted: &str, actual: &str) -> &'static str {
    if is_auto_named(wanted, actual) {
        "Pulumi adds such an ending to the names of resources whose `metadata.name` is not set."
    } else {
        "The subject of a pod's token names its namespace and its service account."
    }
}

/// Whether `actual` is `wanted` with a `-` and eight hexadecimal digits at its end.
fn is_auto_named(wanted: &str, actual: &str) -> bool {
    let ending = actual.strip_prefix(wanted).and_then(|rest| rest.strip_prefix('-'));
    ending.is_some_and(|digits| digits.len() == 8 && digits.bytes().all(|digit| digit.is_ascii_hexdigit()))
}
