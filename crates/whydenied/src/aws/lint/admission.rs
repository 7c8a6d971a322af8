//! Whom the statements let in, as they say it themselves.

use super::trust::{Trust, claim_of};
use crate::aws::policy::Policy;
use crate::report::{Admission, AdmissionTest};

/// For each statement that allows web identities, and each provider that it trusts, what it asks of them.
pub(crate) fn admissions(policy: &Policy<'_>) -> Vec<Admission> {
    let lines = policy.lines();
    let trusts = Trust::all(policy);
    let allowing = trusts.iter().filter(|trust| trust.allows());
    let each = allowing.flat_map(|trust| trust.contexts.iter().map(move |context| (trust, context)));
    let admission = |(trust, context): (&Trust<'_>, &crate::aws::Context)| {
        let provider = &context.provider;
        let tests = trust.statement.conditions.iter().map(|condition| AdmissionTest {
            key: claim_of(&condition.key.text, provider).unwrap_or(&condition.key.text).to_owned(),
            operator: condition.operator_name.text.clone().into_owned(),
            values: condition.values.iter().map(|value| value.text.clone().into_owned()).collect(),
            span: lines.place(condition.span),
        });
        Admission {
            who: provider.issuer.map_or(&*provider.url, |issuer| issuer.name).to_owned(),
            tests: tests.collect(),
            span: lines.place(trust.statement.span),
        }
    };
    each.map(admission).collect()
}

#[cfg(test)]
mod tests {
    use super::admissions;
    use crate::aws::Policy;

    #[test]
    fn each_provider_of_a_statement_has_its_tests() {
        let policy = Policy::read(
            r#"{ "Version": "2012-10-17", "Statement": [{ "Effect": "Allow",
                "Principal": { "Federated": ["arn:aws:iam::123456789012:oidc-provider/gitlab.com",
                    "arn:aws:iam::123456789012:oidc-provider/idp.example.com"] },
                "Action": "sts:AssumeRoleWithWebIdentity",
                "Condition": { "StringLike": { "gitlab.com:sub": ["a:*", "b"] }, "Bool": { "aws:SecureTransport": "true" } } },
              { "Effect": "Deny", "Principal": "*", "Action": "*" },
              { "Effect": "Allow", "Principal": { "Service": "ec2.amazonaws.com" }, "Action": "sts:AssumeRole" }] }"#,
        )
        .unwrap();
        let said: Vec<_> = admissions(&policy)
            .into_iter()
            .map(|one| {
                let tests = one.tests.into_iter();
                (
                    one.who,
                    tests.map(|test| (test.key, test.operator, test.values.join(" "))).collect::<Vec<_>>(),
                )
            })
            .collect();
        let test = |key: &str, operator: &str, values: &str| {
            (key.to_owned(), operator.to_owned(), values.to_owned())
        };
        let secure = || test("aws:SecureTransport", "Bool", "true");
        assert_eq!(
            said,
            [
                ("GitLab".to_owned(), vec![test("sub", "StringLike", "a:* b"), secure()]),
                ("idp.example.com".to_owned(), vec![test("gitlab.com:sub", "StringLike", "a:* b"), secure()]),
            ]
        );
    }
}
