//! Whether a policy lets everybody in who can get a token of the issuer.

use super::grant::Grant;
use super::stranger::Stranger;
use crate::pulumi::lint::hosts::Hosts;
use crate::pulumi::policy::Rule;

/// What to do about it.
pub(crate) const TEST_SUBJECT: &str =
    "test `sub` for the repository, the service account or the project that may have the token";

/// What shows that everybody gets in, as a sentence; `None` where not everybody does.
pub(crate) fn witness(grant: &Grant<'_>) -> Option<String> {
    let is_for_everybody =
        || grant.shapes.is_empty() && grant.policy.rules.iter().all(|rule| is_for_anybody(rule, grant.hosts));
    let stranger = Stranger::of_any_name(grant).map(|stranger| stranger.witness());
    stranger.or_else(|| is_for_everybody().then(|| "What it tests every token passes.".to_owned()))
}

/// Whether a rule is passed by every token, as far as it can be known without the issuer.
fn is_for_anybody(rule: &Rule<'_>, hosts: &Hosts) -> bool {
    rule.pattern.as_ref().is_some_and(|pattern| fits_everybody(&pattern.text))
        && hosts.may_issue(&rule.path.text)
        || matches!(&*rule.path.text, "aud" | "iss")
}

/// Whether a pattern says nothing: wildcards alone, and what separates the parts of a value.
fn fits_everybody(pattern: &str) -> bool {
    pattern.contains('*') && pattern.chars().all(|letter| matches!(letter, '*' | '?' | ':' | '/' | '|' | '@'))
}
