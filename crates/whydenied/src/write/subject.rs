//! What issuers say about identity apart from the subject, and which parts of a subject the next run has
//! otherwise.

use crate::issuer::{Issuer, candidates, next_run};

/// The claims that identify the token's owner by numbers; none where the subject has them.
pub(super) fn identifiers(issuer: Option<&Issuer>, subject: &str) -> &'static [&'static str] {
    issuer.filter(|issuer| !issuer.has_ids(subject)).map_or(&[], |issuer| issuer.identifiers)
}

/// What the subject names that another run has otherwise, and the pattern that takes those as well.
pub(super) fn varying(issuer: Option<&Issuer>, subject: &str) -> Option<(String, String)> {
    let changes = next_run::changes_of_any_kind(candidates(issuer), "sub", subject);
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
