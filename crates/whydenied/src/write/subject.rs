//! What issuers say about identity beside the subject, and which parts of a subject the next run has
//! otherwise.

use crate::issuer::{Issuer, next_run};

/// Claims by numbers that never pass to somebody else, where the subject has names that may.
///
/// Sources: <https://github.blog/changelog/2026-04-23-immutable-subject-claims-for-github-actions-oidc-tokens/>,
/// <https://docs.gitlab.com/ci/secrets/id_token_authentication/>,
/// <https://buildkite.com/docs/pipelines/security/oidc/aws>
const IDENTIFIERS: &[(&str, &[&str])] = &[
    ("github-actions", &["repository_owner_id", "repository_id"]),
    ("gitlab", &["namespace_id", "project_id"]),
    ("buildkite", &["organization_id", "pipeline_id"]),
    ("login-with-amazon", &["app_id", "user_id"]),
    ("facebook", &["app_id", "id"]),
];

/// The claims that identify the token's owner by numbers; none where the subject has them.
pub(super) fn identifiers(issuer: Option<&Issuer>, subject: &str) -> &'static [&'static str] {
    let Some(issuer) = issuer.filter(|_| !has_ids(subject)) else { return &[] };
    IDENTIFIERS.iter().find(|(id, _)| *id == issuer.id).map_or(&[], |(_, claims)| claims)
}

/// Whether it is one of GitHub's immutable subjects: `repo:acme@1/web@2:…`.
fn has_ids(subject: &str) -> bool {
    let names = subject.strip_prefix("repo:").and_then(|rest| rest.split(':').next()).unwrap_or_default();
    !names.is_empty()
        && names.split('/').all(|name| {
            name.split_once('@')
                .is_some_and(|(_, id)| !id.is_empty() && id.bytes().all(|byte| byte.is_ascii_digit()))
        })
}

/// What the subject names that another run has otherwise, and the pattern that takes those as well.
pub(super) fn varying(issuer: Option<&Issuer>, subject: &str) -> Option<(String, String)> {
    let changes = next_run::changes_of_any_kind(issuer, "sub", subject);
    let (mut names, mut pattern, mut at) = (Vec::new(), String::new(), 0);
    for change in &changes {
        names.push(format!("the {}", change.what));
        pattern.push_str(subject.get(at..change.start)?);
        pattern.push('*');
        at = change.end;
    }
    pattern.push_str(subject.get(at..)?);
    (!names.is_empty()).then(|| (names.join(" and "), pattern))
}

#[cfg(test)]
mod tests {
    use super::{identifiers, varying};
    use crate::issuer;

    #[test]
    fn names_are_backed_by_numbers() {
        let github = issuer::recognise("https://token.actions.githubusercontent.com");
        assert_eq!(identifiers(github, "repo:acme/web:ref:refs/heads/main").len(), 2);
        assert!(identifiers(github, "repo:acme@1/web@2:ref:refs/heads/main").is_empty());
        assert!(identifiers(None, "repo:acme/web:ref:refs/heads/main").is_empty());
    }

    #[test]
    fn what_the_next_run_has_otherwise_is_told() {
        let buildkite = issuer::recognise("https://agent.buildkite.com");
        let subject = "organization:acme:pipeline:web:ref:refs/heads/main:commit:9f3:step:build";
        let pattern = "organization:acme:pipeline:web:ref:refs/heads/main:commit:*:step:*";
        let expected = ("the commit and the step".to_owned(), pattern.to_owned());
        assert_eq!(varying(buildkite, subject), Some(expected));
        assert_eq!(varying(issuer::recognise("https://gitlab.com"), "project_path:a/b:ref:c"), None);
    }
}
