//! A condition whose key is there, with a value that does not fit.

use super::Step;
use std::borrow::Cow;

use super::exact::{claim, exact, like, project, put, written};
use crate::aws::context::{KeyValue, is_aws_key};
use crate::aws::evaluate::{ConditionTrace, Reason, StatementTrace};
use crate::aws::explain::value::nearest;
use crate::aws::mend::attempt::Attempt;
use crate::aws::policy::Condition;
use crate::issuer::Peculiarity;
use crate::mend::lasting::{Claim, Lasting, lasts};
use crate::near_miss::spelling::{Reading, Respelt, respell};
use crate::operator::{Operator, Set, ValueType};
use crate::pattern::{Unit, matches};
use crate::report::title::on_a_line;

/// The claims whose keys a value may have been written under by mistake.
const CLAIMS: &[&str] = &["sub", "aud", "oaud"];

pub(crate) fn steps(
    statement: &StatementTrace<'_, '_>,
    trace: &ConditionTrace<'_, '_>,
    attempt: &Attempt<'_>,
) -> Vec<Step> {
    let condition = trace.condition;
    let Some(operator) = condition.operator else { return Vec::new() };
    if trace.reason == Reason::NeedsSetOperator {
        let name = format!("ForAnyValue:{}", condition.operator_name.text);
        let title = format!("Test the list of values by `{name}`");
        return Step::new(title, attempt.manuscript.test_by(condition, &name)).into_iter().collect();
    }
    if operator.is_negated() {
        return not_ruled_out(condition, operator, attempt).into_iter().collect();
    }
    let mut steps = Vec::new();
    steps.extend(version_of_variables(condition, operator, attempt));
    steps.extend(other_key(statement, condition, operator, attempt));
    if !takes_values(condition, operator, attempt) {
        return steps;
    }
    match operator.set {
        Some(Set::ForAllValues) => steps.extend(all_values(condition, operator, attempt)),
        _ => steps.extend(one_value(trace, operator, attempt)),
    }
    steps
}

/// A value that a negated test rules out, let in again.
fn not_ruled_out(condition: &Condition<'_>, operator: Operator, attempt: &Attempt<'_>) -> Option<Step> {
    let actual = actual_values(condition, attempt);
    let same = |value: &str, actual: &str| {
        if operator.row.ignores_case { value.eq_ignore_ascii_case(actual) } else { value == actual }
    };
    let rules_out = |value: &str| actual.iter().any(|actual| same(value, actual));
    let index = condition.values.iter().position(|value| rules_out(&value.text))?;
    let title = format!("No longer rule out `{}`", condition.values.get(index)?.text);
    Step::new(title, attempt.manuscript.remove_value(condition, index))
}

fn actual_values<'a>(condition: &Condition<'_>, attempt: &'a Attempt<'_>) -> Vec<&'a str> {
    match attempt.decision.context.lookup(&condition.key.text).value {
        KeyValue::Present(values) => values.iter().map(|value| &**value).collect(),
        _ => Vec::new(),
    }
}

/// The value that lets in this token under a condition, if it may be named there.
pub(crate) fn own<'a>(condition: &Condition<'_>, attempt: &'a Attempt<'_>) -> Option<Cow<'a, str>> {
    let operator = condition.operator.filter(|operator| !operator.is_negated())?;
    let value = *actual_values(condition, attempt).first()?;
    let lasts = lasts(value, claim(claim_of(condition, attempt), value, attempt));
    exact(value, Some(operator), attempt).filter(|_| lasts && takes_values(condition, operator, attempt))
}

/// Whether another value may be let in as well as those of a test: not where its author chose one of
/// two, how somebody must have signed in, or what the call has to say of itself.
fn takes_values(condition: &Condition<'_>, operator: Operator, attempt: &Attempt<'_>) -> bool {
    let is_text = matches!(operator.row.compares, ValueType::Text | ValueType::Arn | ValueType::Address);
    let of_two = actual_values(condition, attempt).iter().any(|actual| matches!(*actual, "true" | "false"));
    let is_login = condition.key.text.eq_ignore_ascii_case(&attempt.own_key("amr"));
    let is_bound = condition.key.text.eq_ignore_ascii_case("sts:RoleSessionName")
        && condition.value_texts().any(|text| text.contains("${"));
    is_text && !of_two && !is_login && !is_bound
}

