//! Values that let in this token, and as few others as can be.

use std::borrow::Cow;

use super::Step;
use crate::aws::mend::attempt::Attempt;
use crate::aws::policy::Condition;
use crate::issuer::{self, Peculiarity};
use crate::mend::lasting::{Claim, Lasting};
use crate::mend::step::Edits;
use crate::operator::{EQUALS, LIKE, Operator, Set, ValueType};
use crate::pattern::Unit;

/// The value under which an operator lets in this text and no other; `None` if there is none.
pub(crate) fn exact<'v>(
    text: &'v str,
    operator: Option<Operator>,
    attempt: &Attempt<'_>,
) -> Option<Cow<'v, str>> {
    let row = operator?.row;
    match row.compares {
        ValueType::Text | ValueType::Arn if row.wildcards => without_wildcards(text, attempt).map(Cow::Owned),
        ValueType::Text => Some(without_variables(text, attempt)),
        ValueType::Address => {
            Some(Cow::Owned(format!("{text}/{}", if text.contains(':') { 128 } else { 32 })))
        }
        _ => None,
    }
}

/// The text as a value in which a variable would be replaced.
pub(crate) fn without_variables<'v>(text: &'v str, attempt: &Attempt<'_>) -> Cow<'v, str> {
    let variable = attempt.has_variables() && text.contains("${");
    if variable { Cow::Owned(text.replace("${", "${$}{")) } else { Cow::Borrowed(text) }
}

/// The text as a value with wildcards, which can be meant literally as variables only.
fn without_wildcards(text: &str, attempt: &Attempt<'_>) -> Option<String> {
    let text = without_variables(text, attempt);
    if !text.contains(['*', '?']) {
        return Some(text.into_owned());
    }
    attempt.has_variables().then(|| text.replace('*', "${*}").replace('?', "${?}"))
}

/// How a claim of the token is read, for values of a policy.
pub(crate) fn claim<'c>(path: &'c str, text: &'c str, attempt: &Attempt<'_>) -> Claim<'c> {
    Claim { issuer: attempt.decision.context.provider.issuer, path, text, unit: Unit::aws }
}

/// A value that lasts as an operator takes it: one with wildcards by an operator that knows them.
pub(crate) fn written(value: &Lasting, operator: Operator, attempt: &Attempt<'_>) -> Option<String> {
    let is_like = value.is_wild() || operator.compares_patterns();
    let literal = |letters: &str| {
        if is_like {
            without_wildcards(letters, attempt)
        } else {
            Some(without_variables(letters, attempt).into_owned())
        }
    };
    value.text(&literal)
}

/// What tests that a token is of this job, whichever run of it.
pub(crate) struct Identity {
    /// Operators, keys and values.
    pub(crate) tests: Vec<(&'static str, String, String)>,
    /// What a title calls it.
    pub(crate) name: String,
    /// `, for any commit`, where what changes with every run is a wildcard in it.
    pub(crate) any: String,
    /// What others differ in that it takes, as the title says.
    pub(crate) announces: Vec<&'static str>,
}

impl Identity {
    pub(crate) fn of(attempt: &Attempt<'_>) -> Option<Self> {
        if attempt.decision.context.provider.issuer.is_some_and(|issuer| issuer.is(Peculiarity::UserSubjects))
        {
            return Self::of_pool(attempt);
        }
        let value = Lasting::own(claim("sub", attempt.value_of("sub")?, attempt));
        let (by, operator) = if value.is_wild() { (LIKE, "StringLike") } else { (EQUALS, "StringEquals") };
        let text = written(&value, by, attempt)?;
        let (name, any) = (format!("`{text}`"), value.for_any());
        Some(Self {
            tests: vec![(operator, attempt.own_key("sub"), text)],
            name,
            any,
            announces: value.announces,
        })
    }

