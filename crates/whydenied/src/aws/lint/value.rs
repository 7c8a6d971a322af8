//! Values that cannot match, or that do not fit their operator or their key.

pub(crate) mod invalid_variable;
pub(crate) mod private_address;
pub(crate) mod type_mismatch;

use crate::aws::explain::value::form::wildcard_in_string_equals;
use crate::aws::explain::value::variable_needs_2012;
use crate::finding::both::{key_values_swapped, stray_character};
use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;

use super::trust::Trust;
use crate::aws::compare::{Decimal, block};
use crate::aws::policy::{Condition, ConditionValue, Version};
use crate::finding::collected::Findings;
use crate::finding::kind::{Cause, Kind, Message};
use crate::near_miss::placeholder;
use crate::operator::{Operator, Test};
use crate::pattern::{Unit, covers};
use crate::report::Finding;
use crate::time::Moment;

crate::finding::entry::entries![invalid_variable, private_address, type_mismatch,];

/// The keys of AWS that hold something else than text.
const TYPES: &[(&str, ValueType)] = &[
    ("aws:CurrentTime", ValueType::Date),
    ("aws:EpochTime", ValueType::Date),
    ("aws:SecureTransport", ValueType::Bool),
    ("aws:ViaAWSService", ValueType::Bool),
    ("sts:RoleAuthorizedByIdp", ValueType::Bool),
    ("aws:SourceIp", ValueType::Address),
    ("aws:VpcSourceIp", ValueType::Address),
];

/// What a key holds, or what an operator compares.
#[derive(Clone, Copy, PartialEq, Eq)]
enum ValueType {
    Text,
    Number,
    Date,
    Bool,
    Address,
    Arn,
    Bytes,
}

impl ValueType {
    fn of_test(test: Test) -> Option<Self> {
        Some(match test {
            Test::StringEquals | Test::StringEqualsIgnoreCase | Test::StringLike => Self::Text,
            Test::Numeric(_) => Self::Number,
            Test::Date(_) => Self::Date,
            Test::Bool => Self::Bool,
            Test::Binary => Self::Bytes,
            Test::IpAddress => Self::Address,
            Test::Arn => Self::Arn,
            Test::Null => return None,
        })
    }

    fn of_key(key: &str, trust: &Trust<'_>) -> Self {
        let number = trust.provider_of(key).is_some_and(|(provider, claim)| {
            provider.issuer.is_some_and(|issuer| issuer.numeric_claims.contains(&claim))
        });
        let known = TYPES.iter().find(|(known, _)| known.eq_ignore_ascii_case(key));
        if number { Self::Number } else { known.map_or(Self::Text, |&(_, kind)| kind) }
    }

    fn words(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Number => "a number",
            Self::Date => "a date",
            Self::Bool => "`true` or `false`",
            Self::Address => "an IP address",
            Self::Arn => "an ARN",
            Self::Bytes => "base64",
        }
    }

    /// Whether that text can be read as one.
    fn reads(self, text: &str) -> bool {
        match self {
            Self::Text | Self::Arn => true,
            Self::Number => Decimal::parse(text).is_some(),
            Self::Date => Moment::parse(text).is_some(),
            Self::Bool => ["true", "false"].iter().any(|known| text.eq_ignore_ascii_case(known)),
            Self::Address => block(text).is_some(),
            Self::Bytes => STANDARD.decode(text).is_ok(),
        }
    }

    /// What Access Analyzer calls a value that cannot be read as one.
    fn issue(self) -> &'static str {
        match self {
            Self::Number => "TYPE_MISMATCH_NUMBER",
            Self::Date => "INVALID_DATE_VALUE",
            Self::Bool => "TYPE_MISMATCH_BOOLEAN",
            Self::Address => "TYPE_MISMATCH_IP_RANGE",
            Self::Text | Self::Arn | Self::Bytes => "TYPE_MISMATCH",
        }
    }
}

