//! Why a job gets no token, so that AWS is never asked.

pub(crate) mod caller_asks_for_another_audience;
pub(crate) mod caller_asks_for_another_role;
pub(crate) mod fork_pull_request_gets_no_token;
pub(crate) mod id_token_permission_missing;
pub(crate) mod immutable_subject_unknown;
pub(crate) mod job_has_no_id_token;
pub(crate) mod merge_queue_subject;
pub(crate) mod oidc_not_requested;
pub(crate) mod pod_identity_not_web_identity;
pub(crate) mod pod_uses_other_service_account;
mod reason;
pub(crate) mod reusable_caller_lacks_id_token;
pub(crate) mod service_account_not_annotated;

crate::finding::entry::entries![
    caller_asks_for_another_audience,
    caller_asks_for_another_role,
    fork_pull_request_gets_no_token,
    id_token_permission_missing,
    immutable_subject_unknown,
    job_has_no_id_token,
    merge_queue_subject,
    oidc_not_requested,
    pod_identity_not_web_identity,
    pod_uses_other_service_account,
    reusable_caller_lacks_id_token,
    service_account_not_annotated,
];