/// What lets one value in: first what was meant by what is there, then what is there with the token's words
/// in it, then that value and no other.
fn one_value(trace: &ConditionTrace<'_, '_>, operator: Operator, attempt: &Attempt<'_>) -> Vec<Step> {
    let condition = trace.condition;
    let actual = actual_values(condition, attempt);
    let found = attempt.decision.context.lookup(&condition.key.text);
    let nearest = found.values().and_then(|values| nearest(trace, values));
    let Some(own) = nearest.and_then(|nearest| actual.get(nearest.actual_index)).or(actual.first()) else {
        return Vec::new();
    };
    let index = nearest.map_or(0, |nearest| nearest.expected_index);
    let expected = condition.values.get(index);

    let by_wildcards = wildcards(condition, operator, &actual, attempt);
    let respelt = expected
        .filter(|expected| expected.template.is_none())
        .and_then(|expected| respelt(operator, &expected.text, own, condition, attempt));
    let rewritten = expected.zip(respelt.as_ref()).and_then(|(expected, Respelt { text, why })| {
        Step::new(format!("Write `{text}`, {why}"), attempt.manuscript.replace(expected.span, text))
    });
    // What lets nobody in as it is need not stay.
    let is_dead = by_wildcards.is_some() || rewritten.is_some();
    let mut steps: Vec<_> = by_wildcards.into_iter().chain(rewritten).collect();
    if is_text(operator) {
        let place = Place { condition, operator, index, own, is_dead };
        steps.extend(place.lasting(attempt));
    } else {
        steps.extend(address(condition, operator, own, attempt));
    }
    steps.extend(project(condition, operator, own, attempt));
    steps
}

fn is_text(operator: Operator) -> bool {
    operator.compares_text()
}

/// The value of a condition that comes closest to one of the token's.
#[derive(Clone, Copy)]
struct Place<'a> {
    condition: &'a Condition<'a>,
    operator: Operator,
    index: usize,
    own: &'a str,
    /// Whether it lets nobody in as it is.
    is_dead: bool,
}

impl Place<'_> {
    /// What lets in the token and the next run of its job: the author's value corrected, and the token's own.
    fn lasting(&self, attempt: &Attempt<'_>) -> Vec<Step> {
        let path = claim_of(self.condition, attempt);
        let claim = claim(path, self.own, attempt);
        let expected = self.condition.values.get(self.index);
        let corrected = expected
            .filter(|expected| expected.template.is_none())
            .and_then(|expected| Lasting::corrected(&expected.text, claim));
        let own = Lasting::own(claim);
        let (slip, corrected) = match corrected {
            Some(corrected) if corrected.is_slip && !self.is_dead => (Some(corrected), None),
            corrected => (None, corrected),
        };
        let mut steps: Vec<_> = slip.and_then(|slip| self.slip(&slip, attempt)).into_iter().collect();
        let is_dead = self.is_dead || !steps.is_empty();
        // Where other words of the author limited whom a wildcard takes, the token's own comes first.
        let mut values: Vec<_> = corrected.into_iter().collect();
        let at = usize::from(values.first().is_some_and(|corrected| !corrected.is_wider));
        values.insert(at.min(values.len()), own);
        values.truncate(if is_dead { 1 } else { 2 });
        for value in &values {
            steps.extend(self.as_well(value, attempt).filter(|_| !is_dead));
        }
        steps.extend(values.first().and_then(|value| self.instead(value, is_dead, attempt)));
        steps
    }

    /// The value as it was meant, in the place of the one with a slip in it.
    fn slip(&self, value: &Lasting, attempt: &Attempt<'_>) -> Option<Step> {
        let text = written(value, self.operator, attempt)?;
        let title = format!("Write `{text}`, as the token has it{}", value.for_any());
        self.put(value, &text, Some(self.index), title, attempt)
    }

    fn as_well(&self, value: &Lasting, attempt: &Attempt<'_>) -> Option<Step> {
        let text = written(value, self.operator, attempt)?;
        let what = named(self.condition, &text, attempt);
        let title = format!("Trust {what} as well{}{}", self.letters(value), value.for_any());
        self.put(value, &text, None, title, attempt)
    }

    fn instead(&self, value: &Lasting, is_dead: bool, attempt: &Attempt<'_>) -> Option<Step> {
        let expected = self.condition.values.get(self.index)?;
        let text = written(value, self.operator, attempt)?;
        let (what, rest) = (named(self.condition, &text, attempt), self.letters(value));
        let any = value.for_any();
        let title = if is_dead {
            format!("Trust {what} only{rest}{any}")
        } else {
            format!("Trust {what} in place of `{}`{rest}{any}", on_a_line(&expected.text))
        };
        self.put(value, &text, Some(self.index), title, attempt)
    }

    fn put(
        &self,
        value: &Lasting,
        text: &str,
        instead_of: Option<usize>,
        title: String,
        attempt: &Attempt<'_>,
    ) -> Option<Step> {
        let edits = put(self.condition, self.operator, text, value.is_wild(), instead_of, attempt);
        let step = Step::new(title, edits)?;
        Some(if value.announces.is_empty() { step } else { step.announcing(&value.announces) })
    }

    fn letters(&self, value: &Lasting) -> &'static str {
        let ignores_case = self.operator.row.ignores_case && !value.is_wild();
        if ignores_case { ", in any letter case" } else { "" }
    }
}