pub(crate) fn lint(trust: &Trust<'_>, version: Version, findings: &mut Findings<'_>) {
    for condition in &trust.statement.conditions {
        let Some(operator) = condition.operator else { continue };
        let fits = of_type(trust, condition, operator, findings);
        for value in &condition.values {
            if let Some((rule, message, issue)) = spelling(trust, condition, operator, value, version) {
                let finding = findings.at(rule, value.span, message);
                findings.mistakes.push(Finding { access_analyzer: issue.map(Into::into), ..finding });
            } else if fits {
                readable(operator, value, findings);
                private_address(condition, operator, value, findings);
            }
        }
    }
}

/// Whether the operator compares what the key holds.
fn of_type(
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    operator: Operator,
    findings: &mut Findings<'_>,
) -> bool {
    let Some(compared) = ValueType::of_test(operator.test) else { return true };
    let key = &*condition.key.text;
    let held = ValueType::of_key(key, trust);
    let is_epoch = key.eq_ignore_ascii_case("aws:EpochTime") && compared == ValueType::Number;
    if held == compared || is_epoch || key.eq_ignore_ascii_case("aws:userid") {
        return true;
    }
    let name = trust.name(key);
    let message = Message::new(
        format!(
            "`{}` compares {}, and `{name}` holds {}",
            condition.operator_name.text,
            compared.words(),
            held.words()
        ),
        "AWS reads both sides as the operator's type; what cannot be read so does not match.",
        "use an operator for what the key holds",
    );
    findings.mistake(&type_mismatch::KIND, condition.operator_name.span, message);
    false
}

fn readable(operator: Operator, value: &ConditionValue<'_>, findings: &mut Findings<'_>) {
    let kind = ValueType::of_test(operator.test).unwrap_or(ValueType::Bool);
    if kind.reads(&value.text) || value.text.contains("${") {
        return;
    }
    let message = Message::new(
        format!("`{}` cannot be read as {}", value.text, kind.words()),
        "What cannot be read as the operator's type matches nothing.",
        match kind {
            ValueType::Date => "write a time such as `2026-11-20T18:00:00Z`, or seconds since 1970",
            ValueType::Address => "write an address or a block such as `203.0.113.0/24`",
            _ => "correct the value",
        },
    );
    let finding = findings.at(&type_mismatch::KIND, value.span, message);
    findings.mistakes.push(Finding { access_analyzer: Some(kind.issue().into()), ..finding });
}

/// `aws:SourceIp` is the address that AWS sees: never a private one.
fn private_address(
    condition: &Condition<'_>,
    operator: Operator,
    value: &ConditionValue<'_>,
    findings: &mut Findings<'_>,
) {
    let is_private = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16"]
        .iter()
        .filter_map(|private| block(private))
        .any(|private| block(&value.text).is_some_and(|block| private.contains(&block)));
    if operator.test == Test::IpAddress
        && condition.key.text.eq_ignore_ascii_case("aws:SourceIp")
        && is_private
    {
        let message = Message::new(
            format!("`{}` is private, and `aws:SourceIp` is the public address of a request", value.text),
            "A request that comes through a VPC endpoint has `aws:VpcSourceIp` instead.",
            "test the public address, or `aws:VpcSourceIp`",
        );
        findings.mistake(&private_address::KIND, value.span, message);
    }
}

/// What is wrong with the spelling of a value, and the issue code of Access Analyzer for it.
type Spelling = (&'static Kind, Message, Option<&'static str>);

fn plain((kind, message): Cause) -> Spelling {
    (kind, message, kind.access_analyzer)
}

/// How the value is written, so that it never matches.
fn spelling(
    trust: &Trust<'_>,
    condition: &Condition<'_>,
    operator: Operator,
    value: &ConditionValue<'_>,
    version: Version,
) -> Option<Spelling> {
    let text = &*value.text;
    if let Some(placeholder) = placeholder::find(text).filter(|found| is_plain_placeholder(found)) {
        return Some(plain(placeholder::without_token(placeholder)));
    }
    if text.contains("${") {
        return variable(operator, text, version);
    }
    if operator.negated {
        return None;
    }
    if matches!(operator.test, Test::StringEquals | Test::StringEqualsIgnoreCase) && text.contains('*') {
        let name = &condition.operator_name.text;
        let message = Message::new(
            format!("`{text}` is compared letter by letter, wildcards included"),
            format!("Under `{name}` a `*` is a plain star; wildcards need `StringLike`."),
            "use `StringLike` for this value",
        );
        return Some(plain((&wildcard_in_string_equals::KIND, message)));
    }
    if text.trim() != text {
        let message = Message::new(
            format!("`{text}` has white space around it"),
            "Values are compared letter by letter.",
            format!("write `{}`", text.trim()),
        );
        return Some(plain((&stray_character::KIND, message)));
    }
    swapped(trust, condition, text).map(plain)
}

