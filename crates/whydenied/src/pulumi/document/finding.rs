//! What Pulumi Cloud objects to in authorization policies, and what else is unusual about them.

pub(crate) mod duplicate_key;
pub(crate) mod foreign_target;
pub(crate) mod invalid_field;
pub(crate) mod missing_field;
pub(crate) mod no_policies;
pub(crate) mod not_a_policy_shape;
pub(crate) mod not_strict_json;
pub(crate) mod other_spelling;
pub(crate) mod pattern_not_string;
pub(crate) mod prefixed_target;
pub(crate) mod too_many_policies;
pub(crate) mod unknown_field;
pub(crate) mod unknown_permission;
pub(crate) mod wildcard_in_target;

use crate::finding::kind::Cause;
use crate::outcome::Confidence;
use crate::pulumi::policy::{Problem, ProblemKind};
use crate::report::{Finding, Severity};
use crate::span::Lines;

crate::finding::entry::entries![
    foreign_target,
    invalid_field,
    missing_field,
    no_policies,
    not_a_policy_shape,
    other_spelling,
    pattern_not_string,
    prefixed_target,
    too_many_policies,
    unknown_field,
    unknown_permission,
    wildcard_in_target,
];

/// The finding for a problem of the document.
pub(crate) fn finding(problem: &Problem, lines: &Lines) -> Finding {
    let (kind, message) = cause(&problem.kind);
    kind.in_policy(lines, problem.span, message)
}

/// How surely Pulumi Cloud objects to the problem.
pub(crate) fn sure_of(problem: &Problem) -> Confidence {
    cause(&problem.kind).0.confidence
}

impl ProblemKind {
    /// Whether Pulumi Cloud refuses to save policies with it: documented of an empty list, and
    /// otherwise inferred from what its API describes.
    #[must_use]
    pub fn is_refused(&self) -> bool {
        cause(self).0.severity == Severity::Error && !matches!(self, Self::DuplicateKey(_))
    }
}

/// Which finding a problem is, and what is said of it.
fn cause(problem: &ProblemKind) -> Cause {
    match problem {
        ProblemKind::Comment => not_strict_json::comment(),
        ProblemKind::TrailingComma => not_strict_json::trailing_comma(),
        ProblemKind::ByteOrderMark => not_strict_json::byte_order_mark(),
        ProblemKind::DuplicateKey(key) => duplicate_key::cause(key),
        ProblemKind::NoPolicies => no_policies::cause(),
        ProblemKind::TooManyPolicies(count) => too_many_policies::cause(*count),
        ProblemKind::PolicyNotObject(found) => invalid_field::policy(found),
        ProblemKind::PreviewShape => not_a_policy_shape::cause(),
        ProblemKind::MissingDecision => missing_field::decision(),
        ProblemKind::MissingTokenType => missing_field::token_type(),
        ProblemKind::MissingRules => missing_field::rules(),
        ProblemKind::UnknownDecision(written) => invalid_field::decision(written),
        ProblemKind::UnknownTokenType(written) => invalid_field::token_type(written),
        ProblemKind::OtherSpelling { written, meant } => other_spelling::cause(written, meant),
        ProblemKind::MissingTarget(token_type) => missing_field::target(*token_type),
        ProblemKind::ForeignTarget { field, token_type } => foreign_target::cause(field, *token_type),
        ProblemKind::PrefixedTarget(written) => prefixed_target::cause(written),
        ProblemKind::WildcardInTarget(field) => wildcard_in_target::cause(field),
        ProblemKind::UnknownPermission(written) => unknown_permission::cause(written),
        ProblemKind::PermissionsOfOtherType(token_type) => unknown_permission::of_other_type(*token_type),
        ProblemKind::RulesNotObject(found) => invalid_field::rules(found),
        ProblemKind::PatternNotString(found) => pattern_not_string::cause(found),
        ProblemKind::InvalidField { field, found } => invalid_field::cause(field, found),
        ProblemKind::UnknownField { name, meant } => unknown_field::cause(name, *meant),
    }
}
