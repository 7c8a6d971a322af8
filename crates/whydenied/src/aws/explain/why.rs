//! One sentence for each test: what was compared, and what came of it.

use std::borrow::Cow;

use super::key::absence::Absence;
use super::statement::other_principal::closest_entry;
use crate::Token;
use crate::aws::arn::Arn;
use crate::aws::context::{Context, KeyValue};
use crate::aws::evaluate::{ActionTrace, ConditionTrace, Reason};
use crate::aws::policy::{Effect, Patterns, Principal};
use crate::aws::principal::{PrincipalTrace, Relation};
use crate::aws::provider::Provider;
use crate::near_miss::placeholder::unfilled;
use crate::operator::{Operator, Set};
use crate::outcome::Outcome;
use crate::report::Words;

/// What the test of a principal came to.
pub(crate) fn principal(
    trace: PrincipalTrace,
    principal: Option<&Principal<'_>>,
    effect: Option<Effect>,
    provider: &Provider,
) -> Words {
    let entry = closest_entry(trace, principal);
    let written = entry.map_or("", |(_, text)| &*text.text);
    let own = &provider.url;
    match trace.relation {
        Relation::SameProvider => "it is the token's provider".into(),
        Relation::SameUrl => "it is the token's provider; the role's account was not given".into(),
        Relation::EveryoneCovered => "`*` covers web identities too".into(),
        Relation::EveryoneDenied => "in a Deny `*` is taken to cover web identities".into(),
        Relation::NotExcluded => "`NotPrincipal` does not name the token's provider".into(),
        Relation::Unfilled => {
            let expression = entry.and_then(|(_, text)| text.expressions().next());
            expression.map_or_else(Words::default, unfilled)
        }
        Relation::OtherAccount
            if Arn::parse(written).map(|arn| arn.account) == provider.account.as_deref() =>
        {
            "it is the right provider in another partition than the role's".into()
        }
        Relation::OtherAccount => "it is the right provider in another account than the role's".into(),
        Relation::InvalidAccount => "the account in the ARN is no account id".into(),
        Relation::TrailingSlash => format!("it differs from `{own}` by a slash at the end").into(),
        Relation::UrlScheme => "the ARN has `https://` in it, a provider's ARN never has".into(),
        Relation::LetterCase => format!("it differs from `{own}` in letter case").into(),
        Relation::OtherPath => format!("it has the host of `{own}`, but another path").into(),
        Relation::BareHost => "it is a bare host; a provider is named by its whole ARN".into(),
        Relation::Wildcard => "a `*` is no wildcard in a principal".into(),
        Relation::OtherProvider if own.is_empty() => "the token does not say who issued it".into(),
        Relation::OtherProvider => format!("it is another provider than the token's, `{own}`").into(),
        Relation::Saml => "it is a SAML provider, the token is of an OIDC one".into(),
        Relation::Everyone => "`*` does not cover web identities".into(),
        Relation::NotFederated => format!("`{written}` is no identity provider").into(),
        Relation::Missing if effect.is_some() => "the statement names nobody".into(),
        Relation::Missing => "there is no principal".into(),
    }
}

/// What the test of an action came to.
pub(crate) fn action(trace: ActionTrace, actions: Option<&Patterns<'_>>, action: &str) -> Words {
    let Some(actions) = actions else {
        return "the statement names no action".into();
    };
    let pattern = trace.pattern.and_then(|index| actions.patterns.get(index)).map(|pattern| &*pattern.text);
    let open = trace.pattern.and_then(|index| actions.patterns.get(index)?.expressions().next());
    match (trace.outcome, actions.negated, pattern) {
        (Outcome::Depends, ..) => open.map_or_else(Words::default, unfilled),
        (Outcome::Pass, false, Some(pattern)) if !pattern.eq_ignore_ascii_case(action) => {
            format!("`{pattern}` covers `{action}`").into()
        }
        (Outcome::Pass, false, _) => format!("it names `{action}`").into(),
        (Outcome::Pass, true, _) => format!("`NotAction` does not leave out `{action}`").into(),
        (_, true, _) => format!("`NotAction` leaves out `{action}`").into(),
        _ => format!("none of its actions covers `{action}`").into(),
    }
}

/// What the test of a resource came to.
pub(crate) fn resource(outcome: Outcome, role_arn: Option<&str>) -> Words {
    match (outcome, role_arn) {
        (Outcome::Depends, Some(_)) => "it depends on an expression that is not filled in".into(),
        (Outcome::Depends, None) => "it depends on the role's ARN, which was not given".into(),
        (Outcome::Pass, None) => "it is about every role".into(),
        (Outcome::Pass, Some(arn)) => format!("it is about `{arn}`").into(),
        (Outcome::Fail, _) => "it is not about this role".into(),
    }
}