    /// An identity pool gives each user a subject of their own; what they have in common is how they
    /// signed in.
    ///
    /// Source: <https://docs.aws.amazon.com/cognito/latest/developerguide/role-trust-and-permissions.html>
    fn of_pool(attempt: &Attempt<'_>) -> Option<Self> {
        let amr = attempt.own_key("amr");
        let found = attempt.decision.context.lookup(&amr);
        let ways = found.values()?;
        let way =
            ["authenticated", "unauthenticated"].into_iter().find(|way| ways.iter().any(|it| it == way))?;
        let pool = attempt.value_of("aud").map(|pool| without_variables(pool, attempt).into_owned());
        let pool = pool.map(|pool| ("StringEquals", attempt.own_key("aud"), pool));
        let tests = pool.into_iter().chain([("ForAnyValue:StringLike", amr, way.to_owned())]).collect();
        let issuer = attempt.decision.context.provider.issuer;
        let is_usual = attempt.value_of("sub").is_some_and(|sub| issuer::take_apart(issuer, sub).is_some());
        let (any, announces) = if is_usual {
            (", for any identity and region", vec!["identity", "region"])
        } else {
            (", for any subject", vec!["subject"])
        };
        Some(Self { tests, name: format!("`{way}` users"), any: any.to_owned(), announces })
    }
}

/// Every job of the project that the subject names, where a person may want that: what follows the
/// project in the subject becomes a wildcard.
pub(crate) fn project(
    condition: &Condition<'_>,
    operator: Operator,
    actual: &str,
    attempt: &Attempt<'_>,
) -> Option<Step> {
    let mut issuers = issuer::candidates(attempt.decision.context.provider.issuer);
    let issuer = issuers.find(|issuer| issuer.take_apart(actual).is_some());
    let tenancy = issuer.filter(|_| is_subject(condition, attempt))?.tenancy?;
    let ((jobs, announces), start) = (tenancy.every_job?, tenancy.shapes.first()?.prefix);
    let project = actual.strip_prefix(start)?.split(':').next()?;
    let pattern = format!("{}:*", without_wildcards(&format!("{start}{project}"), attempt)?);
    let title = format!("Trust {jobs} of `{project}`");
    Some(Step::new(title, put(condition, operator, &pattern, true, None, attempt))?.announcing(announces))
}

fn is_subject(condition: &Condition<'_>, attempt: &Attempt<'_>) -> bool {
    condition.key.text.eq_ignore_ascii_case(&attempt.own_key("sub"))
}

/// A value in a test, in addition to those that are there or in the place of one of them. Where it has wildcards
/// that the operator does not know, the test becomes one that does.
pub(crate) fn put(
    condition: &Condition<'_>,
    operator: Operator,
    value: &str,
    is_wild: bool,
    instead_of: Option<usize>,
    attempt: &Attempt<'_>,
) -> Edits {
    let manuscript = attempt.manuscript;
    let old = instead_of.and_then(|index| condition.values.get(index));
    let edits = match old {
        Some(old) => manuscript.replace(old.span, value)?,
        None => manuscript.add_value(condition, value)?,
    };
    if !is_wild || operator.compares_patterns() {
        return Some(edits);
    }
    if !operator.compares_text() {
        return None;
    }
    let (mut edits, mut values) = (edits, Vec::new());
    for (index, known) in condition.values.iter().enumerate() {
        if instead_of == Some(index) {
            values.push(value.to_owned());
            continue;
        }
        // What was meant by letters stays that.
        let literal = if known.text.contains(['*', '?']) {
            let literal =
                attempt.has_variables().then(|| known.text.replace('*', "${*}").replace('?', "${?}"))?;
            edits.extend(manuscript.replace(known.span, &literal)?);
            literal
        } else {
            known.text.clone().into_owned()
        };
        values.push(literal);
    }
    values.extend(old.is_none().then(|| value.to_owned()));
    manuscript.retest(condition, &like(operator), &condition.key.text, &edits, &values)
}

/// The name of the operator that tests the same by patterns.
pub(crate) fn like(operator: Operator) -> String {
    let set = match operator.set {
        Some(Set::ForAnyValue) => "ForAnyValue:",
        Some(Set::ForAllValues) => "ForAllValues:",
        None => "",
    };
    format!("{set}StringLike{}", if operator.if_exists { "IfExists" } else { "" })
}