/// The claim that a condition is about, by its name.
fn claim_of<'k>(condition: &'k Condition<'_>, attempt: &Attempt<'_>) -> &'k str {
    let key = &*condition.key.text;
    let own = &*attempt.decision.context.provider.url;
    let claim = key.get(own.len()..).and_then(|claim| claim.strip_prefix(':'));
    let is_own = key.get(..own.len()).is_some_and(|start| start.eq_ignore_ascii_case(own));
    claim
        .filter(|_| is_own)
        .map_or(key, |claim| if claim.eq_ignore_ascii_case("sub") { "sub" } else { claim })
}

/// An address or an ARN and no other.
fn address(condition: &Condition<'_>, operator: Operator, own: &str, attempt: &Attempt<'_>) -> Vec<Step> {
    let manuscript = attempt.manuscript;
    let Some(value) = exact(own, Some(operator), attempt) else { return Vec::new() };
    let what = named(condition, own, attempt);
    let instead = condition.values.first().and_then(|expected| {
        let title = format!("Trust {what} in place of `{}`", on_a_line(&expected.text));
        Step::new(title, manuscript.replace(expected.span, &value))
    });
    let as_well = Step::new(format!("Trust {what} as well"), manuscript.add_value(condition, &value));
    as_well.into_iter().chain(instead).collect()
}

/// The value in the token's spelling, if it was plainly meant to let `actual` in.
fn respelt(
    operator: Operator,
    expected: &str,
    actual: &str,
    condition: &Condition<'_>,
    attempt: &Attempt<'_>,
) -> Option<Respelt> {
    let like = operator.compares_patterns();
    let unit = if like { Unit::aws } else { Unit::Char };
    let found = respell(expected, actual, Reading { unit, placeholder: crate::near_miss::placeholder::find });
    let claim = Claim { unit, ..claim(claim_of(condition, attempt), actual, attempt) };
    let found = found.filter(|respelt| lasts(&respelt.text, claim));
    found.or_else(|| {
        let issuer = attempt.decision.context.provider.issuer;
        let is_name = issuer.is_some_and(|issuer| issuer.is(Peculiarity::NamedAudience));
        let bare = |audience: &'_ str| audience.strip_prefix("aws:").unwrap_or(audience).to_owned();
        let same = is_name && !like && bare(expected) == bare(actual);
        same.then(|| Respelt { text: actual.to_owned(), why: "as the token has it" })
    })
}

/// The version under which the variables in a value are variables.
fn version_of_variables(
    condition: &Condition<'_>,
    operator: Operator,
    attempt: &Attempt<'_>,
) -> Option<Step> {
    let variable = condition.value_texts().any(|text| text.contains("${"));
    if !variable || attempt.has_variables() || !operator.takes_variables() {
        return None;
    }
    let title = "State version `2012-10-17`, which knows variables";
    Step::new(title, attempt.manuscript.set_version())
}