/// Whether nobody means it: words such as `GitHubOrg`, which documents have in the place of a name, may
/// be one.
pub(crate) fn is_plain_placeholder(text: &str) -> bool {
    text.starts_with(['<', '{', '$']) || text.get(..4).is_some_and(|start| start.eq_ignore_ascii_case("your"))
}

/// A subject under the key of the audience, or the reverse.
fn swapped(trust: &Trust<'_>, condition: &Condition<'_>, text: &str) -> Option<Cause> {
    let (provider, claim) = trust.provider_of(&condition.key.text)?;
    let is_subject = ["repo:", "project_path:", "system:serviceaccount:", "organization:", "pulumi:"]
        .iter()
        .any(|start| text.starts_with(start));
    let (is, other) = match claim {
        "aud" if is_subject => ("a subject", "sub"),
        "sub" if text.starts_with("sts.amazonaws.com") => ("an audience", "aud"),
        _ => return None,
    };
    let message = Message::new(
        format!("`{text}` is {is}, but the policy tests it as `{claim}`"),
        "Each key is compared with its own claim.",
        format!("test it under `{}:{other}`", provider.url),
    );
    Some((&key_values_swapped::KIND, message))
}

/// A policy variable that stands for nothing.
fn variable(operator: Operator, text: &str, version: Version) -> Option<Spelling> {
    if operator.takes_variables() && version == Version::V2008 {
        let message = Message::new(
            format!("`{text}` is literal text, because the policy is of 2008"),
            "Policy variables need version 2012-10-17; a policy without `Version` is of 2008.",
            "add `\"Version\": \"2012-10-17\"`",
        );
        return Some((&variable_needs_2012::KIND, message, variable_needs_2012::KIND.access_analyzer));
    }
    let inside = text.split("${").skip(1).map(|rest| rest.split_once('}').map(|(inside, _)| inside));
    let fault = inside.map(|inside| match inside {
        None => Some(("is never closed", "MISSING_BRACE_IN_VARIABLE")),
        Some(name) if name.trim().is_empty() => Some(("names no key", "EMPTY_VARIABLE")),
        Some("*" | "?" | "$") => None,
        Some(name) if name.contains(',') && !(name.contains(", '") && name.ends_with('\'')) => {
            Some(("has a default that is not written as `, 'default'`", "MISSING_QUOTE_IN_VARIABLE"))
        }
        Some(name) => {
            let key = name.split(',').next().unwrap_or(name);
            key.contains(' ').then_some(("has a blank in its key", "UNSUPPORTED_SPACE_IN_VARIABLE"))
        }
    });
    let (title, issue) = match fault.flatten().next() {
        Some((fault, issue)) => (format!("The variable in `{text}` {fault}"), issue),
        None if !operator.takes_variables() => (
            format!("`{text}` has a variable, which this operator does not replace"),
            "INVALID_VARIABLE_FOR_OPERATOR",
        ),
        None => return None,
    };
    let message = Message::new(
        title,
        "Variables stand in the values of string and ARN operators, as `${key}` or `${key, 'default'}`.",
        "correct the variable, or write the value",
    );
    Some((&invalid_variable::KIND, message, Some(issue)))
}

/// Whether `wide` matches all that `narrow` does.
pub(crate) fn covers_value(
    operator: Operator,
    wide: &ConditionValue<'_>,
    narrow: &ConditionValue<'_>,
) -> bool {
    if operator.test != Test::StringLike || wide.template.is_some() || narrow.template.is_some() {
        return wide.text == narrow.text;
    }
    // Most values part before any wildcard.
    let beginning = wide.text.split(['*', '?']).next().unwrap_or_default();
    let units = |value: &ConditionValue<'_>| value.text.chars().map(Unit::aws).collect::<Vec<_>>();
    narrow.text.starts_with(beginning) && covers(&units(wide), &units(narrow))
}
