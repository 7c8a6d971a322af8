//! Whom the statements let in, as they say it themselves.

use super::trust::{Trust, allows, claim_of};
use crate::aws::policy::{Policy, PrincipalType, Statement};
use crate::aws::provider::Provider;
use crate::report::{Admission, AdmissionTest};

/// For each statement that allows web identities, and each provider that it trusts, what it asks of them. A provider that
/// an expression of a program stands for has its name.
pub(crate) fn admissions(policy: &Policy<'_>) -> Vec<Admission> {
    let trusts = Trust::all(policy);
    let mut rows = Vec::new();
    for statement in policy.statements.iter().filter(|statement| allows(statement)) {
        let own = trusts.iter().filter(|trust| trust.statement.index == statement.index);
        let providers: Vec<_> =
            own.flat_map(|trust| trust.contexts.iter()).map(|context| &context.provider).collect();
        for provider in &providers {
            let who = provider.issuer.map_or(&*provider.url, |issuer| issuer.name);
            rows.push(admission(who.to_owned(), Some(provider), statement, policy));
        }
        let federated = statement.principal.iter().flat_map(|principal| &principal.entries);
        let names = federated.filter(|(of_type, _)| *of_type == PrincipalType::Federated);
        let open = names.filter(|(_, name)| name.is_a_hole() || name.is_open() && providers.is_empty());
        rows.extend(
            open.map(|(_, name)| admission(format!("The provider {}", name.text), None, statement, policy)),
        );
    }
    rows
}

fn admission(
    who: String,
    provider: Option<&Provider>,
    statement: &Statement<'_>,
    policy: &Policy<'_>,
) -> Admission {
    let lines = policy.lines();
    let tests = statement.conditions.iter().map(|condition| {
        let key = &*condition.key.text;
        let claim = match provider {
            Some(provider) => claim_of(key, provider),
            None => key.rsplit(':').next().filter(|_| condition.key.is_open()),
        };
        AdmissionTest {
            key: claim.unwrap_or(key).to_owned(),
            operator: condition.operator_name.text.clone().into_owned(),
            values: condition.values.iter().map(|value| value.text.clone().into_owned()).collect(),
            span: lines.place(condition.span),
        }
    });
    Admission { who, tests: tests.collect(), span: lines.place(statement.span) }
}

#[cfg(test)]
mod tests {
    use super::admissions;
    use crate::aws::{Document, Policy};

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

    #[test]
    fn a_provider_that_an_expression_stands_for_is_somebody() {
        let program = r#"resource "aws_iam_role" "r" {
  assume_role_policy = jsonencode({ Version = "2012-10-17", Statement = [{
    Effect    = "Allow", Action = "sts:AssumeRoleWithWebIdentity"
    Principal = { Federated = var.provider_arn }
    Condition = { StringEquals = { "${var.provider}:sub" = "system:serviceaccount:web:web" } }
  }] })
}"#;
        let document = Document::read(program, None).unwrap();
        let policy = Policy::read_document(&document).unwrap();
        let [one] = admissions(&policy).try_into().unwrap();
        assert_eq!((&*one.who, &*one.tests[0].key), ("The provider var.provider_arn", "sub"));
    }
}
