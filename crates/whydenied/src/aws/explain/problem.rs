//! What IAM objects to in a policy document, and what else is unusual about one.

pub(crate) mod duplicate_key;
pub(crate) mod duplicate_sid;
pub(crate) mod empty_condition;
pub(crate) mod foreign_action;
pub(crate) mod invalid_character;
pub(crate) mod invalid_element;
pub(crate) mod invalid_version;
pub(crate) mod missing_element;
pub(crate) mod missing_version;
pub(crate) mod not_strict_json;
mod objection;
pub(crate) mod permissions_policy;
pub(crate) mod principal_wildcard;
pub(crate) mod prohibited_element;
pub(crate) mod too_long;
pub(crate) mod unknown_element;
pub(crate) mod unknown_operator;

use crate::aws::decision::Document;
use crate::aws::policy::{Problem, ProblemKind};
use crate::outcome::Verdict;
use crate::report::{Finding, Words};
use crate::span::Lines;
use objection::Objection;

crate::finding::entry::entries![
    duplicate_key,
    duplicate_sid,
    empty_condition,
    foreign_action,
    invalid_character,
    invalid_element,
    invalid_version,
    missing_element,
    missing_version,
    not_strict_json,
    permissions_policy,
    prohibited_element,
    too_long,
    unknown_element,
    unknown_operator,
];

/// The finding for a problem of the document.
pub(crate) fn finding(problem: &Problem, lines: &Lines) -> Finding {
    objection(&problem.kind).finding(lines, problem.span)
}

/// The findings for the problems of one of the documents that a verdict was made of.
pub(crate) fn findings(document: Document<'_>, verdict: Verdict) -> impl Iterator<Item = Finding> {
    let Document { policy, index } = document;
    policy.problems.iter().map(move |problem| {
        let found = finding(problem, policy.lines());
        let severity = match problem.kind {
            ProblemKind::DuplicateKey(_) if verdict == Verdict::Denied => duplicate_key::SEVERITY_IN_DENIAL,
            _ => found.severity,
        };
        Finding { input: policy.kind.into(), document: index, severity, ..found }
    })
}

/// The problem in one line.
pub(crate) fn title(kind: &ProblemKind) -> String {
    objection(kind).message.title
}

/// What IAM answers when it is asked to save a document with that problem; empty where its answer is not known, or
/// where it is not certain to refuse it.
pub(crate) fn answer(kind: &ProblemKind) -> Words {
    objection(kind).answer
}

/// The problem in words.
fn objection(kind: &ProblemKind) -> Objection {
    match kind {
        ProblemKind::Comment => not_strict_json::comment(),
        ProblemKind::TrailingComma => not_strict_json::trailing_comma(),
        ProblemKind::ByteOrderMark => not_strict_json::byte_order_mark(),
        ProblemKind::DuplicateKey(key) => duplicate_key::objection(key),
        ProblemKind::MissingVersion => missing_version::objection(),
        ProblemKind::InvalidVersion(version) => invalid_version::objection(version),
        ProblemKind::EmptyStatement => missing_element::statement(),
        ProblemKind::StatementNotObject(found) => invalid_element::statement(found),
        ProblemKind::DuplicateSid(sid) => duplicate_sid::objection(sid),
        ProblemKind::InvalidSid(sid) => invalid_element::sid(sid),
        ProblemKind::MissingEffect => missing_element::effect(),
        ProblemKind::InvalidEffect(effect) => invalid_element::effect(effect),
        ProblemKind::PermissionsPolicy => permissions_policy::objection(),
        ProblemKind::MissingPrincipal => missing_element::principal(),
        ProblemKind::EmptyPrincipal => missing_element::empty_principal(),
        ProblemKind::EveryonePrincipal => principal_wildcard::objection(),
        ProblemKind::InvalidPrincipal => invalid_element::principal(),
        ProblemKind::UnknownPrincipalType(name) => invalid_element::principal_type(name),
        ProblemKind::NotPrincipal(effect) => prohibited_element::not_principal(*effect),
        ProblemKind::MissingAction => missing_element::action(),
        ProblemKind::ActionAndNotAction => invalid_element::action_and_not_action(),
        ProblemKind::InvalidAction => invalid_element::action(),
        ProblemKind::ForeignAction(action) => foreign_action::objection(action),
        ProblemKind::ProhibitedResource(name) => prohibited_element::resource(name),
        ProblemKind::UnknownElement { name, meant } => unknown_element::objection(name, *meant),
        ProblemKind::UnknownOperator { name, meant } => unknown_operator::objection(name, meant.as_deref()),
        ProblemKind::ConditionNotObject(found) => invalid_element::condition(found),
        ProblemKind::InvalidConditionValue(found) => invalid_element::condition_value(found),
        ProblemKind::EmptyCondition => empty_condition::objection(),
        ProblemKind::InvalidCharacter(letter) => invalid_character::objection(*letter),
        ProblemKind::TooLong(length) => too_long::objection(*length),
    }
}
