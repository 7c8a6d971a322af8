//! A module writes another value than its input has, and the token has the input's.

use crate::aws::context::Context;
use crate::aws::evaluate::ConditionTrace;
use crate::aws::policy::Policy;
use crate::finding::entry::Entry;
use crate::finding::example::key::main;
use crate::finding::kind::{Cause, Kind, Message};
use crate::finding::page::GRAMMAR;
use crate::pattern::matches;

pub(crate) static KIND: Kind = Kind::cause("module-changes-value", GRAMMAR);

/// Found where what is written for a value would let the token pass, and what the module makes of it does not; with
/// which of the values it is about.
pub(crate) fn cause(
    trace: &ConditionTrace<'_, '_>,
    policy: &Policy<'_>,
    context: &Context,
) -> Option<(Cause, usize)> {
    let condition = trace.condition;
    policy.program.as_ref().filter(|program| program.of_module)?;
    let operator = condition.operator.filter(|operator| !operator.is_negated())?;
    let found = context.lookup(&condition.key.text);
    let actual = found.values()?;
    condition.values.iter().enumerate().take(COMPARED).find_map(|(at, value)| {
        let written = policy.text.get(value.span.start..value.span.end)?.trim_matches('"');
        let is_changed = written != value.text && !written.is_empty();
        let passes = |actual: &str| matches(written.chars().map(operator.unit()), actual);
        actual.iter().find(|actual| is_changed && passes(actual))?;
        let message = Message::new(
            format!("The module makes `{}` of `{written}`, which is what the token has", value.text),
            "The policy has what the module makes of its input, not the input itself.",
            "give the module what it makes the token's value of, or write the role without it",
        );
        Some(((&KIND, message), at))
    })
}

/// No more values are looked at.
const COMPARED: usize = 256;

pub(crate) static ENTRY: Entry = Entry {
    kind: &KIND,
    title: "A module writes another value than its input has",
    why: "Some modules of Terraform put words before what they are given, such as `repo:` before each subject. A subject \
          that has them already, or that GitHub was told to write in another way, then never matches.",
    help: "give the module what it makes the token's value of, or write the role without it",
    example: main(
        "module \"role\" {\n  source = \"unfunco/oidc-github/aws\"\n  version = \"3.0.1\"\n  \
         github_subjects = [\"repo:acme/web:ref:refs/heads/main\"]\n}\n",
    ),
    near: main(
        "module \"role\" {\n  source = \"unfunco/oidc-github/aws\"\n  version = \"3.0.1\"\n  \
         github_subjects = [\"acme/web:ref:refs/heads/main\"]\n}\n",
    ),
};
