//! Where code is kept: GitHub and GitLab.

use super::{Claim, Kind, OTHER, Repertoire, another, follows, foreign, kind, lacks, of_kind, points, says};

const ENVIRONMENT: usize = 0;
const PULL_REQUEST: usize = 1;
const PUSH: usize = 2;
const TAG: usize = 4;

pub(super) static GITHUB: Repertoire = Repertoire {
    claims: &[
        says(&["repository"], "OWNER/REPOSITORY"),
        says(&["repository_owner"], "OWNER"),
        says(&["repository_id"], "REPOSITORY_ID"),
        says(&["repository_owner_id"], "OWNER_ID"),
        says(&["enterprise_id"], "ENTERPRISE_ID"),
        says(&["actor"], "ACTOR"),
        says(&["actor_id"], "ACTOR_ID"),
        // A job of a workflow that others share as well names that one.
        points(&["workflow_ref"], "OWNER/REPOSITORY/FILE@FILE_REF"),
        points(&["job_workflow_ref"], "OWNER/REPOSITORY/JOB_FILE@FILE_REF"),
    ],
    follows: &[
        follows("OWNER_ID", &["OWNER"], OTHER),
        follows("REPOSITORY_ID", &["OWNER", "REPOSITORY"], OTHER),
        follows("ENTERPRISE_ID", &["OWNER"], OTHER),
        follows("ACTOR_ID", &["ACTOR"], OTHER),
    ],
    kinds: &[
        kind(
            "environment:ENVIRONMENT",
            "environment `ENVIRONMENT`",
            &[says(&["environment"], "ENVIRONMENT")],
        ),
        kind(
            "pull_request",
            "pull request",
            &[
                lacks(&["environment"]),
                says(&["event_name"], "pull_request"),
                says(&["ref"], "refs/pull/NUMBER/merge"),
                says(&["ref_type"], "branch"),
                says(&["base_ref"], "BASE"),
                says(&["head_ref"], "HEAD"),
                points(&["workflow_ref"], "OWNER/REPOSITORY/FILE@refs/pull/NUMBER/merge"),
                points(&["job_workflow_ref"], "OWNER/REPOSITORY/JOB_FILE@refs/pull/NUMBER/merge"),
            ],
        ),
        kind("ref:refs/heads/BRANCH", "push to `BRANCH`", &github_branch("push")),
        kind("ref:refs/heads/BRANCH", "`EVENT` on `BRANCH`", &github_branch("EVENT")),
        kind(
            "ref:refs/tags/TAG",
            "tag `TAG`",
            &[
                lacks(&["environment"]),
                says(&["event_name"], "push"),
                says(&["ref"], "refs/tags/TAG"),
                says(&["ref_type"], "tag"),
                says(&["base_ref"], ""),
                says(&["head_ref"], ""),
                points(&["workflow_ref"], "OWNER/REPOSITORY/FILE@refs/tags/TAG"),
                points(&["job_workflow_ref"], "OWNER/REPOSITORY/JOB_FILE@refs/tags/TAG"),
            ],
        ),
    ],
    usual: &[
        ("BRANCH", "main"),
        ("TAG", "v1.2.3"),
        ("ENVIRONMENT", "production"),
        ("NUMBER", "42"),
        ("HEAD", "feature"),
        ("BASE", "main"),
    ],
    likely: &[
        of_kind(PUSH, "push to `BRANCH`", &[]),
        of_kind(PUSH, "another branch", &[("BRANCH", "another-branch")]),
        of_kind(TAG, "tag `TAG`", &[]),
        another("another tag", &[("TAG", "v0.0.1")]),
        of_kind(PULL_REQUEST, "pull request", &[]),
        of_kind(ENVIRONMENT, "environment `ENVIRONMENT`", &[]),
        another("another environment", &[("ENVIRONMENT", "another-environment")]),
        foreign("another repository of `OWNER`", &[("REPOSITORY", "another-repository")]),
        foreign("a fork by somebody else", &[("OWNER", "stranger"), ("ACTOR", "stranger")]),
    ],
    elsewhere: &[
        (&["OWNER", "REPOSITORY"], "of `OWNER/REPOSITORY`"),
        (&["REPOSITORY_ID"], "of the repository with the id `REPOSITORY_ID`"),
        (&["OWNER_ID"], "of the owner with the id `OWNER_ID`"),
    ],
    customised: Some(&["environment", "ref", "pull_request"]),
    with_ids: true,
};