/// The key that a value belongs under, by the token.
fn other_key(
    statement: &StatementTrace<'_, '_>,
    condition: &Condition<'_>,
    operator: Operator,
    attempt: &Attempt<'_>,
) -> Option<Step> {
    let fits = |condition: &Condition<'_>, claim: &str| {
        let key = attempt.own_key(claim);
        let actual = attempt.value_of(claim);
        !condition.key.text.eq_ignore_ascii_case(&key)
            && actual.is_some_and(|actual| condition.value_texts().any(|text| fits(operator, text, actual)))
    };
    let claim = CLAIMS.iter().find(|claim| fits(condition, claim))?;
    let key = attempt.own_key(claim);
    let name = condition.key.text.rsplit_once(':').map_or(&*condition.key.text, |(_, name)| name);
    let others =
        || statement.statement.conditions.iter().filter(|other| other.key.span != condition.key.span);
    // Both have the other's value.
    if let Some(other) = others().find(|other| other.key.text.eq_ignore_ascii_case(&key) && fits(other, name))
    {
        let mut edits = attempt.manuscript.replace(condition.key.span, &other.key.text)?;
        edits.extend(attempt.manuscript.replace(other.key.span, &condition.key.text)?);
        return Step::new(format!("Swap the keys `{name}` and `{claim}`"), Some(edits));
    }
    let repeated = others().any(|other| {
        other.key.text.eq_ignore_ascii_case(&key) && other.operator_name.text == condition.operator_name.text
    });
    let renamed = attempt.manuscript.replace(condition.key.span, &key).filter(|_| !repeated);
    Step::new(format!("Test the value as `{claim}`"), renamed)
}

fn fits(operator: Operator, expected: &str, actual: &str) -> bool {
    matches(expected.chars().map(operator.unit()), actual)
}

/// `StringLike` for a value with wildcards that `StringEquals` takes for letters.
fn wildcards(
    condition: &Condition<'_>,
    operator: Operator,
    actual: &[&str],
    attempt: &Attempt<'_>,
) -> Option<Step> {
    let path = claim_of(condition, attempt);
    let fits = |text: &str, actual: &str| {
        matches(text.chars().map(Unit::aws), actual) && lasts(text, claim(path, actual, attempt))
    };
    let wild = |text: &str| text.contains(['*', '?']) && actual.iter().any(|actual| fits(text, actual));
    let value = condition.value_texts().find(|text| operator.compares_exactly() && wild(text))?;
    let name = like(operator);
    let title = format!("Compare `{value}` by `{name}`");
    // The wildcard is the author's own, and there is the exact value as well to choose.
    Some(Step::new(title, attempt.manuscript.test_by(condition, &name))?.announcing(&[]))
}

/// The one value of a list that a test of all of them does not know, added.
fn all_values(condition: &Condition<'_>, operator: Operator, attempt: &Attempt<'_>) -> Option<Step> {
    let actual = actual_values(condition, attempt);
    let mut unknown =
        actual.iter().filter(|actual| !condition.value_texts().any(|text| fits(operator, text, actual)));
    let (only, None) = (unknown.next()?, unknown.next()) else { return None };
    let value = exact(only, Some(operator), attempt)?;
    let title = format!("Trust {} as well", named(condition, only, attempt));
    Step::new(title, attempt.manuscript.add_value(condition, &value))
}

/// What a title calls a value: by the key it is of, where that is not the subject.
fn named(condition: &Condition<'_>, actual: &str, attempt: &Attempt<'_>) -> String {
    let key = &*condition.key.text;
    if key.eq_ignore_ascii_case(&attempt.own_key("sub")) {
        // What a run may do that a stranger can start is for a person to weigh.
        let opened = if actual.ends_with(":pull_request") { ", whoever opens one," } else { "" };
        return format!("`{actual}`{opened}");
    }
    let name = key.rsplit_once(':').map_or(key, |(_, name)| name);
    match name {
        _ if is_aws_key(key) => format!("the `{key}` `{actual}`"),
        "aud" | "oaud" => format!("the audience `{actual}`"),
        _ => format!("the `{name}` `{actual}`"),
    }
}
