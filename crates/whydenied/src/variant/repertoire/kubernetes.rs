//! Service accounts of clusters.

use super::{OTHER, Repertoire, another, follows, foreign, kind, says};

pub(super) static CLUSTER: Repertoire = Repertoire {
    claims: &[
        says(&["kubernetes.io", "namespace"], "NAMESPACE"),
        says(&["kubernetes.io", "serviceaccount", "name"], "SERVICE_ACCOUNT"),
        says(&["kubernetes.io", "serviceaccount", "uid"], "SERVICE_ACCOUNT_ID"),
        says(&["kubernetes.io", "pod", "name"], "POD"),
        says(&["kubernetes.io", "pod", "uid"], "POD_ID"),
    ],
    follows: &[
        follows("SERVICE_ACCOUNT_ID", &["NAMESPACE", "SERVICE_ACCOUNT"], OTHER),
        follows("POD", &["NAMESPACE", "SERVICE_ACCOUNT"], "another-pod"),
        follows("POD_ID", &["POD"], OTHER),
    ],
    kinds: &[kind(
        "system:serviceaccount:NAMESPACE:SERVICE_ACCOUNT",
        "service account `SERVICE_ACCOUNT` of `NAMESPACE`",
        &[],
    )],
    likely: &[
        another("another pod of `SERVICE_ACCOUNT`", &[("POD", "another-pod")]),
        another("service account `default` of `NAMESPACE`", &[("SERVICE_ACCOUNT", "default")]),
        another("another service account of `NAMESPACE`", &[("SERVICE_ACCOUNT", "another-account")]),
        foreign("`SERVICE_ACCOUNT` of another namespace", &[("NAMESPACE", "another-namespace")]),
    ],
    elsewhere: &[(&["POD"], "in pod `POD`")],
    ..Repertoire::PLAIN
};
