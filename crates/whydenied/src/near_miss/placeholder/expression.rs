//! Expressions that a tool fills in before the policy reaches AWS.

use super::enclosed::between;
use crate::report::Words;

/// An expression that a tool replaces before the policy reaches AWS.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Expression<'t> {
    /// It as it stands there.
    pub(crate) text: &'t str,
    /// What replaces it, and when, as the end of "is filled in by".
    pub(crate) by: &'static str,
}

/// What Terraform's references start with.
const TERRAFORM: [&str; 9] = ["var", "local", "data", "module", "each", "count", "path", "self", "terraform"];

/// The first expression in a text that a tool fills in.
///
/// AWS's own variables name a condition key, as in `${aws:username}`. What has no colon and is more than one name is
/// none of them.
pub(crate) fn expression(text: &str) -> Option<Expression<'_>> {
    if !text.contains('{') {
        return None;
    }
    let found = |text, by| Some(Expression { text, by });
    if let Some(text) = between(text, "${{", "}}") {
        return found(text, "GitHub Actions when the workflow runs");
    }
    if let Some(text) = between(text, "{{", "}}") {
        return found(text, "the template's tool, such as Helm, when it is rendered");
    }
    let mut rest = text;
    while let Some(whole) = between(rest, "${", "}") {
        let inner = whole.trim_start_matches("${").trim_end_matches('}').trim();
        let head = inner.split(['.', '(', '[', ' ']).next().unwrap_or_default();
        let is_name = |text: &str| {
            text.starts_with(|letter: char| letter.is_ascii_alphabetic())
                && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_' || byte == b'-')
        };
        let after = inner.get(head.len()..).unwrap_or_default();
        if inner.starts_with("AWS::") {
            return found(whole, "CloudFormation when the stack is deployed");
        }
        if is_name(head) && (after.starts_with('(') || after.starts_with('.') && TERRAFORM.contains(&head)) {
            return found(whole, "Terraform when it is applied");
        }
        // `aws_iam_openid_connect_provider.github.arn`: a resource of Terraform's; names in Pulumi YAML have no `_`.
        if is_name(head) && after.starts_with(['.', '[']) && !inner.contains(':') {
            return found(
                whole,
                if head.contains('_') {
                    "Terraform when it is applied"
                } else {
                    "the program when it is deployed"
                },
            );
        }
        let (_, later) = rest.split_once(whole)?;
        rest = later;
    }
    None
}

/// What fills the expression in, and when, as the end of "is filled in by".
pub(crate) fn filled_in_by(text: &str) -> &'static str {
    expression(text).map_or("the program when it is deployed", |it| it.by)
}

/// That a test rests on an expression that a tool fills in.
pub(crate) fn unfilled(expression: &str) -> Words {
    format!("it depends on `{expression}`, which is filled in by {}", filled_in_by(expression)).into()
}

#[cfg(test)]
mod tests {
    use super::expression;

    #[test]
    fn what_a_tool_fills_in_is_no_variable_of_aws() {
        for (text, by) in [
            ("${aws_iam_openid_connect_provider.github.arn}", Some("Terraform")),
            ("repo:${var.org}/${var.repo}:*", Some("Terraform")),
            ("${aws:username}/${local.name}", Some("Terraform")),
            ("${replace(var.url, \"https://\", \"\")}:sub", Some("Terraform")),
            ("${data.aws_caller_identity.current.account_id}", Some("Terraform")),
            ("arn:${AWS::Partition}:iam::1:root", Some("CloudFormation")),
            ("${githubProvider.arn}", Some("the program")),
            ("repo:${{ github.repository }}:*", Some("GitHub Actions")),
            ("{{ .Values.org }}", Some("the template")),
            ("${aws:username}", None),
            ("${token.actions.githubusercontent.com:sub}", None),
            ("${aws:ResourceTag/a.b}", None),
            ("${aws:username, 'a.b'}", None),
            ("${*}.x", None),
            ("${ORG}", None),
            ("${}", None),
            ("{a.b}", None),
        ] {
            let found = expression(text).map(|found| found.by);
            assert_eq!(found.is_some(), by.is_some(), "{text}");
            assert!(found.unwrap_or_default().starts_with(by.unwrap_or_default()), "{text}: {found:?}");
        }
    }
}
