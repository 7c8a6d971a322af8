//! What a template left behind: for a person to fill in, or for a tool that fills it in later.

pub(crate) mod unreplaced_placeholder;

use crate::finding::kind::{Cause, Message};
use crate::pattern::{Divergence, Unit, diverge};
use crate::report::Words;

crate::finding::entry::entries![unreplaced_placeholder,];

/// A text such as `<ORG>`, `YOUR_ORG`, `${{ vars.ORG }}` or `${}` that nobody filled in, or the warning that Pulumi
/// puts in the place of an Output.
pub(crate) fn find(text: &str) -> Option<&str> {
    // A policy variable names a condition key, which has a colon; AWS's escapes are one character.
    let is_variable = |text: &str| text.contains(':') || matches!(text, "${*}" | "${?}" | "${$}");
    output(text)
        .or_else(|| Some(expression(text)?.text))
        .or_else(|| between(text, "<", ">").filter(|placeholder| *placeholder != "<yaml>"))
        .or_else(|| between(text, "${", "}").filter(|text| !is_variable(text)))
        .or_else(|| text.split([':', '/', '.', '*', '@']).find(|word| is_template_word(word)))
}

fn between<'t>(text: &'t str, open: &str, close: &str) -> Option<&'t str> {
    let start = text.find(open)?;
    let end = start + text.get(start..)?.find(close)? + close.len();
    text.get(start..end)
}

/// The warning that Pulumi makes of an Output that a program puts into a string. Its value is lost.
///
/// Source: <https://www.pulumi.com/docs/iac/concepts/inputs-outputs/>
fn output(text: &str) -> Option<&str> {
    const ENDS: [&str; 4] =
        ["@pulumi/pulumi.", "future version of Pulumi.", "for more details.", "is not supported."];
    let start = text.find("Calling ")?;
    let message = text.get(start..)?;
    let (does, rest) = message.split_once(" on an ")?;
    let is_warning = does.len() < 64 && (rest.starts_with("[Output") || rest.starts_with("Output["));
    let end = ENDS.iter().find_map(|end| Some(message.rfind(end)? + end.len()))?;
    message.get(..end).filter(|_| is_warning)
}

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

/// The placeholder in a value, if it has to be filled in for the value to fit: not where it stands among
/// words that must give way to others whatever it stands for.
pub(crate) fn needed<'t>(text: &'t str, actual: &str) -> Option<&'t str> {
    let found = find(text)?;
    let at = text.find(found)?;
    // What a variable or a template stands for is not seen.
    if found.starts_with(['$', '{']) || output(found).is_some() {
        return Some(found);
    }
    let filled = text.replacen(found, "*", 1);
    let gives_way =
        diverge(&filled, Unit::aws, actual).is_some_and(|Divergence { pattern: (start, end), .. }| {
            // Before it there are such words, and nothing that holds lies between.
            start < at && at <= end
        });
    (!gives_way).then_some(found)
}

/// Words that documents put where a name belongs.
const WORDS: [&str; 6] =
    ["GITHUBORG", "GITHUBREPO", "GITHUBBRANCH", "OIDC_PROVIDER", "OIDC_PROVIDER_URL", "AWS_ACCOUNT_ID"];
const STARTS: [&str; 5] = ["YOUR_", "YOUR-", "EXAMPLE_", "REPLACE_", "CHANGE_"];
const ENDINGS: [&str; 6] = ["_ID", "_NAME", "_ORG", "_REPO", "_BRANCH", "_NUMBER"];

/// A word in capitals that Pulumi's guides have for a name, such as `ORG_NAME`.
pub(crate) fn of_pulumi(text: &str) -> Option<&str> {
    const WORDS: [&str; 7] =
        ["ORG", "ORG_NAME", "USER_LOGIN", "TEAM_NAME", "NAMESPACE", "SERVICE_ACCOUNT", "POD_NAME"];
    text.split([':', '/', '.', '*']).find(|word| WORDS.contains(word))
}

