//! Kinds of findings that both services have.

use crate::finding::kind::{GITHUB, KEYS, OPERATORS, Rule};

pub(crate) static CLAIM_MISSING: Rule = Rule::cause("claim-missing", KEYS).form();
pub(crate) static LETTER_CASE: Rule = Rule::cause("value-case-mismatch", OPERATORS).form();
pub(crate) static SWAPPED: Rule = Rule::cause("key-values-swapped", KEYS).form();
pub(crate) static STRAY: Rule = Rule::cause("stray-character", OPERATORS).form();
pub(crate) static SLASH: Rule = Rule::cause("trailing-slash-mismatch", OPERATORS).form();
pub(crate) static PARTIAL: Rule = Rule::cause("partial-value", OPERATORS).form();

const SHARED: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html";
/// How roles were found open to everybody on GitHub.
const FLAWS: &str =
    "https://securitylabs.datadoghq.com/articles/exploring-github-to-aws-keyless-authentication-flaws/";

pub(crate) static NO_SUBJECT: Rule =
    Rule::error("no-subject-condition", SHARED).access_analyzer("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL");
pub(crate) static ANYONE: Rule = Rule::error("subject-matches-anyone", FLAWS);
pub(crate) static OWNER_END: Rule = Rule::error("wildcard-before-owner-end", FLAWS);
pub(crate) static BROAD: Rule =
    Rule::warning("broad-wildcard", GITHUB).access_analyzer("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED");
pub(crate) static PULL_REQUESTS: Rule = Rule::warning("trusts-pull-requests", GITHUB);
