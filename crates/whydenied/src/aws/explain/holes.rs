//! The expressions of the program that a policy was read from, as the report shows them.

use crate::aws::decision::Decision;
use crate::aws::policy::Policy;
use crate::aws::role::Role;
use crate::aws::unknown::Unknown;
use crate::outcome::Outcome;
use crate::pattern::Unit;
use crate::program::{By, DocumentForm, Filled, Form, plain};
use crate::report::{HoleReport, InputReport, InputRole, ResolvedBy};
use crate::text::Stands;

/// The longest value of a request that is taken apart for what an expression would have to be.
const MAX_VALUE: usize = 2_048;

/// What the trust policy was read from, where that is more than the bare policy.
pub(crate) fn inputs(policy: &Policy<'_>) -> Vec<InputReport> {
    if policy.form == DocumentForm::Policy {
        return Vec::new();
    }
    let span = policy.program.as_ref().map_or(policy.part, |program| program.span);
    vec![InputReport {
        role: InputRole::Policy,
        form: policy.form.id().into(),
        name: policy.role.as_ref().and_then(Role::called).map(str::to_owned),
        span: policy.lines().place(span),
    }]
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
        let needed = needs.iter().filter(|(expression, _)| *expression == filled.expression);
        HoleReport {
            expression: filled.expression.clone().into_owned(),
            kind: filled.kind,
            spans: filled.spans.iter().map(|span| policy.lines().place(*span)).collect(),
            value: value.or_else(|| filled.value.as_deref().map(plain)),
            resolved_by: by.or(filled.by).map(resolved_by),
            candidates: filled.candidates.clone(),
            needs: needed.map(|(_, text)| text.clone()).collect(),
            fits: match &filled.stands {
                Stands::Fitting(pattern) => Some(pattern.clone()),
                _ => None,
            },
            decides: decides.iter().any(|name| *name == filled.expression),
        }
    };
    program.filled.iter().map(report).collect()
}

const fn resolved_by(by: By) -> ResolvedBy {
    match by {
        By::Given => ResolvedBy::Given,
        By::Expression => ResolvedBy::Expression,
        By::Text => ResolvedBy::Text,
        By::Default => ResolvedBy::Default,
        By::Pseudo => ResolvedBy::Pseudo,
        By::Issuer => ResolvedBy::Issuer,
    }
}

/// What expressions would have to be for the tests to pass that rest on them.
fn needs(decision: &Decision<'_>) -> Vec<(String, String)> {
    let mut needs: Vec<(String, String)> = Vec::new();
    let Some(main) = decision.evaluations.first() else { return needs };
    let conditions = main.trace.statements.iter().flat_map(|statement| &statement.conditions);
    for trace in conditions.filter(|condition| condition.outcome == Outcome::Depends) {
        let Some(operator) = trace.condition.operator.filter(|operator| !operator.is_negated()) else {
            continue;
        };
        let unit: fn(char) -> Unit = if operator.row.wildcards { Unit::aws } else { Unit::Char };
        let found = decision.context.lookup(&trace.condition.key.text);
        let actual = found.values().unwrap_or_default();
        for actual in actual.iter().filter(|actual| actual.len() <= MAX_VALUE) {
            for template in trace.condition.values.iter().filter_map(|value| value.template.as_ref()) {
                for (expression, text) in template.needs(actual, unit) {
                    if !needs.iter().any(|(known, other)| known == expression && *other == text) {
                        needs.push((expression.to_owned(), text));
                    }
                }
            }
        }
    }
    needs
}
