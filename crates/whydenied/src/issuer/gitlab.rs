//! GitLab. A self-managed instance can have any URL, so that only gitlab.com is recognised; AWS
//! reads the default claims of the others.

use super::Issuer;

pub(super) static SAAS: Issuer = Issuer {
    id: "gitlab",
    name: "GitLab",
    providers: &["gitlab.com"],
    condition_claims: &[
        "namespace_id",
        "pipeline_source",
        "project_id",
        "ref_protected",
        "runner_environment",
        "user_access_level",
        "user_email",
        "user_id",
        "user_login",
    ],
    claims: &[
        ("sub", "the project, and the branch or tag the job ran for"),
        ("environment", "the deployment environment the job names"),
        ("namespace_id", "the numeric id of the group or user that owns the project"),
        ("namespace_path", "the path of that group or user"),
        ("pipeline_source", "what started the pipeline"),
        ("project_id", "the numeric id of the project"),
        ("project_path", "the path of the project, group included"),
        ("ref", "the branch or tag the job is for"),
        ("ref_protected", "whether that ref is protected"),
        ("ref_type", "whether that ref is a branch or a tag"),
        ("runner_environment", "whether the runner is GitLab's or your own"),
        ("user_access_level", "the access the user has to the project"),
        ("user_email", "the e-mail address of the user who started the job"),
        ("user_id", "the numeric id of that user"),
        ("user_login", "the login of that user"),
    ],
    subjects: &["project_path:PROJECT:ref_type:REF_TYPE:ref:REF"],
    required_key: Some("sub"),
    source: "https://docs.gitlab.com/ci/secrets/id_token_authentication/",
    ..Issuer::UNNAMED
};
