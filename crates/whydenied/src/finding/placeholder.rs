//! What a template left behind for a person to fill in.

use super::rule::{OPERATORS, Rule, Said, say};

pub(super) static PLACEHOLDER: Rule = Rule::cause("unreplaced-placeholder", OPERATORS);

/// A text such as `<ORG>`, `YOUR_ORG`, `${{ vars.ORG }}` or `${}` that nobody filled in.
pub(crate) fn find(text: &str) -> Option<&str> {
    let between = |open: &str, close: &str| {
        let start = text.find(open)?;
        let end = start + text.get(start..)?.find(close)? + close.len();
        text.get(start..end)
    };
    // A policy variable names a condition key, which has a colon; AWS's escapes are one character.
    let is_variable = |text: &str| text.contains(':') || matches!(text, "${*}" | "${?}" | "${$}");
    between("<", ">")
        .filter(|placeholder| *placeholder != "<yaml>")
        .or_else(|| between("${{", "}}"))
        .or_else(|| between("{{", "}}"))
        .or_else(|| between("${", "}").filter(|text| !is_variable(text)))
        .or_else(|| text.split([':', '/', '.', '*', '@']).find(|word| is_template_word(word)))
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

/// The cause: `placeholder` stands there, and `belongs` in its place.
pub(super) fn cause(placeholder: &str, belongs: &str) -> (&'static Rule, Said) {
    let said = say(
        format!("The placeholder `{placeholder}` was never replaced"),
        belongs.to_owned(),
        "write the real value in its place",
    );
    (&PLACEHOLDER, said)
}

#[cfg(test)]
mod tests {
    use super::find;

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
        ] {
            assert_eq!(find(text), expected, "{text}");
        }
    }
}