fn is_template_word(word: &str) -> bool {
    // The longest such word that documents have is not long.
    if word.len() > 64 {
        return false;
    }
    let upper = word.to_ascii_uppercase();
    WORDS.contains(&&*upper)
        || STARTS.iter().any(|start| upper.starts_with(start))
        || upper == word && ENDINGS.iter().any(|ending| word.ends_with(ending))
}

/// The cause: `placeholder` stands there, and `belongs` in its place.
pub(crate) fn cause(placeholder: &str, belongs: &str) -> Cause {
    let message = if output(placeholder).is_some() {
        Message::new(
            "A Pulumi Output was put into a string, so a warning stands in the place of its value",
            belongs.to_owned(),
            "make the policy once the value is known: `pulumi.jsonStringify`, `pulumi.interpolate` or `apply`",
        )
    } else if let Some(Expression { by, .. }) = expression(placeholder) {
        Message::new(format!("`{placeholder}` is filled in by {by}"), belongs.to_owned(), DEPLOYED)
    } else {
        Message::new(
            format!("The placeholder `{placeholder}` was never replaced"),
            belongs.to_owned(),
            "write the real value in its place",
        )
    };
    (&unreplaced_placeholder::KIND, message)
}

/// The same of a policy alone.
pub(crate) fn without_token(placeholder: &str) -> Cause {
    let known = expression(placeholder).is_none();
    cause(placeholder, if known { "No token has it." } else { "What stands there then is not known here." })
}

/// What to paste in the place of a template.
pub(crate) const DEPLOYED: &str = "paste the policy as it is deployed: `aws iam get-role --role-name ROLE`";

#[cfg(test)]
mod tests {
    use super::{expression, find, needed};

    #[test]
    fn what_gives_way_need_not_be_filled_in() {
        let branch = "repo:acme/web:ref:refs/heads/GitHubBranch";
        assert_eq!(needed(branch, "repo:acme/web:environment:production"), None);
        assert_eq!(needed(branch, "repo:acme/web:ref:refs/heads/main"), Some("GitHubBranch"));
        let owner = "repo:<ORG>/web:ref:refs/heads/main";
        assert_eq!(needed(owner, "repo:acme/web:environment:production"), Some("<ORG>"));
    }

    #[test]
    fn placeholders_are_found() {
        for (text, expected) in [
            ("repo:<ORG>/web:*", Some("<ORG>")),
            ("repo:YOUR_ORG/web:*", Some("YOUR_ORG")),
            ("repo:your-org/your-repo:*", Some("your-org")),
            ("repo:GitHubOrg/GitHubRepo:ref:refs/heads/GitHubBranch", Some("GitHubOrg")),
            ("arn:aws:iam::AWS_ACCOUNT_ID:oidc-provider/x", Some("AWS_ACCOUNT_ID")),
            ("arn:aws:iam::ACCOUNT_ID:oidc-provider/x", Some("ACCOUNT_ID")),
            ("${}", Some("${}")),
            ("${ORG}/web", Some("${ORG}")),
            ("repo:${{ github.repository }}:*", Some("${{ github.repository }}")),
            ("{{ .Values.org }}", Some("{{ .Values.org }}")),
            ("${aws:username}", None),
            ("x${*}y", None),
            ("pulumi:environments:org:acme:env:<yaml>", None),
            ("repo:acme/web:environment:PROD_EU", None),
            ("repo:acme/example:*", None),
            ("${var.org}/web", Some("${var.org}")),
            (OUTPUT, OUTPUT.strip_suffix(":sub")),
        ] {
            assert_eq!(find(text), expected, "{text}");
        }
    }

    const OUTPUT: &str = "Calling [toString] on an [Output<T>] is not supported.\n\nSee \
                          https://www.pulumi.com/docs/concepts/inputs-outputs for more details.:sub";

    #[test]
    fn what_a_tool_fills_in_is_told_from_variables_of_aws() {
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
