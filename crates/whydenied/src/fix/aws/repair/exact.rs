//! Values that let in this token, and as few others as can be.

use std::borrow::Cow;

use super::Repair;
use crate::aws::operator::{Operator, Test};
use crate::aws::policy::Condition;
use crate::fix::aws::attempt::Attempt;
use crate::fix::variants;
use crate::issuer::subject;

/// The parts of subjects that are others with every run, by issuer: a value with them is soon of no
/// use. With what subjects differ in that a wildcard in their place takes.
const VOLATILE: &[(&str, &str, &[&str])] = &[
    ("buildkite", "COMMIT", &["commit"]),
    ("bitbucket", "STEP", &["environment", "step"]),
    ("fly", "MACHINE", &["machine"]),
];

/// What stands before the project in a subject, what a project has, and what its subjects differ in.
const PROJECTS: &[(&str, &str, &[&str])] = &[
    (
        "repo:",
        "every branch, tag, environment and pull request",
        &["branch", "tag", "environment", "pull-request"],
    ),
    ("project_path:", "every branch and tag", &["ref-type", "ref"]),
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
        Some(steady) => Some(("StringLike", steady.pattern)),
        None => Some(("StringEquals", without_variables(sub, attempt).into_owned())),
    }
}

/// A subject with a wildcard for what is another with every run.
struct Steady {
    pattern: String,
    /// What the subjects differ in that it takes, as the title says it.
    any: String,
    tells: &'static [&'static str],
}

fn without_volatile(sub: &str, attempt: &Attempt<'_>) -> Option<Steady> {
    let issuer = attempt.context.provider.issuer?;
    let &(_, volatile, tells) = VOLATILE.iter().find(|(id, ..)| *id == issuer.id)?;
    let parts = issuer.take_apart(sub)?;
    let part = parts.iter().find(|part| part.name == volatile)?;
    let (before, after) = (sub.get(..part.start)?, sub.get(part.end()..)?);
    let pattern = format!("{}*{}", without_wildcards(before, attempt)?, without_wildcards(after, attempt)?);
    // What the subject names before the wildcard stays as it is.
    let fixed = |class: &&str| {
        parts.iter().any(|other| other.name != volatile && variants::class(other.name) == *class)
    };
    let any: Vec<_> = tells.iter().copied().filter(|class| !fixed(class)).collect();
    Some(Steady { pattern, any: any.join(" and "), tells })
}

/// The subject as a pattern, where the subject itself would be of no use to the next run.
pub(super) fn steady(
    condition: &Condition<'_>,
    operator: Operator,
    actual: &str,
    attempt: &Attempt<'_>,
) -> Option<Repair> {
    let Steady { pattern, any, tells } =
        without_volatile(actual, attempt).filter(|_| is_subject(condition, attempt))?;
    let title = format!("Trust `{pattern}` as well, for any {any}");
    Some(Repair::new(title, add_pattern(condition, operator, &pattern, attempt))?.telling(tells))
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
    let &(start, jobs, tells) = PROJECTS.iter().find(|(start, ..)| actual.starts_with(start))?;
    let project = actual.strip_prefix(start)?.split(':').next()?;
    let pattern = format!("{}:*", without_wildcards(&format!("{start}{project}"), attempt)?);
    let title = format!("Trust {jobs} of `{project}`");
    Some(Repair::new(title, add_pattern(condition, operator, &pattern, attempt))?.telling(tells))
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