/// GitHub Enterprise Server has no subjects with ids.
pub(super) static GITHUB_SERVER: Repertoire = Repertoire { with_ids: false, ..GITHUB };

const fn github_branch(event: &'static str) -> [Claim; 8] {
    [
        lacks(&["environment"]),
        says(&["event_name"], event),
        says(&["ref"], "refs/heads/BRANCH"),
        says(&["ref_type"], "branch"),
        says(&["base_ref"], ""),
        says(&["head_ref"], ""),
        points(&["workflow_ref"], "OWNER/REPOSITORY/FILE@refs/heads/BRANCH"),
        points(&["job_workflow_ref"], "OWNER/REPOSITORY/JOB_FILE@refs/heads/BRANCH"),
    ]
}

const GITLAB_SUBJECT: &str = "project_path:PROJECT:ref_type:REF_TYPE:ref:REF";
const GITLAB_BRANCH: usize = 0;
const GITLAB_TAG: usize = 1;
const MERGE_REQUEST: usize = 2;

pub(super) static GITLAB: Repertoire = Repertoire {
    claims: &[
        says(&["project_path"], "PROJECT"),
        says(&["namespace_path"], "PROJECT_GROUP"),
        says(&["project_id"], "PROJECT_ID"),
        says(&["namespace_id"], "NAMESPACE_ID"),
        says(&["ref"], "REF"),
        says(&["ref_type"], "REF_TYPE"),
        says(&["user_login"], "USER_LOGIN"),
        says(&["user_id"], "USER_ID"),
        says(&["user_email"], "USER_EMAIL"),
        points(&["ci_config_ref_uri"], "HOST/PROJECT//FILE@FILE_REF"),
    ],
    follows: &[
        follows("PROJECT_ID", &["PROJECT"], OTHER),
        follows("NAMESPACE_ID", &["PROJECT_GROUP"], OTHER),
        follows("USER_ID", &["USER_LOGIN"], OTHER),
        follows("USER_EMAIL", &["USER_LOGIN"], "USER_LOGIN@example.com"),
    ],
    kinds: &[
        Kind {
            subject: GITLAB_SUBJECT,
            parts: &[("REF_TYPE", "branch")],
            label: "branch `REF`",
            claims: &[
                says(&["pipeline_source"], "push"),
                says(&["ref_path"], "refs/heads/REF"),
                points(&["ci_config_ref_uri"], "HOST/PROJECT//FILE@refs/heads/REF"),
            ],
        },
        Kind {
            subject: GITLAB_SUBJECT,
            parts: &[("REF_TYPE", "tag")],
            label: "tag `REF`",
            claims: &[
                says(&["pipeline_source"], "push"),
                says(&["ref_path"], "refs/tags/REF"),
                points(&["ci_config_ref_uri"], "HOST/PROJECT//FILE@refs/tags/REF"),
            ],
        },
        Kind {
            subject: GITLAB_SUBJECT,
            parts: &[("REF_TYPE", "branch")],
            label: "merge request from `REF`",
            claims: &[
                says(&["pipeline_source"], "merge_request_event"),
                says(&["ref_path"], "refs/merge-requests/NUMBER/head"),
                points(&["ci_config_ref_uri"], "HOST/PROJECT//FILE@refs/merge-requests/NUMBER/head"),
            ],
        },
    ],
    usual: &[("NUMBER", "42")],
    likely: &[
        of_kind(GITLAB_BRANCH, "branch `main`", &[("REF", "main")]),
        of_kind(GITLAB_BRANCH, "another branch", &[("REF", "another-branch")]),
        of_kind(GITLAB_TAG, "tag `v1.2.3`", &[("REF", "v1.2.3")]),
        of_kind(MERGE_REQUEST, "merge request", &[("REF", "feature")]),
        foreign("another project of `PROJECT_GROUP`", &[("PROJECT", "PROJECT_GROUP/another-project")]),
        foreign(
            "a fork by somebody else",
            &[("PROJECT", "stranger/PROJECT_NAME"), ("USER_LOGIN", "stranger")],
        ),
    ],
    elsewhere: &[
        (&["PROJECT"], "of `PROJECT`"),
        (&["PROJECT_ID"], "of the project with the id `PROJECT_ID`"),
        (&["NAMESPACE_ID"], "of the group with the id `NAMESPACE_ID`"),
    ],
    customised: Some(&[]),
    ..Repertoire::PLAIN
};
