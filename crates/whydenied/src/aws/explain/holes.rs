//! The expressions of the program that a policy was read from, as the report shows them.

use super::needs::needs;
use crate::aws::decision::Decision;
use crate::aws::explain::remark::verdict_before_plan;
use crate::aws::policy::{Policy, Side};
use crate::aws::role::Role;
use crate::aws::unknown::Unknown;
use crate::program::{By, Declared, DocumentForm, Filled, Form};
use crate::report::{HoleReport, InputReport, InputRole};
use crate::span::Span;

/// What the trust policy was read from, where that is more than the bare policy, and where it stands as well.
pub(crate) fn inputs(decision: &Decision<'_>) -> Vec<InputReport> {
    let policy = decision.call.policy;
    let mut inputs = Vec::new();
    if policy.form != DocumentForm::Policy {
        inputs.push(input(policy, InputRole::Policy));
    }
    inputs.extend(policy.beside(Side::Program).map(|program| input(program, InputRole::Policy)));
    inputs.extend(policy.beside(Side::Before).map(|before| InputReport {
        verdict: verdict_before_plan::before(decision),
        ..input(before, InputRole::Before)
    }));
    let declared = |declared: &Declared| InputReport {
        role: InputRole::Provider,
        form: policy.form.id().into(),
        name: Some(declared.url.clone()),
        span: policy.lines().place(declared.span),
        verdict: None,
    };
    inputs.extend(policy.program.iter().flat_map(|program| &program.providers).map(declared));
    let given = |(form, place): &(&'static str, Span)| InputReport {
        role: InputRole::Defaults,
        form: (*form).into(),
        name: None,
        span: policy.lines().place(*place),
        verdict: None,
    };
    inputs.extend(policy.program.iter().flat_map(|program| &program.values).map(given));
    inputs
}

fn input(policy: &Policy<'_>, role: InputRole) -> InputReport {
    let span = policy.program.as_ref().map_or(policy.part, |program| program.span);
    InputReport {
        role,
        form: policy.form.id().into(),
        name: policy.role.as_ref().and_then(Role::called).map(str::to_owned),
        span: policy.lines().place(span),
        verdict: None,
    }
}

/// What the expressions of the trust policy were taken for, and what those that are open would have to be.
pub(crate) fn holes(decision: &Decision<'_>) -> Vec<HoleReport> {
    let policy = decision.call.policy;
    let Some(program) = &policy.program else { return Vec::new() };
    let decides: Vec<_> = decision.unknown().into_iter().map(Unknown::into_words).collect();
    let needs = needs(decision);
    let report = |filled: &Filled<'_>| {
        let assumed = program.assumed.iter().find(|(expression, _)| *expression == filled.expression);
        let value = assumed.map(|(_, value)| value.clone());
        // What is computed of the provider is no assumption by itself.
        let by = assumed.map(|_| if filled.form == Form::Host { By::Expression } else { By::Issuer });
        let needed = needs.iter().find(|needed| *needed.expression == filled.expression);
        let needed = needed.cloned().unwrap_or_default();
        let own = filled.report(policy.lines());
        HoleReport {
            value: value.or(own.value),
            resolved_by: by.map(Into::into).or(own.resolved_by),
            needs: needed.texts,
            is_example: needed.is_example,
            may_be_pattern: needed.may_be_pattern,
            must_not_be: needed.must_not_be,
            decides: decides.iter().any(|name| *name == filled.expression),
            ..own
        }
    };
    program.filled.iter().map(report).collect()
}
