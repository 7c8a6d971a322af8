//! The claims that a subject may be made of.

/// Claims that customised subjects start with.
pub(crate) const CUSTOM_LABELS: [&str; 9] = [
    "actor",
    "context",
    "environment",
    "job_workflow_ref",
    "ref",
    "repository",
    "repository_id",
    "repository_owner",
    "repository_owner_id",
];
