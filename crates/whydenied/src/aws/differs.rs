//! In what two policies of one role differ: what a program writes, and what AWS has. What the program leaves open is no difference.

use super::policy::{
    Condition, ConditionValue, Effect, Patterns, Policy, Principal, PrincipalType, Statement,
};
use crate::outcome::Outcome;
use crate::pattern::{Unit, fits};
use crate::span::Span;
use crate::text::Text;

/// How many texts are told of one list.
const SHOWN: usize = 3;

/// Something in which they differ.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Difference {
    /// Where it stands in what AWS has.
    pub(crate) span: Option<Span>,
    /// What the program writes there; `None` where it has no such thing.
    pub(crate) written: Option<String>,
    /// What AWS has there.
    pub(crate) there: Option<String>,
}

/// Each difference between what a program writes and what is there, statement by statement.
pub(crate) fn differences(program: &Policy<'_>, there: &Policy<'_>) -> Vec<Difference> {
    let mut left: Vec<&Statement<'_>> = there.statements.iter().collect();
    let mut written: Vec<&Statement<'_>> = Vec::new();
    for statement in &program.statements {
        match left.iter().position(|other| first(statement, other).is_none()) {
            Some(at) => drop(left.remove(at)),
            // What may not exist need not be there.
            None if statement.open.is_empty() => written.push(statement),
            None => {}
        }
    }
    let mut found: Vec<Difference> =
        written.iter().zip(&left).filter_map(|(own, other)| first(own, other)).collect();
    let alone = |statement: &Statement<'_>| Some(format!("statement {}", statement.index + 1));
    let none = Difference { span: None, written: None, there: None };
    found.extend(
        written.iter().skip(left.len()).map(|own| Difference { written: alone(own), ..none.clone() }),
    );
    found.extend(left.iter().skip(written.len()).map(|other| Difference {
        span: Some(other.span),
        there: alone(other),
        ..none.clone()
    }));
    found
}

/// The first thing in which two statements differ.
fn first(own: &Statement<'_>, other: &Statement<'_>) -> Option<Difference> {
    let differ = |span, written, there| {
        Some(Difference { span: Some(span), written: Some(written), there: Some(there) })
    };
    let is_effect_open = own.effect.is_none() && !own.open.is_empty();
    if own.effect != other.effect && !is_effect_open {
        let name = |effect| match effect {
            Some(Effect::Deny) => "`Effect` `Deny`".to_owned(),
            _ => "`Effect` `Allow`".to_owned(),
        };
        return differ(other.span, name(own.effect), name(other.effect));
    }
    if let (Some(own), Some(other)) = (&own.principal, &other.principal)
        && !same_principal(own, other)
    {
        let name = |principal: &Principal<'_>| {
            format!("`Principal` {}", list(principal.entries.iter().map(|(_, text)| &*text.text)))
        };
        return differ(other.span, name(own), name(other));
    }
    if let (Some(own), Some(other)) = (&own.action, &other.action)
        && (own.negated != other.negated || !same_texts(&own.patterns, &other.patterns))
    {
        let name = |patterns: &Patterns<'_>| {
            format!("`Action` {}", list(patterns.patterns.iter().map(|text| &*text.text)))
        };
        return differ(other.span, name(own), name(other));
    }
    conditions(own, other)
}

fn conditions(own: &Statement<'_>, other: &Statement<'_>) -> Option<Difference> {
    let are_one = |one: &Condition<'_>, two: &Condition<'_>| {
        may_be(&one.operator_name, &two.operator_name.text) && may_be(&one.key, &two.key.text)
    };
    for condition in &own.conditions {
        let mut alike = other.conditions.iter().filter(|there| are_one(condition, there));
        match alike.next() {
            Some(there) if same_values(&condition.values, &there.values) => {}
            there => {
                return Some(Difference {
                    span: Some(there.map_or(other.span, |there| there.span)),
                    written: Some(told(condition)),
                    there: there.map(told),
                });
            }
        }
    }
    let mut more = other.conditions.iter();
    let more = more.find(|there| !own.conditions.iter().any(|condition| are_one(condition, there)))?;
    Some(Difference { span: Some(more.span), written: None, there: Some(told(more)) })
}

/// A condition in words.
fn told(condition: &Condition<'_>) -> String {
    let values = list(condition.value_texts());
    format!("`{}` of `{}` {values}", condition.operator_name.text, condition.key.text)
}

fn list<'t>(texts: impl Iterator<Item = &'t str>) -> String {
    let all: Vec<_> = texts.collect();
    let shown: Vec<_> = all.iter().take(SHOWN).map(|text| format!("`{text}`")).collect();
    match all.len().saturating_sub(SHOWN) {
        0 => shown.join(", "),
        more => format!("{} and {more} more", shown.join(", ")),
    }
}

/// Whether the text, whatever its expressions stand for, may be that one. Letter case says nothing in names.
fn may_be(own: &Text<'_>, there: &str) -> bool {
    if !own.is_open() {
        return own.text.eq_ignore_ascii_case(there);
    }
    let unit = |letter: char| Unit::Char(letter.to_ascii_lowercase());
    fits(&own.text, &own.holes, unit, &there.to_ascii_lowercase()) != Outcome::Fail
}

fn same_texts(own: &[Text<'_>], there: &[Text<'_>]) -> bool {
    same(own, there, Text::is_open, |own, there| may_be(own, &there.text))
}

fn same_values(own: &[ConditionValue<'_>], there: &[ConditionValue<'_>]) -> bool {
    let may_be = |own: &ConditionValue<'_>, there: &ConditionValue<'_>| match &own.template {
        Some(template) if own.is_open() => template.may_be_written(&there.text),
        _ => own.text == there.text,
    };
    same(own, there, ConditionValue::is_open, may_be)
}

fn same_principal(own: &Principal<'_>, there: &Principal<'_>) -> bool {
    let is_open = |(_, text): &(PrincipalType, Text<'_>)| text.is_open();
    let may_be = |own: &(PrincipalType, Text<'_>), there: &(PrincipalType, Text<'_>)| {
        let (one, two) = (account(&own.1.text), account(&there.1.text));
        own.0 == there.0 && (one.is_some() && one == two || may_be(&own.1, &there.1.text))
    };
    own.negated == there.negated && same(&own.entries, &there.entries, is_open, may_be)
}

/// The account that a principal is, which AWS writes as an ARN.
fn account(principal: &str) -> Option<&str> {
    let arn = principal.strip_prefix("arn:").and_then(|rest| rest.strip_suffix(":root"));
    let account = arn.and_then(|arn| arn.rsplit(':').next()).unwrap_or(principal);
    (account.len() == 12 && account.bytes().all(|byte| byte.is_ascii_digit())).then_some(account)
}

/// Whether two lists are of the same things, in whatever order. What is open may be several of them, or none.
fn same<T>(own: &[T], there: &[T], is_open: impl Fn(&T) -> bool, may_be: impl Fn(&T, &T) -> bool) -> bool {
    own.iter().all(|one| is_open(one) || there.iter().any(|other| may_be(one, other)))
        && there.iter().all(|other| own.iter().any(|one| may_be(one, other)))
}
