//! One value of the request against one value of a policy, under each test.

use std::cmp::Ordering;
use std::net::IpAddr;

use base64::Engine as _;
use base64::engine::general_purpose::STANDARD;
use ipnet::IpNet;

use super::context::{Context, Lookup};
use super::policy::ConditionValue;
use super::variable::{Expansion, Template, literal};
use crate::issuer::cluster_of;
use crate::letters;
use crate::operator::{Row, Test, ValueType};
use crate::outcome::{Confidence, Outcome};
use crate::pattern::{Unit, matches, open_fits};
use crate::text::Hole;
use crate::time::Moment;

/// Tests a value of the request, which may not be all known, against one of a policy.
pub(crate) fn compare_found(
    found: &Lookup<'_>,
    operator: &Row,
    actual: &str,
    expected: &ConditionValue<'_>,
    context: &Context,
) -> (Outcome, Confidence) {
    if found.holes.is_empty() {
        compare(operator, actual, expected, context)
    } else {
        (compare_open(operator, (actual, found.holes), expected), Confidence::Documented)
    }
}

/// Tests `actual` against `expected`. What cannot be read as the operator's type does not match.
pub(crate) fn compare(
    operator: &Row,
    actual: &str,
    expected: &ConditionValue<'_>,
    context: &Context,
) -> (Outcome, Confidence) {
    let (holds, doubtful) = match &expected.template {
        None => (
            compare_text(operator.test, actual, &expected.text),
            is_doubtful(operator, actual, &expected.text),
        ),
        Some(template) => match template.expand(context) {
            Expansion::Open => {
                return (may_match(operator, actual, template, context), Confidence::Documented);
            }
            Expansion::Unknown => {
                let sure =
                    if template.is_malformed() { Confidence::Unconfirmed } else { Confidence::Documented };
                return (Outcome::Depends, sure);
            }
            Expansion::Null => (false, template.is_malformed()),
            Expansion::Pattern { units, wildcard_from_value } => {
                let wild = wildcard_from_value && operator.wildcards;
                (compare_units(operator, actual, &units), template.is_malformed() || wild)
            }
        },
    };
    let confidence = if doubtful { Confidence::Unconfirmed } else { Confidence::Documented };
    (Outcome::from_bool(holds), confidence)
}

