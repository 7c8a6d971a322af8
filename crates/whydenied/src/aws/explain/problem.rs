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
pub(crate) mod permissions_policy;
pub(crate) mod principal_wildcard;
pub(crate) mod prohibited_element;
pub(crate) mod too_long;
pub(crate) mod unknown_element;
pub(crate) mod unknown_operator;

use crate::aws::policy::{Effect, Problem, ProblemKind};
use crate::finding::kind::{Cause, Message};
use crate::report::{Finding, Severity, Words};
use crate::span::Lines;

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

/// What the quota of a trust policy's length could be raised to, in characters (documented in 2023).
pub(crate) const RAISED_QUOTA: usize = 4_096;

/// The finding for a problem of the document.
pub(crate) fn finding(problem: &Problem, lines: &Lines) -> Finding {
    let (rule, message) = describe(&problem.kind);
    let mut finding = rule.in_policy(lines, problem.span, message);
    finding.access_analyzer = access_analyzer(&problem.kind).map(Into::into).or(finding.access_analyzer);
    let answer = refusal(&problem.kind);
    if finding.severity == Severity::Error && !answer.is_empty() {
        finding.detail = format!("{} IAM answers: {answer}", finding.detail).into();
    }
    finding
}

/// The problem in one line.
pub(crate) fn title(kind: &ProblemKind) -> String {
    describe(kind).1.title
}

/// The issue code of IAM Access Analyzer, where it has several for one kind of finding.
fn access_analyzer(kind: &ProblemKind) -> Option<&'static str> {
    Some(match kind {
        ProblemKind::EmptyStatement => "MISSING_STATEMENT",
        ProblemKind::MissingEffect => "MISSING_EFFECT",
        ProblemKind::MissingPrincipal | ProblemKind::EmptyPrincipal => "MISSING_PRINCIPAL",
        ProblemKind::MissingAction => "MISSING_ACTION",
        ProblemKind::InvalidEffect(_) => "INVALID_EFFECT",
        ProblemKind::UnknownPrincipalType(_) => "INVALID_PRINCIPAL_KEY",
        ProblemKind::InvalidPrincipal => "INVALID_PRINCIPAL_FORMAT",
        ProblemKind::EveryonePrincipal => "ROLE_TRUST_POLICY_UNSUPPORTED_WILDCARD_IN_PRINCIPAL",
        ProblemKind::NotPrincipal(_) => "ROLE_TRUST_POLICY_SYNTAX_ERROR_NOTPRINCIPAL",
        ProblemKind::ProhibitedResource(_) => "ROLE_TRUST_POLICY_SYNTAX_ERROR_RESOURCE",
        ProblemKind::ActionAndNotAction => "UNSUPPORTED_ELEMENT_COMBINATION",
        ProblemKind::InvalidSid(_) => "UNSUPPORTED_SID",
        ProblemKind::UnknownOperator { name, .. } if name == "NullIfExists" => "NULL_WITH_IF_EXISTS",
        ProblemKind::StatementNotObject(_)
        | ProblemKind::ConditionNotObject(_)
        | ProblemKind::InvalidConditionValue(_)
        | ProblemKind::InvalidAction => "DATA_TYPE_MISMATCH",
        ProblemKind::Comment | ProblemKind::TrailingComma | ProblemKind::ByteOrderMark => "JSON_SYNTAX_ERROR",
        ProblemKind::TooLong(_) => "POLICY_SIZE_EXCEEDS_ROLE_TRUST_POLICY_QUOTA",
        _ => return None,
    })
}

