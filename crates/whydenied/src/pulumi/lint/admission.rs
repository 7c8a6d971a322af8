//! Whom the policies let in, as they say it themselves.

use super::MOST_POLICIES;
use crate::pulumi::document::Document;
use crate::pulumi::policy::{Decision, Policy};
use crate::report::{Admission, AdmissionTest};

/// For each policy that allows an exchange, for which tokens and by which rules.
pub(crate) fn admissions(document: &Document<'_>) -> Vec<Admission> {
    let lines = document.lines();
    let allows = |policy: &&Policy<'_>| policy.decision == Some(Decision::Allow);
    let admission = |policy: &Policy<'_>| {
        let tests = policy.rules.iter().map(|rule| AdmissionTest {
            key: rule.path.text.clone().into_owned(),
            operator: String::new(),
            values: rule.pattern.iter().map(|pattern| pattern.text.clone().into_owned()).collect(),
            span: lines.place(rule.span),
        });
        let token =
            policy.token_type.map_or_else(|| "token".to_owned(), |kind| format!("{} token", kind.name()));
        let for_whom =
            [&policy.team_name, &policy.user_login, &policy.runner_id].into_iter().flatten().next();
        Admission {
            who: for_whom.map_or(token.clone(), |name| format!("{token} of {}", name.text)),
            tests: tests.collect(),
            span: lines.place(policy.span),
        }
    };
    document.policies.iter().take(MOST_POLICIES).filter(allows).map(admission).collect()
}

#[cfg(test)]
mod tests {
    use super::admissions;
    use crate::pulumi::Document;

    #[test]
    fn each_policy_that_allows_says_for_which_tokens() {
        let policies = r#"[
            { "decision": "allow", "tokenType": "team", "teamName": "ops", "rules": { "sub": "repo:acme/*" } },
            { "decision": "deny", "tokenType": "organization", "rules": { "sub": "*" } },
            { "decision": "allow", "tokenType": "organization", "rules": {} }]"#;
        let document = Document::read(policies, None).unwrap();
        let said: Vec<_> = admissions(&document)
            .into_iter()
            .map(|one| {
                (
                    one.who,
                    one.tests.iter().map(|test| format!("{} {}", test.key, test.values.join(" "))).collect(),
                )
            })
            .collect();
        assert_eq!(
            said,
            [
                ("team token of ops".to_owned(), vec!["sub repo:acme/*".to_owned()]),
                ("organization token".to_owned(), vec![])
            ]
        );
    }
}