/// The test of a value of the request that is not all known: it passes for certain if all that may stand in its holes
/// does, and fails if nothing does.
fn compare_open(
    operator: &Row,
    (actual, holes): (&str, &[Hole<'_>]),
    expected: &ConditionValue<'_>,
) -> Outcome {
    let is_text = matches!(operator.compares, ValueType::Text);
    if !is_text || expected.template.is_some() {
        return Outcome::Depends;
    }
    let fold = |letter| if operator.ignores_case { letters::small(letter) } else { letter };
    let wanted = |letter| if operator.wildcards { Unit::aws(letter) } else { Unit::Char(fold(letter)) };
    let wanted: Vec<_> = expected.text.chars().map(wanted).collect();
    open_fits(&wanted, (actual, holes), fold)
}

/// The test of a value with holes: for no values of them it matches for certain, for some it may.
fn may_match(operator: &Row, actual: &str, template: &Template, context: &Context) -> Outcome {
    match operator.compares {
        ValueType::Text if operator.ignores_case => {
            template.may_be(&letters::lower(actual), |letter| Unit::Char(letters::small(letter)), context)
        }
        // A hole may stand for several components of an ARN.
        ValueType::Text | ValueType::Arn if operator.wildcards => template.may_be(actual, Unit::aws, context),
        // The same expression is the same text wherever it stands.
        ValueType::Text if cannot_be(actual, template) => Outcome::Fail,
        ValueType::Text => template.may_be(actual, Unit::Char, context),
        _ => Outcome::Depends,
    }
}

/// Whether no text of the one expression in a value makes it that text: it stands in several places that differ, or is a
/// part of a subject that has other letters.
fn cannot_be(actual: &str, template: &Template) -> bool {
    match template.only_need(actual) {
        Err(_) => false,
        Ok(None) => true,
        Ok(Some((expression, needed))) => {
            let Some(issuer) = cluster_of(actual) else { return false };
            // Where the expression stands is told by a name in its place.
            let Ok(sample) = template.with(&[(expression, SAMPLE)]) else { return false };
            let parts = issuer.take_apart(&sample).unwrap_or_default();
            let part = parts.iter().find(|part| part.value == SAMPLE);
            let field = part.and_then(|part| issuer.fields.iter().find(|field| field.name == part.name));
            field.is_some_and(|field| !needed.chars().all(|letter| field.letters.take(letter)))
        }
    }
}

/// A name that nobody has.
const SAMPLE: &str = "a-name-in-the-place-of-an-expression";

/// Whether the outcome rests on what AWS does not explain: the case of letters beyond ASCII and of
/// booleans, and variables under `Bool`, on which two of its pages disagree.
fn is_doubtful(operator: &Row, actual: &str, expected: &str) -> bool {
    let holds = || compare_text(operator.test, actual, expected);
    if operator.ignores_case {
        !actual.eq_ignore_ascii_case(expected) && holds()
    } else {
        operator.compares == ValueType::Bool && (expected.contains("${") || (actual != expected && holds()))
    }
}

fn compare_text(test: Test, actual: &str, expected: &str) -> bool {
    match test {
        Test::StringEquals => actual == expected,
        Test::StringEqualsIgnoreCase => letters::same(actual, expected),
        Test::StringLike => matches(expected.chars().map(Unit::aws), actual),
        Test::Arn => arn_like(actual, &expected.chars().map(Unit::aws).collect::<Vec<_>>()),
        Test::Numeric(relation) => both(Decimal::parse, actual, expected)
            .is_some_and(|(left, right)| relation.holds(left.cmp(&right))),
        Test::Date(relation) => both(Moment::parse, actual, expected)
            .is_some_and(|(left, right)| relation.holds(left.cmp(&right))),
        Test::Bool => both(truth, actual, expected).is_some_and(|(left, right)| left == right),
        Test::Binary => STANDARD.decode(expected).is_ok_and(|bytes| bytes == actual.as_bytes()),
        Test::IpAddress => actual
            .parse::<IpAddr>()
            .is_ok_and(|address| block(expected).is_some_and(|block| block.contains(&address))),
        // Decided by the key's presence, before any value is looked at.
        Test::Null => false,
    }
}

/// Whether the text can be read as what the operator compares; what cannot be matches nothing.
pub(crate) fn is_readable(value_type: ValueType, written: &str) -> bool {
    match value_type {
        ValueType::Number => Decimal::parse(written).is_some(),
        ValueType::Date => Moment::parse(written).is_some(),
        ValueType::Bool => truth(written).is_some(),
        ValueType::Address => block(written).is_some(),
        ValueType::Arn => written.starts_with("arn:") && written.splitn(6, ':').count() == 6,
        ValueType::Text | ValueType::Bytes | ValueType::Presence => true,
    }
}

/// The tests that take variables, against what the variables made of the value.
fn compare_units(operator: &Row, actual: &str, units: &[Unit]) -> bool {
    if operator.compares == ValueType::Arn {
        arn_like(actual, units)
    } else if operator.wildcards {
        matches(units.iter().copied(), actual)
    } else if operator.ignores_case {
        literal(units).map(letters::small).eq(actual.chars().map(letters::small))
    } else {
        literal(units).eq(actual.chars())
    }
}

/// Six components, the last with all the colons left; wildcards do not reach across components.
fn arn_like(actual: &str, pattern: &[Unit]) -> bool {
    let actual: Vec<_> = actual.splitn(6, ':').collect();
    let pattern: Vec<_> = pattern.splitn(6, |unit| *unit == Unit::Char(':')).collect();
    actual.len() == 6
        && pattern.len() == 6
        && actual.first() == Some(&"arn")
        && actual.iter().zip(pattern).all(|(part, units)| matches(units.iter().copied(), part))
}

fn both<T>(read: fn(&str) -> Option<T>, left: &str, right: &str) -> Option<(T, T)>
where
    T: Sized,
{
    Some((read(left)?, read(right)?))
}

fn truth(text: &str) -> Option<bool> {
    if text.eq_ignore_ascii_case("true") {
        Some(true)
    } else {
        text.eq_ignore_ascii_case("false").then_some(false)
    }
}

/// A CIDR block; a bare address is a block of its own.
pub(crate) fn block(text: &str) -> Option<IpNet> {
    text.parse().ok().or_else(|| text.parse::<IpAddr>().ok().map(IpNet::from))
}

/// A decimal number of any length, so that no digit is lost.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Decimal {
    negative: bool,
    /// Without leading zeros.
    integer: String,
    /// Without trailing zeros.
    fraction: String,
}

impl Decimal {
    /// Reads an optional sign, digits, and an optional fraction.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let (negative, digits) = match text.strip_prefix(['-', '+']) {
            Some(digits) => (text.starts_with('-'), digits),
            None => (false, text),
        };
        let (integer, fraction) = digits.split_once('.').unwrap_or((digits, "0"));
        let plain = |part: &str| !part.is_empty() && part.bytes().all(|byte| byte.is_ascii_digit());
        if !plain(integer) || !plain(fraction) {
            return None;
        }
        let (integer, fraction) = (integer.trim_start_matches('0'), fraction.trim_end_matches('0'));
        Some(Self {
            negative: negative && !(integer.is_empty() && fraction.is_empty()),
            integer: integer.to_owned(),
            fraction: fraction.to_owned(),
        })
    }
}

impl Ord for Decimal {
    fn cmp(&self, other: &Self) -> Ordering {
        let size = |left: &Self, right: &Self| {
            (left.integer.len(), &left.integer, &left.fraction).cmp(&(
                right.integer.len(),
                &right.integer,
                &right.fraction,
            ))
        };
        match (self.negative, other.negative) {
            (false, true) => Ordering::Greater,
            (true, false) => Ordering::Less,
            (false, false) => size(self, other),
            (true, true) => size(other, self),
        }
    }
}

impl PartialOrd for Decimal {
    fn partial_cmp(&self, other: &Self) -> Option<Ordering> {
        Some(self.cmp(other))
    }
}

#[cfg(test)]
mod tests {
    use super::Decimal;

    #[test]
    fn decimals_compare_by_value() {
        let parse = |text| Decimal::parse(text).unwrap_or_else(|| unreachable!("{text}"));
        for (left, right) in [("9", "10"), ("-10", "-9"), ("-1", "1"), ("1.05", "1.5"), ("1", "1.0001")] {
            assert!(parse(left) < parse(right), "{left} < {right}");
        }
        for (left, right) in [("10.0", "10"), ("-0", "0"), ("007", "7"), ("5.50", "5.5")] {
            assert_eq!(parse(left), parse(right), "{left} = {right}");
        }
        for text in ["", "1e3", "NaN", "1.", ".5", "0x10", "1,5"] {
            assert!(Decimal::parse(text).is_none(), "{text}");
        }
    }
}
