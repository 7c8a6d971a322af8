//! Values that let in this token, and as few others as can be.

use std::borrow::Cow;

use super::{Reach, Repair};
use crate::aws::operator::{Operator, Test};
use crate::aws::policy::Condition;
use crate::fix::aws::attempt::Attempt;
use crate::issuer::subject;

/// The parts of subjects that are others with every run, by issuer: a value with them is soon of no
/// use.
const VOLATILE: &[(&str, &str)] = &[("buildkite", "COMMIT"), ("bitbucket", "STEP"), ("fly", "MACHINE")];

/// What stands before the project in a subject, and what a project has.
const PROJECTS: &[(&str, &str)] = &[
    ("repo:", "every branch, tag, environment and pull request"),
    ("project_path:", "every branch and tag"),
];

/// The value under which an operator lets in this text and no other; `None` if there is none.
pub(super) fn exact<'v>(
    text: &'v str,
    operator: Option<Operator>,
    attempt: &Attempt<'_>,
) -> Option<Cow<'v, str>> {
    match operator?.test {
        Test::StringLike | Test::Arn => without_wildcards(text, attempt).map(Cow::Owned),
        Test::StringEquals | Test::StringEqualsIgnoreCase => Some(without_variables(text, attempt)),
        Test::IpAddress => Some(Cow::Owned(format!("{text}/{}", if text.contains(':') { 128 } else { 32 }))),
        _ => None,
    }
}

/// The text as a value in which a variable would be replaced.
pub(super) fn without_variables<'v>(text: &'v str, attempt: &Attempt<'_>) -> Cow<'v, str> {
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

/// An operator and a value that let in this token's subject, whatever of it is another with every run.
pub(super) fn own_subject(attempt: &Attempt<'_>) -> Option<(&'static str, String)> {
    let sub = attempt.value_of("sub")?;
    match without_volatile(sub, attempt) {
        Some((pattern, _)) => Some(("StringLike", pattern)),
        None => Some(("StringEquals", without_variables(sub, attempt).into_owned())),
    }
}

/// The subject with wildcards for what is another with every run, and what that is.
fn without_volatile(sub: &str, attempt: &Attempt<'_>) -> Option<(String, &'static str)> {
    let issuer = attempt.context.provider.issuer?;
    let (_, volatile) = VOLATILE.iter().find(|(id, _)| *id == issuer.id)?;
    let part = issuer.take_apart(sub)?.into_iter().find(|part| part.name == *volatile)?;
    let (before, after) = (sub.get(..part.start)?, sub.get(part.end()..)?);
    let pattern = format!("{}*{}", without_wildcards(before, attempt)?, without_wildcards(after, attempt)?);
    Some((pattern, volatile))
}

/// The subject as a pattern, where the subject itself would be of no use to the next run.
pub(super) fn steady(
    condition: &Condition<'_>,
    operator: Operator,
    actual: &str,
    attempt: &Attempt<'_>,
) -> Option<Repair> {
    let (pattern, volatile) = without_volatile(actual, attempt).filter(|_| is_subject(condition, attempt))?;
    let title = format!("Trust `{pattern}` as well, for any {}", crate::fix::variants::class(volatile));
    Some(Repair::new(title, add_pattern(condition, operator, &pattern, attempt))?.reaching(Reach::Told))
}

/// Every job of the project that the subject names, where a person may want that: what follows the
/// project in the subject becomes a wildcard.
pub(super) fn project(
    condition: &Condition<'_>,
    operator: Operator,
    actual: &str,
    attempt: &Attempt<'_>,
) -> Option<Repair> {
    subject::take_apart(attempt.context.provider.issuer, actual)
        .filter(|_| is_subject(condition, attempt))?;
    let (start, jobs) = PROJECTS.iter().find(|(start, _)| actual.starts_with(start))?;
    let project = actual.strip_prefix(start)?.split(':').next()?;
    let pattern = format!("{}:*", without_wildcards(&format!("{start}{project}"), attempt)?);
    let title = format!("Trust {jobs} of `{project}`");
    Some(Repair::new(title, add_pattern(condition, operator, &pattern, attempt))?.reaching(Reach::Told))
}

fn is_subject(condition: &Condition<'_>, attempt: &Attempt<'_>) -> bool {
    condition.key.text.eq_ignore_ascii_case(&attempt.own_key("sub"))
}

/// A pattern beside the values of a test that knows wildcards, or in the place of the only value of
/// one that does not.
fn add_pattern(
    condition: &Condition<'_>,
    operator: Operator,
    pattern: &str,
    attempt: &Attempt<'_>,
) -> crate::fix::aws::amend::Amendment {
    match operator.test {
        _ if operator.set.is_some() => None,
        Test::StringLike => attempt.manuscript.add_value(condition, pattern),
        Test::StringEquals if condition.values.len() == 1 => {
            attempt.manuscript.test_by(condition, "StringLike", Some(pattern))
        }
        _ => None,
    }
}