#[expect(clippy::too_many_lines, reason = "a table: one arm a kind")]
fn describe(kind: &ProblemKind) -> Cause {
    match kind {
        ProblemKind::Comment => (
            &not_strict_json::KIND,
            Message::new(
                "There is a comment, which IAM's JSON does not have",
                "It was skipped.",
                "remove it before you save the policy",
            ),
        ),
        ProblemKind::TrailingComma => (
            &not_strict_json::KIND,
            Message::new(
                "There is a comma too many before a closing bracket",
                "It was skipped.",
                "remove it before you save the policy",
            ),
        ),
        ProblemKind::ByteOrderMark => (
            &not_strict_json::KIND,
            Message::new(
                "The text starts with a byte order mark",
                "It was skipped.",
                "save the file as UTF-8 without it",
            ),
        ),
        ProblemKind::DuplicateKey(key) => (
            &duplicate_key::KIND,
            Message::new(
                format!("`{key}` stands twice in this object, and only the last one counts"),
                "IAM refuses a document with repeated keys, but Terraform, YAML and most JSON tools keep the \
                 last one silently and drop the other with all its checks.",
                format!("merge both `{key}` into one"),
            ),
        ),
        ProblemKind::MissingVersion => (
            &missing_version::KIND,
            Message::new(
                "The policy has no `Version`, so the rules of 2008 hold",
                "Without it policy variables such as `${aws:username}` are literal text.",
                "add `\"Version\": \"2012-10-17\"`",
            ),
        ),
        ProblemKind::InvalidVersion(version) => (
            &invalid_version::KIND,
            Message::new(
                format!("There is no policy version `{version}`"),
                "A policy's version is 2012-10-17 or 2008-10-17.",
                "write `\"Version\": \"2012-10-17\"`",
            ),
        ),
        ProblemKind::EmptyStatement => missing("Statement", "The policy has no statement", "add a statement"),
        ProblemKind::MissingEffect => {
            missing("Effect", "This statement has no `Effect`", "add `\"Effect\": \"Allow\"`")
        }
        ProblemKind::PermissionsPolicy => (
            &permissions_policy::KIND,
            Message::new(
                "This is a permissions policy, not the role's trust policy",
                "It says what the role may do, by `Resource`; the trust policy says by `Principal` who may assume \
                 the role.",
                "paste the trust policy: `AssumeRolePolicyDocument` in `aws iam get-role`, or the tab “Trust \
                 relationships” of the role",
            ),
        ),
        ProblemKind::MissingPrincipal => missing(
            "Principal",
            "This statement has no `Principal`",
            "name the identity provider: `\"Principal\": { \"Federated\": \"arn:aws:iam::…:oidc-provider/…\" }`; a \
             policy without one is an identity policy, not a trust policy",
        ),
        ProblemKind::EmptyPrincipal => {
            missing("Principal", "`Principal` is empty", "name the identity provider under `Federated`")
        }
        ProblemKind::MissingAction => missing(
            "Action",
            "This statement has no `Action`",
            "add `\"Action\": \"sts:AssumeRoleWithWebIdentity\"`",
        ),
        ProblemKind::StatementNotObject(found) => invalid(
            format!("A statement is an object, this is {found}"),
            "write `{ \"Effect\": …, \"Principal\": …, \"Action\": … }`",
        ),
        ProblemKind::InvalidSid(sid) => {
            invalid(format!("`{sid}` cannot be a `Sid`"), "use letters and digits only")
        }
        ProblemKind::InvalidEffect(effect) => invalid(
            format!("An `Effect` is `Allow` or `Deny`, and not `{effect}`"),
            "write `Allow` or `Deny`, in this letter case",
        ),
        ProblemKind::InvalidPrincipal => invalid(
            "A principal is an object such as `{ \"Federated\": \"arn:…\" }`".into(),
            "name each principal as a string, or as a list of strings",
        ),
        ProblemKind::UnknownPrincipalType(name) => invalid(
            format!("A trust policy has no principals of type `{name}`"),
            "use `Federated`, `AWS` or `Service`, in this letter case",
        ),
        ProblemKind::InvalidAction => {
            invalid("`Action` is neither a string nor a list of strings".into(), "name at least one action")
        }
        ProblemKind::ActionAndNotAction => {
            invalid("There are both `Action` and `NotAction`".into(), "keep one of them")
        }
        ProblemKind::ConditionNotObject(found) => invalid(
            format!("A condition block is an object of objects, this is {found}"),
            "write `\"Condition\": { \"StringEquals\": { \"KEY\": \"VALUE\" } }`",
        ),
        ProblemKind::InvalidConditionValue(found) => invalid(
            format!("A condition value is a string, a number or a boolean, this is {found}"),
            "write a string, or a list of strings",
        ),
        ProblemKind::DuplicateSid(sid) => (
            &duplicate_sid::KIND,
            Message::new(
                format!("Two statements have the `Sid` `{sid}`"),
                "A `Sid` is unique within its policy.",
                "rename one of them, or leave it out",
            ),
        ),
        ProblemKind::NotPrincipal(_) => prohibited("NotPrincipal"),
        ProblemKind::ProhibitedResource(name) => prohibited(name),
        ProblemKind::UnknownElement { name, meant } => (
            &unknown_element::KIND,
            Message::new(
                format!("The policy language has no element `{name}`"),
                "Element names are spelt in one way only.",
                match meant {
                    Some(meant) => format!("write `{meant}`"),
                    None => "remove it".to_owned(),
                },
            ),
        ),
        ProblemKind::UnknownOperator { name, meant } => (
            &unknown_operator::KIND,
            Message::new(
                format!("There is no condition operator `{name}`"),
                "Operator names are documented in one spelling only.",
                match meant {
                    _ if name == "NullIfExists" => {
                        "write `Null`, which asks whether the key is there".to_owned()
                    }
                    Some(meant) => format!("write `{meant}`"),
                    None => "use an operator such as `StringEquals` or `StringLike`".to_owned(),
                },
            ),
        ),
        ProblemKind::EveryonePrincipal => (
            &principal_wildcard::KIND,
            Message::new(
                "IAM may refuse `\"Principal\": \"*\"` in a trust policy",
                "AWS documents it for resource policies; in an Allow it does not cover web identities. IAM is \
                 said to answer: Principal must be a JSON object.",
                "name the identity provider: `{ \"Federated\": \"arn:aws:iam::…:oidc-provider/…\" }`",
            ),
        ),
        ProblemKind::ForeignAction(action) => (
            &foreign_action::KIND,
            Message::new(
                format!("IAM is likely to refuse the action `{action}` in a trust policy"),
                "A trust policy speaks of STS actions only. IAM is said to answer: AssumeRole policy may only \
                 specify STS AssumeRole actions.",
                "write `sts:AssumeRoleWithWebIdentity`",
            ),
        ),
        ProblemKind::EmptyCondition => (
            &empty_condition::KIND,
            Message::new(
                "A part of this condition is empty",
                "AWS does not say what an empty list or operator means; here an empty list matches nothing.",
                "remove it, or name what you want to test",
            ),
        ),
        ProblemKind::InvalidCharacter(letter) => (
            &invalid_character::KIND,
            Message::new(
                format!(
                    "IAM does not take the character `{letter}` (U+{:04X}) in a policy",
                    u32::from(*letter)
                ),
                "Policies hold tabs, line breaks and the characters U+0020 to U+00FF only. Typographic quotes \
                 and invisible spaces come in by copying from web pages and chats.",
                "type it again by hand",
            ),
        ),
        ProblemKind::TooLong(length) => (
            &too_long::KIND,
            Message::new(
                format!("The policy has {length} characters, by default a trust policy may have 2048"),
                if *length > RAISED_QUOTA {
                    "White space is not counted. The quota can be raised to 4096, which is too little here. IAM \
                     is said to answer: Cannot exceed quota for ACLSizePerRole: 2048"
                } else {
                    "White space is not counted. The quota can be raised to 4096. Without that IAM is said \
                     to answer: Cannot exceed quota for ACLSizePerRole: 2048"
                },
                if *length > RAISED_QUOTA { "shorten it" } else { "shorten it, or have the quota raised" },
            ),
        ),
    }
}

