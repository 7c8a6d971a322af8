//! Two inputs of a module become two tests of one key, and both must hold.

use super::keys::Keys;
use super::same_key_two_operators::excludes;
use crate::aws::context::Context;
use crate::aws::evaluate::ConditionTrace;
use crate::aws::explain::key_name::short_name;
use crate::aws::policy::{Condition, Policy};
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::SETS;
use crate::pattern::matches;

pub(crate) static KIND: Kind = Kind::cause("module-conditions-combine", SETS);

/// Found where another input of the module tests the same key, and the token passes that test, or none passes both.
pub(crate) fn cause(
    trace: &ConditionTrace<'_, '_>,
    keys: &Keys<'_>,
    policy: &Policy<'_>,
    context: &Context,
) -> Option<Cause> {
    let condition = trace.condition;
    let own = input(policy, condition)?;
    let mut others = keys.of(&condition.key.text).take(COMPARED).filter(|other| other.span != condition.span);
    let other = others.find(|other| excludes(condition, other) || passes(other, context))?;
    let other = input(policy, other).filter(|other| *other != own)?;
    let name = short_name(&condition.key.text);
    let message = Message::new(
        format!("The module demands what `{own}` and what `{other}` say of `{name}`, both at once"),
        "It writes a test for each of the two inputs. All tests of a statement must hold, so that a token needs to pass \
         both.",
        "put all values into the one of the two inputs that takes them",
    );
    Some((&KIND, message))
}

/// No more conditions are compared.
const COMPARED: usize = 32;

/// The input of the module that a condition is of.
fn input<'p>(policy: &Policy<'p>, condition: &Condition<'_>) -> Option<&'p str> {
    let is_module = policy.program.as_ref().is_some_and(|program| program.of_module);
    let span = condition.key.span;
    let written = policy.text.get(span.start..span.end).filter(|_| is_module)?;
    let is_name = written.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'_');
    (is_name && !written.is_empty()).then_some(written)
}

/// Whether the token's value passes the condition.
fn passes(condition: &Condition<'_>, context: &Context) -> bool {
    let Some(operator) = condition.operator.filter(|operator| !operator.is_negated()) else { return false };
    let found = context.lookup(&condition.key.text);
    let mut actual = found.values().unwrap_or_default().iter();
    actual
        .any(|actual| condition.value_texts().any(|text| matches(text.chars().map(operator.unit()), actual)))
}

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "Two inputs of a module test one key, and both tests must hold",
    why: "Some modules of Terraform write a test for the exact subjects and another for those with wildcards. All tests \
          of a statement must hold, so that whoever passes one of them is kept out by the other.",
    help: "put all subjects into one of the two inputs: the one for wildcards takes exact subjects as well",
    example: main(
        "module \"role\" {\n  source = \"terraform-aws-modules/iam/aws//modules/iam-role\"\n  \
         enable_github_oidc = true\n  oidc_subjects = [\"acme/web:ref:refs/heads/main\"]\n  \
         oidc_wildcard_subjects = [\"acme/web:environment:*\"]\n}\n",
    ),
    near: main(
        "module \"role\" {\n  source = \"terraform-aws-modules/iam/aws//modules/iam-role\"\n  \
         enable_github_oidc = true\n  \
         oidc_wildcard_subjects = [\"acme/web:ref:refs/heads/main\", \"acme/web:environment:*\"]\n}\n",
    ),
};
