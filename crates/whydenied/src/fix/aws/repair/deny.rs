//! A Deny that applies, and an Allow that applies to too many.

use super::Repair;
use super::exact::{exact, own_subject, without_variables};
use crate::aws::evaluate::{Reason, StatementTrace};
use crate::aws::operator::Test;
use crate::aws::policy::{Effect, PolicyKind};
use crate::fix::aws::attempt::Attempt;
use crate::fix::repair::EVERYONE;
use crate::outcome::Outcome;

/// What exempts this token from a Deny, and no other.
pub(super) fn repairs(trace: &StatementTrace<'_, '_>, attempt: &Attempt<'_>) -> Vec<Repair> {
    let statement = trace.statement;
    let from = match attempt.policy.kind {
        PolicyKind::Trust => "this Deny",
        PolicyKind::ResourceControl => "this resource control policy",
    };
    let (key, Some(sub)) = (attempt.own_key("sub"), attempt.value_of("sub")) else { return Vec::new() };
    let title = format!("Exempt `{sub}` from {from}");
    // Who lists the subjects that are not denied lists one more.
    let listed = trace.conditions.iter().find(|test| {
        let operator = test.condition.operator;
        let is_list = operator.is_some_and(|it| {
            it.negated && it.set.is_none() && matches!(it.test, Test::StringEquals | Test::StringLike)
        });
        is_list && test.condition.key.text.eq_ignore_ascii_case(&key)
    });
    let exempt = if let Some(test) = listed {
        exact(sub, test.condition.operator, attempt)
            .and_then(|value| attempt.manuscript.add_value(test.condition, &value))
    } else {
        let value = without_variables(sub, attempt);
        attempt.manuscript.add_condition(statement, "StringNotEquals", &key, &value)
    };
    let mut repairs: Vec<_> = Repair::new(title, exempt).into_iter().collect();
    // A test that holds because its key is absent denies all who lack the key.
    let vacuous = trace
        .conditions
        .iter()
        .find(|test| matches!(test.reason, Reason::Absent | Reason::AbsentIfExists | Reason::VacuousForAll));
    if let Some(test) = vacuous {
        let absent = &*test.condition.key.text;
        let title = format!("Deny only who has the key `{absent}`");
        let present = attempt.manuscript.add_condition(statement, "Null", absent, "false");
        repairs.extend(Repair::new(title, present).map(|it| it.telling(EVERYONE)));
    }
    repairs
}

/// What limits every Allow that applies now to this token's subject.
pub(in crate::fix::aws) fn pin(attempt: &Attempt<'_>) -> Option<Repair> {
    let key = attempt.own_key("sub");
    let (operator, value) = own_subject(attempt)?;
    let evaluation = attempt.evaluations.first()?;
    let mut edits = Vec::new();
    for trace in &evaluation.trace.statements {
        if trace.statement.effect != Some(Effect::Allow) || trace.outcome == Outcome::Fail {
            continue;
        }
        let tested = trace.conditions.iter().map(|test| test.condition).find(|condition| {
            condition.operator_name.text == operator && condition.key.text.eq_ignore_ascii_case(&key)
        });
        edits.extend(match tested {
            Some(condition) => attempt.manuscript.set_values(condition, &value)?,
            None => attempt.manuscript.add_condition(trace.statement, operator, &key, &value)?,
        });
    }
    Repair::new(format!("for `{value}` only"), Some(edits))
}
