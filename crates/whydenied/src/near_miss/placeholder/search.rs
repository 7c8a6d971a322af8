//! Finds what a template left behind in a text.

use super::enclosed::between;
use super::expression::expression;
use super::output::output;
use crate::pattern::{Divergence, Unit, diverge};

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

/// A word in capitals that Pulumi's guides have for a name, such as `ORG_NAME`.
pub(crate) fn of_pulumi(text: &str) -> Option<&str> {
    const WORDS: [&str; 7] =
        ["ORG", "ORG_NAME", "USER_LOGIN", "TEAM_NAME", "NAMESPACE", "SERVICE_ACCOUNT", "POD_NAME"];
    text.split([':', '/', '.', '*']).find(|word| WORDS.contains(word))
}

#[cfg(test)]
mod tests {
    use super::{find, needed};

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
}
