//! Why a pattern does not match the text of the claim.

pub(crate) mod audience_rule_mismatch;
mod grammar;
pub(crate) mod key_values_swapped;
pub(crate) mod kubernetes_namespace_mismatch;
pub(crate) mod kubernetes_pod_mismatch;
pub(crate) mod kubernetes_service_account_mismatch;
pub(crate) mod partial_value;
pub(crate) mod pattern_is_no_regex;
pub(crate) mod rule_mismatch;
pub(crate) mod side_by_side;
pub(crate) mod stray_character;
pub(crate) mod subject_part_mismatch;
pub(crate) mod trailing_slash_mismatch;
pub(crate) mod value_case_mismatch;

use crate::Token;
use crate::finding::kind::Cause;
use crate::pulumi::compare::RuleTrace;
use crate::pulumi::explain::unreplaced_placeholder;
use side_by_side::Mismatch;

crate::finding::entry::entries![
    audience_rule_mismatch,
    kubernetes_pod_mismatch,
    pattern_is_no_regex,
    rule_mismatch,
];

/// What may be the cause, the more telling first: how the pattern is written, another claim that it fits, what the
/// issuer's tokens are like.
const CAUSES: &[fn(&Mismatch<'_>) -> Option<Cause>] = &[
    unreplaced_placeholder::in_pattern,
    value_case_mismatch::cause,
    stray_character::cause,
    trailing_slash_mismatch::cause,
    pattern_is_no_regex::cause,
    key_values_swapped::cause,
    audience_rule_mismatch::cause,
    grammar::subject,
    grammar::environment,
    grammar::git_ref,
    kubernetes_namespace_mismatch::cause,
    kubernetes_service_account_mismatch::cause,
    kubernetes_pod_mismatch::cause,
    partial_value::cause,
];

/// Why the rule does not match, which was compared with a text of the token.
pub(crate) fn cause(trace: &RuleTrace<'_, '_>, token: &Token) -> Cause {
    let mismatch = Mismatch::of(trace, token);
    CAUSES.iter().find_map(|cause| cause(&mismatch)).unwrap_or_else(|| rule_mismatch::cause(&mismatch))
}