fn missing(element: &'static str, title: &'static str, help: &'static str) -> Cause {
    (&missing_element::KIND, Message::new(title, format!("Every trust policy needs `{element}`."), help))
}

fn invalid(title: String, help: &'static str) -> Cause {
    (&invalid_element::KIND, Message::new(title, "The policy grammar has no such form.", help))
}

fn prohibited(element: &str) -> Cause {
    let message = Message::new(
        format!("A trust policy must not have `{element}`"),
        if element == "NotPrincipal" {
            "A role's trust policy names whom it trusts."
        } else {
            "The role itself is the resource of its trust policy."
        },
        "remove it",
    );
    (&prohibited_element::KIND, message)
}

/// What IAM answers when it is asked to save a document with that problem; empty where its answer is
/// not known, or where it is not certain to refuse it.
///
/// The texts were recorded by others (inferred).
pub(crate) fn refusal(kind: &ProblemKind) -> Words {
    match kind {
        ProblemKind::InvalidVersion(_) => "The policy must contain a valid version string".into(),
        ProblemKind::EmptyStatement => "Could not parse the policy: Statement is empty!".into(),
        ProblemKind::DuplicateSid(_) => "The Statement Ids in the policy are not unique".into(),
        ProblemKind::MissingEffect => "Missing required field Effect".into(),
        ProblemKind::InvalidEffect(effect) => format!("Invalid effect: {effect}").into(),
        ProblemKind::MissingPrincipal => "Missing required field Principal".into(),
        ProblemKind::EmptyPrincipal => "Missing required field Principal cannot be empty!".into(),
        ProblemKind::NotPrincipal(Some(Effect::Deny)) => {
            "AssumeRole policy must not contain NotPrincipal field.".into()
        }
        ProblemKind::NotPrincipal(_) => "Allow with NotPrincipal is not allowed.".into(),
        ProblemKind::MissingAction => "Missing required field Action".into(),
        ProblemKind::ProhibitedResource(name) if name == "Resource" => "Has prohibited field Resource".into(),
        ProblemKind::ProhibitedResource(_) => "AssumeRole policy must not contain resources.".into(),
        ProblemKind::UnknownOperator { .. }
        | ProblemKind::UnknownElement { .. }
        | ProblemKind::StatementNotObject(_)
        | ProblemKind::ConditionNotObject(_)
        | ProblemKind::InvalidConditionValue(_)
        | ProblemKind::InvalidAction
        | ProblemKind::ActionAndNotAction
        | ProblemKind::InvalidPrincipal => "Syntax error in policy.".into(),
        ProblemKind::UnknownPrincipalType(name) => format!("Invalid principal in policy: \"{name}\"").into(),
        _ => "".into(),
    }
}