/// What one condition came to.
pub(crate) fn condition(trace: &ConditionTrace<'_, '_>, token: &Token, context: &Context) -> Words {
    let condition = trace.condition;
    let key = &*condition.key.text;
    let because = || Absence::of(key, token, context).because(key, context);
    let operator = &*condition.operator_name.text;
    match trace.reason {
        Reason::Absent if trace.outcome == Outcome::Pass => {
            format!("{}, and a negated test passes without its key", because()).into()
        }
        Reason::Absent => format!("{}, and the test fails without its key", because()).into(),
        Reason::AbsentIfExists => format!("{}, which `IfExists` lets pass", because()).into(),
        Reason::VacuousForAll => format!("{}, and `ForAllValues` passes without any value", because()).into(),
        Reason::NothingForAny => format!("{}, so `ForAnyValue` finds no value", because()).into(),
        Reason::Unknown => unknown(trace, context),
        Reason::NeedsSetOperator => format!(
            "the key holds a list, which `{operator}` does not test without `ForAnyValue:` or `ForAllValues:`"
        )
        .into(),
        Reason::UnknownOperator => format!("AWS knows no operator `{operator}`").into(),
        Reason::Presence => presence(trace, context.lookup(key).value),
        Reason::Compared { matched } => compared(trace, matched, context),
    }
}

fn unknown(trace: &ConditionTrace<'_, '_>, context: &Context) -> Words {
    let key = &*trace.condition.key.text;
    if let Some(expression) = trace.expressions(context).next() {
        return unfilled(expression);
    }
    if let Some(hole) = context.lookup(key).holes.first() {
        return format!("it depends on the {}", hole.expression).into();
    }
    let is_unknown = |key: &str| context.lookup(key).is_unknown();
    let variable = || {
        let templates = trace.condition.values.iter().filter_map(|value| value.template.as_ref());
        templates
            .flat_map(crate::aws::variable::Template::keys)
            .find(|key| is_unknown(key))
            .map(str::to_owned)
    };
    let open = if is_unknown(key) { key.to_owned() } else { variable().unwrap_or_else(|| key.to_owned()) };
    format!("it depends on `{open}`, which was not given").into()
}

fn presence(trace: &ConditionTrace<'_, '_>, value: &KeyValue) -> Words {
    match (value, trace.outcome) {
        (KeyValue::Absent, Outcome::Pass) => "the key is absent, as the test wants".into(),
        (KeyValue::Absent, _) => "the key is absent, the test wants it present".into(),
        (_, Outcome::Pass) => "the key is present, as the test wants".into(),
        (_, Outcome::Fail) => "the key is present, the test wants it absent".into(),
        (_, Outcome::Depends) => "it depends on whether the request has the key".into(),
    }
}

fn compared(trace: &ConditionTrace<'_, '_>, matched: Option<usize>, context: &Context) -> Words {
    let condition = trace.condition;
    let Some(operator) = condition.operator else {
        return "".into();
    };
    let found = context.lookup(&condition.key.text);
    let actual = found.values().unwrap_or_default();
    let values = &condition.values;
    let matched = matched.and_then(|index| values.get(index)).map(|value| &*value.text);
    if let Some(set) = operator.set.filter(|_| actual.len() > 1) {
        return compared_set(set, operator, trace.outcome, actual);
    }
    let actual = actual.first().map_or("", |value| &**value);
    match (matched, operator.is_negated()) {
        (Some(expected), false) => relation(operator, actual, expected, true).into(),
        (Some(expected), true) => {
            format!("{}, which the policy rules out", relation(operator, actual, expected, true)).into()
        }
        (None, negated) => {
            let expected = match values.as_slice() {
                [] => return "the policy lists no value".into(),
                [one] => Cow::Borrowed(&*one.text),
                several => Cow::Owned(format!("any of the {} values", several.len())),
            };
            let sentence = relation(operator, actual, &expected, false);
            // A value in backticks is one the person wrote.
            let sentence = if values.len() > 1 {
                sentence.replace(&format!("`{expected}`"), &expected)
            } else {
                sentence
            };
            if negated { format!("{sentence}, as the policy wants").into() } else { sentence.into() }
        }
    }
}

fn compared_set(set: Set, operator: Operator, outcome: Outcome, actual: &[Cow<'static, str>]) -> Words {
    let count = actual.len();
    let does = if operator.is_negated() { "avoids every listed value" } else { "matches a listed value" };
    match (set, outcome) {
        (Set::ForAllValues, Outcome::Pass) => format!("each of the {count} values {does}").into(),
        (Set::ForAllValues, _) => format!("not each of the {count} values {does}").into(),
        (Set::ForAnyValue, Outcome::Pass) => format!("at least one of the {count} values {does}").into(),
        (Set::ForAnyValue, _) => format!("none of the {count} values {does}").into(),
    }
}

fn relation(operator: Operator, actual: &str, expected: &str, holds: bool) -> String {
    let (is, is_not) = operator.row.relation;
    format!("`{actual}` {} `{expected}`", if holds { is } else { is_not })
}
