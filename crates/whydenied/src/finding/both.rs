//! Kinds of findings that both services have.

use crate::finding::kind::{GITHUB, KEYS, Kind, OPERATORS};

pub(crate) static CLAIM_MISSING: Kind = Kind::cause("claim-missing", KEYS).form();
pub(crate) static LETTER_CASE: Kind = Kind::cause("value-case-mismatch", OPERATORS).form();
pub(crate) static SWAPPED: Kind = Kind::cause("key-values-swapped", KEYS).form();
pub(crate) static STRAY: Kind = Kind::cause("stray-character", OPERATORS).form();
pub(crate) static SLASH: Kind = Kind::cause("trailing-slash-mismatch", OPERATORS).form();
pub(crate) static PARTIAL: Kind = Kind::cause("partial-value", OPERATORS).form();

const SHARED: &str =
    "https://docs.aws.amazon.com/IAM/latest/UserGuide/id_roles_providers_oidc_secure-by-default.html";
/// How roles were found open to everybody on GitHub.
const FLAWS: &str =
    "https://securitylabs.datadoghq.com/articles/exploring-github-to-aws-keyless-authentication-flaws/";

pub(crate) static NO_SUBJECT: Kind =
    Kind::error("no-subject-condition", SHARED).access_analyzer("MISSING_CONDITION_KEY_FOR_OIDC_PRINCIPAL");
pub(crate) static ANYONE: Kind = Kind::error("subject-matches-anyone", FLAWS);
pub(crate) static OWNER_END: Kind = Kind::error("wildcard-before-owner-end", FLAWS);
pub(crate) static BROAD: Kind =
    Kind::warning("broad-wildcard", GITHUB).access_analyzer("SPECIFIC_GITHUB_REPO_AND_BRANCH_RECOMMENDED");
pub(crate) static PULL_REQUESTS: Kind = Kind::warning("trusts-pull-requests", GITHUB);
