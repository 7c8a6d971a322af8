//! Values that are no plain texts: numbers, times, addresses, ARNs, and those with policy variables.

use std::net::IpAddr;

use super::help::change_it;
use crate::aws::compare::is_readable;
use crate::aws::context::Context;
use crate::aws::evaluate::ConditionTrace;
use crate::aws::explain::key_name::short_name;
use crate::aws::policy::ConditionValue;
use crate::aws::variable::Expansion;
use crate::finding::kind::Message;
use crate::operator::{EQUALS, ValueType};
use crate::pattern::{Unit, matches};

/// Whether the token's issuer named the role.
const AUTHORIZED: &str = "sts:RoleAuthorizedByIdp";

/// Why none of the listed values matches.
pub(crate) fn message(trace: &ConditionTrace<'_, '_>, context: &Context) -> Message {
    let condition = trace.condition;
    let key = &*condition.key.text;
    let name = short_name(key);
    let found = context.lookup(key);
    let actual = found.values().and_then(|values| values.first()).map_or("", |value| &**value);
    let operator = condition.operator.unwrap_or(EQUALS);
    let (_, is_not) = operator.row.relation;
    let compares = operator.row.compares;
    let kind = compares.name();
    let unreadable = condition.values.iter().find(|value| !is_readable(compares, &value.text));
    let (title, detail) = match &*condition.values {
        [] => (format!("The policy lists no value for `{name}`"), String::new()),
        _ if actual.is_empty() => (format!("`{name}` has no value here"), String::new()),
        _ if !is_readable(compares, actual) => {
            (format!("`{name}` is `{actual}`, which is not {kind}"), "Nothing matches it then.".to_owned())
        }
        [_] if let Some(value) = unreadable => (
            format!("`{}` in the policy is not {kind}, so nothing matches it", value.text),
            format!("`{name}` is `{actual}`."),
        ),
        [_] if key.eq_ignore_ascii_case(AUTHORIZED) && actual == "false" => (
            "No roles claim of the token names this role, and the policy asks for one".to_owned(),
            format!("So `{name}` is `false` in this request."),
        ),
        [one] => {
            let (expected, detail) = expected(one, context);
            let detail = detail.or_else(|| explain(compares, actual, &expected)).unwrap_or_default();
            (format!("`{name}` is `{actual}`, which {is_not} `{expected}`"), detail)
        }
        several => (
            format!("`{name}` is `{actual}`, which {is_not} any of the {} values", several.len()),
            String::new(),
        ),
    };
    let help = if key.eq_ignore_ascii_case(AUTHORIZED) {
        "have the issuer name the role in the claim `https://aws.amazon.com/roles`"
    } else {
        change_it(key)
    };
    Message::new(title, detail, help)
}

/// What the value stands for in this request, and why that is not what it says.
fn expected(value: &ConditionValue<'_>, context: &Context) -> (String, Option<String>) {
    let written = value.text.clone().into_owned();
    let Some(Expansion::Pattern { units, wildcard_from_value, .. }) =
        value.template.as_ref().map(|template| template.expand(context))
    else {
        return (written, None);
    };
    let has_variable = value.template.as_ref().is_some_and(|template| template.keys().next().is_some());
    if !has_variable {
        return (written, Some("`${*}`, `${?}` and `${$}` stand for the character itself.".to_owned()));
    }
    let text: String = units
        .iter()
        .map(|unit| match unit {
            Unit::Char(letter) => *letter,
            Unit::One | Unit::AtMostOne => '?',
            Unit::Any => '*',
        })
        .collect();
    let literal = if wildcard_from_value { " A wildcard that a variable brings in is none." } else { "" };
    (text, Some(format!("That is what `{written}` stands for in this request.{literal}")))
}

/// What a reader may not think of.
fn explain(compares: ValueType, actual: &str, expected: &str) -> Option<String> {
    let is_v6 = |text: &str| text.contains(':');
    let words = match compares {
        ValueType::Address if actual.parse::<IpAddr>().is_ok() && is_v6(actual) != is_v6(expected) => {
            "An IPv6 address lies in no IPv4 block, and the other way round."
        }
        ValueType::Bytes => "The policy has the bytes in base64.",
        ValueType::Arn if matches(expected.chars().map(Unit::aws), actual) => {
            "A wildcard does not reach across the colons of an ARN."
        }
        _ => return None,
    };
    Some(words.to_owned())
}
